"""Runs transactions on a server in exactly the shape that a timeline gives them."""

import io

import psycopg2

from holes import HOLE, Holes, Unsendable
from rows import FRIENDLY

IDLE, INSIDE = 0, 2
# Things that are not there because a statement that makes them was left out.
MISSING = {"42P01", "42703", "42704", "42883", "3F000", "26000", "22P02", "42P17", "3B001"}


EMPTY = """
DO $$ DECLARE doomed text; BEGIN
  SET LOCAL client_min_messages = error;
  FOR doomed IN SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE 'DROP SCHEMA ' || doomed || ' CASCADE';
  END LOOP;
  CREATE SCHEMA public;
END $$"""


class Failure(Exception):
    def __init__(self, step, sqlstate, words):
        super().__init__(words)
        self.step, self.sqlstate, self.words = step, sqlstate, words.strip().split("\n")[0]


class Watch:
    """What a judge does while transactions run: nothing."""

    def __init__(self):
        # Steps of programs of which nobody knows what they send.
        self.unsent = set()

    def between(self, connection):
        """Before each migration, when no transaction is open."""

    def tries(self, step):
        """Whether the run goes on when the step is refused."""
        return False

    def behind(self, cursor, step, failure):
        """Right after a step, in its transaction."""

    mood = FRIENDLY
    # Whether statements that are sent in one message are to be run one by one.
    parts_messages = False


class Database:
    """A database that is made empty before each run."""

    def __init__(self, server, name):
        self.dsn = server.dsn(name)
        admin = psycopg2.connect(server.dsn())
        admin.autocommit = True
        admin.cursor().execute(f"CREATE DATABASE {name}")
        admin.close()
        # Makes everything empty, and sees to what a judge does between migrations.
        self.keeper = self.connect()

    def connect(self):
        # What takes longer never ends: a loop that finds the same rows again and again.
        connection = psycopg2.connect(self.dsn, options="-c statement_timeout=10s")
        connection.autocommit = True
        return connection

    def empty(self, connection):
        connection.cursor().execute(EMPTY)

    def run(self, transactions, without=(), before=None, goes_on=False, watch=Watch()):
        """Raises the first failure, or with `goes_on` gives all of them. Steps in `without` are left out; `before` maps a
        transaction to SQL that somebody else runs before it."""
        failures = []
        migration = None
        self.empty(self.keeper)
        connection = self.connect()
        try:
            for transaction in transactions:
                is_next = transaction.steps and transaction.steps[0].migration != migration
                if is_next:
                    migration = transaction.steps[0].migration
                    watch.between(self.keeper)
                for sql in (before or {}).get(id(transaction), []):
                    self.elsewhere(lambda other: other.cursor().execute(sql))
                    watch.between(self.keeper)
                steps = [step for step in transaction.steps if step not in without]
                for failure in self.transaction(connection, transaction, steps, goes_on, watch):
                    if not goes_on and not watch.tries(failure.step):
                        raise failure
                    failures.append(failure)
        finally:
            connection.close()
        return failures

    def elsewhere(self, does):
        """What somebody does on a connection of his own."""
        other = self.connect()
        try:
            return does(other)
        finally:
            other.close()

    def transaction(self, connection, transaction, steps, goes_on, watch):
        cursor = connection.cursor()
        if not steps:
            return
        is_message = transaction.reason == "implicit" and not any(step.data for step in steps)
        if is_message and not (watch.parts_messages and len(steps) > 1):
            yield from self.message(cursor, steps)
            return
        is_wrapped = transaction.reason == "framework" or is_message
        if is_wrapped:
            cursor.execute("BEGIN")
        for step in steps:
            is_tried = watch.tries(step) and connection.info.transaction_status == INSIDE
            if is_tried:
                cursor.execute("SAVEPOINT tried")
            failure = self.step(cursor, step, watch)
            if is_tried and connection.info.transaction_status != IDLE:
                cursor.execute("ROLLBACK TO tried; RELEASE tried" if failure else "RELEASE tried")
            watch.behind(cursor, step, failure)
            if failure:
                yield failure
                if not goes_on and not watch.tries(step):
                    return
        if is_wrapped and connection.info.transaction_status != IDLE:
            try:
                cursor.execute("ROLLBACK" if transaction.ending == "rolled back" else "COMMIT")
            except psycopg2.Error as error:
                yield Failure(steps[-1], error.pgcode, str(error))

    def step(self, cursor, step, watch=Watch()):
        try:
            if step.savepoint is not None:
                cursor.execute("SAVEPOINT runner")
            if step.data is not None:
                cursor.copy_expert(step.sql, io.StringIO(step.data))
            elif HOLE in step.sql or step.loop:
                self.program(cursor, step, watch)
            else:
                cursor.execute(step.sql)
            if step.savepoint is not None:
                cursor.execute("RELEASE SAVEPOINT runner")
        except psycopg2.Error as error:
            return Failure(step, error.pgcode, str(error))

    def program(self, cursor, step, watch):
        """What a program sends with values that only the run knows. Where nobody can say what that comes to, it is left out."""
        try:
            Holes(cursor, step, watch.mood).send()
        except Unsendable:
            watch.unsent.add(step)

    def message(self, cursor, steps):
        """One simple query. Which of its statements failed, the server does not say: the fewest that still fail end with it."""
        failure = None
        count = len(steps)
        try:
            cursor.execute(";\n".join(step.sql for step in steps))
            return
        except psycopg2.Error as error:
            failure = Failure(steps[-1], error.pgcode, str(error))
        # Nothing of it stayed: the server is where it was, unless a COMMIT stood in the midst.
        for count in range(1, len(steps)):
            try:
                cursor.execute(";\n".join(step.sql for step in steps[:count]) + ";\nDO $$ BEGIN RAISE SQLSTATE 'PL000'; END $$")
            except psycopg2.Error as error:
                if error.pgcode == "PL000":
                    continue
                failure = Failure(steps[count - 1], error.pgcode, str(error))
                break
        yield failure

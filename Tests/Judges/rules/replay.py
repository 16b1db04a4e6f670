"""Runs transactions on a server in exactly the shape that a timeline gives them."""

import io

import psycopg2

# Things that are not there because a statement that makes them was left out.
MISSING = {"42P01", "42703", "42704", "42883", "3F000", "26000", "22P02", "42P17", "3B001"}


class Failure(Exception):
    def __init__(self, step, sqlstate, words):
        super().__init__(words)
        self.step, self.sqlstate, self.words = step, sqlstate, words.strip().split("\n")[0]


class Database:
    """A database that is made empty before each run."""

    def __init__(self, server, name):
        self.dsn = server.dsn(name)
        admin = psycopg2.connect(server.dsn())
        admin.autocommit = True
        admin.cursor().execute(f"CREATE DATABASE {name}")
        admin.close()

    def connect(self):
        connection = psycopg2.connect(self.dsn)
        connection.autocommit = True
        return connection

    def empty(self, connection):
        cursor = connection.cursor()
        cursor.execute("SET client_min_messages = error")
        cursor.execute(
            "SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP SCHEMA {name} CASCADE")
        cursor.execute("CREATE SCHEMA public")
        cursor.execute("RESET client_min_messages")

    def run(self, transactions, without=(), before=None, goes_on=False):
        """Raises the first failure, or with `goes_on` gives all of them. Steps in `without` are left out; `before` maps a
        transaction to SQL that somebody else runs before it."""
        failures = []
        connection = self.connect()
        try:
            self.empty(connection)
        finally:
            connection.close()
        connection = self.connect()
        try:
            for transaction in transactions:
                for sql in (before or {}).get(id(transaction), []):
                    other = self.connect()
                    other.cursor().execute(sql)
                    other.close()
                steps = [step for step in transaction.steps if step not in without]
                for failure in self.transaction(connection, transaction, steps, goes_on):
                    if not goes_on:
                        raise failure
                    failures.append(failure)
        finally:
            connection.close()
        return failures

    def transaction(self, connection, transaction, steps, goes_on):
        cursor = connection.cursor()
        if not steps:
            return
        if transaction.reason == "implicit" and not any(step.data for step in steps):
            yield from self.message(cursor, steps)
            return
        if transaction.reason == "framework":
            cursor.execute("BEGIN")
        for step in steps:
            failure = self.step(cursor, step)
            if failure:
                yield failure
                if not goes_on:
                    return
        if transaction.reason == "framework" and connection.info.transaction_status != 0:
            try:
                cursor.execute("ROLLBACK" if transaction.ending == "rolled back" else "COMMIT")
            except psycopg2.Error as error:
                yield Failure(steps[-1], error.pgcode, str(error))

    def step(self, cursor, step):
        try:
            if step.savepoint is not None:
                cursor.execute("SAVEPOINT runner")
            if step.data is not None:
                cursor.copy_expert(step.sql, io.StringIO(step.data))
            else:
                cursor.execute(step.sql)
            if step.savepoint is not None:
                cursor.execute("RELEASE SAVEPOINT runner")
        except psycopg2.Error as error:
            return Failure(step, error.pgcode, str(error))

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

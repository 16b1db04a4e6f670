"""What a server refuses of a history: the only judge there is."""

import collections
import io

import psycopg2

from replay import EMPTY

# What the rules speak of: an unsafe use of a label, what may not run in a transaction, and a COMMIT where there may be none.
REFUSALS = {"55P04", "25001", "2D000"}
Refusal = collections.namedtuple("Refusal", "state words")
IDLE = 0


class Invalid(Exception):
    """A statement is refused for another reason than the one we are after."""

    def __init__(self, statement, words):
        super().__init__(words)
        self.statement = statement


class Disturbed(Exception):
    """A message did not fare as the same statements one by one: the judge itself is wrong."""


class Stage:
    """A database on which histories are played, each on an empty one."""

    def __init__(self, server, name):
        self.dsn = server.dsn(name)
        with_server = psycopg2.connect(server.dsn())
        with_server.autocommit = True
        with_server.cursor().execute(f"CREATE DATABASE {name}")
        with_server.close()
        self.keeper = self.connect()
        self.keeper.cursor().execute("SET client_min_messages = error")

    def connect(self):
        connection = psycopg2.connect(self.dsn, options="-c statement_timeout=20s -c client_min_messages=error")
        connection.autocommit = True
        return connection

    def empty(self):
        self.keeper.cursor().execute(EMPTY)

    def send(self, cursor, sql):
        if sql.startswith("COPY"):
            cursor.copy_expert(sql, io.StringIO())
        else:
            cursor.execute(sql)

    def copy(self, cursor, statement):
        cursor.copy_expert(statement.sql, io.StringIO(statement.data))

    def execute(self, cursor, statement):
        """What the server answers if it refuses what the rules speak of; any other refusal is raised."""
        try:
            if statement.data is not None:
                self.copy(cursor, statement)
            else:
                self.send(cursor, statement.sql)
        except psycopg2.Error as error:
            words = str(error).strip().split("\n")[0]
            if error.pgcode not in REFUSALS:
                raise Invalid(statement, f"{error.pgcode} {words}") from None
            return Refusal(error.pgcode, words)


class Play:
    """One history on one stage. A statement that is refused is left out and the rest is played again, until all of it passes.

    To play less often, a statement that is expected to be refused is tried under a savepoint, unless it might define something
    there, which a savepoint would change; `exact` does without that.
    """

    def __init__(self, stage, history, apart=None, exact=False, suspects=()):
        self.stage, self.history, self.exact = stage, history, exact
        # So many files are deployed each by itself, and the rest in one transaction; nothing: all by themselves.
        self.apart = len(history.files) if apart is None else apart
        self.suspects = set(suspects)
        self.refused = {}
        # What stands on something that was refused only because its file was not deployed by itself.
        self.lost = set()

    def result(self):
        """Statement → refusal, of all that is refused."""
        while not self.passes():
            pass
        return self.refused

    def passes(self):
        self.stage.empty()
        wrapped = self.history.shape != "statement"
        together = [statement for statements in self.history.files[self.apart:] for statement in statements]
        sessions = [*self.history.files[:self.apart], together]
        return all(self.session(statements, wrapped) for statements in sessions if statements)

    def session(self, statements, wrapped):
        connection = self.stage.connect()
        try:
            cursor = connection.cursor()
            if self.history.shape == "message":
                return self.message(cursor, statements)
            if wrapped:
                cursor.execute("BEGIN")
            if not self.steps(connection, cursor, statements):
                return False
            if wrapped:
                cursor.execute("COMMIT")
            return True
        finally:
            connection.close()

    def steps(self, connection, cursor, statements):
        for statement in statements:
            if statement in self.refused or statement in self.lost:
                continue
            inside = connection.info.transaction_status != IDLE
            tried = inside and not self.exact and not statement.defines and statement in self.suspects
            if tried:
                cursor.execute("SAVEPOINT tried")
            try:
                refusal = self.stage.execute(cursor, statement)
            except Invalid:
                if self.apart == len(self.history.files) or not self.refused:
                    raise
                self.lost.add(statement)
                return False
            if tried:
                cursor.execute("ROLLBACK TO tried; RELEASE tried" if refusal else "RELEASE tried")
            if refusal:
                self.refused[statement] = refusal
                self.suspects.add(statement)
                if inside and not tried:
                    return False
        return True

    def message(self, cursor, statements):
        """Which statement of a message is refused the server does not say, so they are first sent one by one, for nothing."""
        statements = [statement for statement in statements if statement not in self.refused]
        if len(statements) == 1:
            return self.steps(cursor.connection, cursor, statements)
        cursor.execute("BEGIN")
        passes = self.steps(cursor.connection, cursor, statements)
        cursor.execute("ROLLBACK; DEALLOCATE ALL")
        if not passes:
            return False
        first = next((index for index, statement in enumerate(statements) if statement in self.refused), None)
        try:
            if first is not None:
                # What stands alone in its message is in no transaction.
                cursor.execute(";\n".join(statement.sql for statement in statements[:max(first + 1, 2)]))
                raise Disturbed(f"passes as a message: {statements[first].sql}")
        except psycopg2.Error as error:
            if error.pgcode not in REFUSALS:
                raise Disturbed(str(error)) from None
            cursor.execute("DEALLOCATE ALL")
        kept = [statement for statement in statements if statement not in self.refused]
        try:
            if kept:
                cursor.execute(";\n".join(statement.sql for statement in kept))
        except psycopg2.Error as error:
            raise Disturbed(str(error)) from None
        return True

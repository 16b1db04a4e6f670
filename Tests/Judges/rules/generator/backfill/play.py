"""How histories are written, and what a server refuses of them with and without rows in the tables."""

import random

import psycopg2

from rows import FRIENDLY, HOSTILE, fill

from ..history import History
from ..model import Statement
from ..truth import Invalid, Refusal
from .grammar import Grammar
from .model import tables

# No rows but those that the history itself puts in.
OWN = "own"
MOODS = (OWN, FRIENDLY, HOSTILE)
SHAPES = {"file": 5, "statement": 3, "message": 1}


def is_about_rows(state):
    return state is not None and state.startswith("23")


class Writer:
    """Writes one history; `invalid` counts what the server refused for other reasons than rows."""

    def __init__(self, seed, stage):
        self.random = random.Random(seed)
        self.stage = stage
        self.grammar = Grammar(self.random)
        self.invalid, self.offered = [], 0

    def write(self):
        self.stage.empty()
        connection = self.stage.connect()
        self.cursor = connection.cursor()
        self.statements = []
        try:
            self.take(self.grammar.first())
            opening = len(self.statements)
            length = self.random.randint(4, 14)
            while len(self.statements) < opening + length:
                self.take(self.grammar.story())
        finally:
            connection.close()
        shape = self.random.choices(list(SHAPES), SHAPES.values())[0]
        return History(shape, self.cut(opening))

    def take(self, story):
        for sql in story:
            self.offered += 1
            try:
                self.cursor.execute(sql)
                self.grammar.tables = tables(self.cursor)
            except psycopg2.Error as error:
                if not is_about_rows(error.pgcode):
                    self.invalid.append((error.pgcode, str(error).split("\n")[0], sql))
                    return
            self.statements.append(Statement(sql))

    def cut(self, opening):
        """What a history begins with is mostly older than the rest."""
        files = [[]]
        often = self.random.choice([0.1, 0.25, 0.5])
        for index, statement in enumerate(self.statements):
            if files[-1] and (index == opening and self.random.random() < 0.8 or index > opening and self.random.random() < often):
                files.append([])
            files[-1].append(statement)
        return files


class Play:
    """One history on one stage. What is refused because of rows, is left out, as is what stands on it."""

    def __init__(self, stage, history, mood):
        self.stage, self.history, self.mood = stage, history, mood
        self.refused, self.lost, self.unfilled = {}, set(), []
        # Rows come once to each table. What a history empties gets new ones, but no NULLs that were not there before.
        known = set()
        stage.empty()
        for index, statements in enumerate(history.files):
            if index and mood != OWN:
                self.unfilled += fill(stage.keeper, mood, known)
            if statements:
                self.file(statements)

    def file(self, statements):
        connection = self.stage.connect()
        try:
            cursor = connection.cursor()
            cursor.execute("SET statement_timeout = '3s'")
            is_wrapped = self.history.shape != "statement"
            if is_wrapped:
                cursor.execute("BEGIN")
            for statement in statements:
                if is_wrapped:
                    cursor.execute("SAVEPOINT tried")
                try:
                    cursor.execute(statement.sql)
                    if is_wrapped:
                        cursor.execute("RELEASE tried")
                except psycopg2.Error as error:
                    self.fails(statement, error)
                    if is_wrapped:
                        cursor.execute("ROLLBACK TO tried; RELEASE tried")
            if is_wrapped:
                cursor.execute("COMMIT")
        finally:
            connection.close()

    def fails(self, statement, error):
        words = str(error).strip().split("\n")[0]
        if is_about_rows(error.pgcode):
            self.refused[statement] = Refusal(error.pgcode, words)
        elif self.mood == OWN and not self.refused:
            raise Invalid(statement, f"{error.pgcode} {words}")
        else:
            self.lost.add(statement)

#!/usr/bin/env python3
"""A judge that finds nothing wrong may be asleep: this shows it answers, and finds what it should."""

import pathlib
import tempfile
import unittest

import expectations
import judge_parse
import psql_script
from pglast import parser


def relations(sql):
    return expectations.relations(parser.parse_sql(sql)[0].stmt)


def tag(sql):
    return expectations.command_tag(parser.parse_sql(sql)[0].stmt)


class Relations(unittest.TestCase):
    def test_names_of_with_queries_are_told_from_tables(self):
        self.assertEqual(relations("WITH t AS (SELECT * FROM t) SELECT * FROM t, s.t, u"), {"t", "s.t", "u"})
        self.assertEqual(relations("WITH RECURSIVE t AS (SELECT * FROM t) SELECT * FROM t"), set())
        self.assertEqual(relations("WITH a AS (SELECT 1), b AS (SELECT * FROM a) SELECT * FROM b"), set())
        self.assertEqual(relations("WITH a AS (SELECT * FROM b), b AS (SELECT 1) SELECT * FROM a, b"), {"b"})
        self.assertEqual(relations("WITH t AS (SELECT 1) INSERT INTO t SELECT * FROM t"), {"t"})
        self.assertEqual(relations("SELECT (WITH x AS (SELECT 1) SELECT * FROM x) FROM x"), {"x"})

    def test_names_that_are_lists_of_strings(self):
        self.assertEqual(relations("DROP TABLE a, s.b"), {"a", "s.b"})
        self.assertEqual(relations("DROP TRIGGER g ON s.t"), {"s.t"})
        self.assertEqual(relations("DROP TYPE t"), set())
        self.assertEqual(relations("COMMENT ON COLUMN s.t.c IS 'x'"), {"s.t"})
        self.assertEqual(relations('DROP TABLE "a.b", "c""d"'), {'"a.b"', '"c""d"'})

    def test_what_is_no_relation(self):
        self.assertEqual(relations("SELECT * FROM t AS x FOR UPDATE OF x"), {"t"})
        self.assertEqual(relations("ALTER TYPE c ADD ATTRIBUTE a int"), set())


class Tags(unittest.TestCase):
    def test_tags_that_depend_on_more_than_the_first_word(self):
        self.assertEqual(tag("SELECT 1 INTO t UNION SELECT 2"), "SELECT INTO")
        self.assertEqual(tag("ALTER INDEX i RENAME TO j"), "ALTER INDEX")
        self.assertEqual(tag("ALTER VIEW v RENAME COLUMN a TO b"), "ALTER VIEW")
        self.assertEqual(tag("CREATE USER u"), "CREATE ROLE")
        self.assertEqual(tag("ROLLBACK TO s"), "ROLLBACK")
        self.assertEqual(tag("GRANT a TO b"), "GRANT ROLE")
        self.assertEqual(tag("RESET ALL"), "RESET")


class Psql(unittest.TestCase):
    def blanked(self, source):
        text, _ = psql_script.server_text(source.encode())
        self.assertEqual(len(text), len(source.encode()))
        return " ".join(text.decode().split())

    def test_what_psql_keeps(self):
        self.assertEqual(self.blanked("\\set x 'a;b'\nSELECT 1 \\gset\nSELECT '\\g' \\; SELECT 2;"), "SELECT 1 ; SELECT '\\g' ; SELECT 2;")
        self.assertEqual(self.blanked("COPY t FROM stdin;\nit's;\n\\.\nSELECT 1;"), "COPY t FROM stdin; SELECT 1;")
        self.assertEqual(self.blanked("/* \\x */ SELECT $$ \\y $$ -- \\z\n;"), "/* \\x */ SELECT $$ \\y $$ -- \\z ;")


class Verdicts(unittest.TestCase):
    SQL = "SELECT * FROM t;\nDROP TABLE s.u;\n"
    RIGHT = [
        {"statement": "SELECT", "start": 0, "end": 15, "line": 1, "understood": True, "relations": ["t"]},
        {"statement": "DROP TABLE", "start": 17, "end": 31, "line": 2, "understood": True, "relations": ["s.u"]},
    ]

    def verdict(self, **changes):
        ours = [dict(self.RIGHT[0]), dict(self.RIGHT[1], **changes)]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.sql")
            path.write_text(self.SQL)
            judgement = judge_parse.Judgement()
            judge_parse.judge(path, "a.sql", ours, judgement)
        return {what for what, texts in judgement.differences.items() if texts}

    def test_every_difference_is_seen(self):
        self.assertEqual(self.verdict(), set())
        self.assertEqual(self.verdict(end=32), {"boundaries"})
        self.assertEqual(self.verdict(start=14), {"boundaries"})
        self.assertEqual(self.verdict(statement="DROP VIEW"), {"tags"})
        self.assertEqual(self.verdict(relations=["u"]), {"relations"})
        self.assertEqual(self.verdict(relations=[]), {"relations"})
        self.assertEqual(self.verdict(understood=False), {"understood"})


if __name__ == "__main__":
    unittest.main()

/// Statements of many kinds and spellings, to be broken in every way.
enum MutationSeeds {
  static let statements = [
    "SELECT a.b, 'it''s', E'\\n\\'x', U&'\\0061' UESCAPE '!', $tag$ body; $$ $tag$, B'01', 1.5e-3, 0xFF, $1 FROM \"T\" t",
    "SELECT * FROM (VALUES (1, 'x'), (2, NULL)) AS v (a, b) WHERE a BETWEEN -1 AND 2 OR b IS NOT DISTINCT FROM 'y'",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 10) SELECT sum(n) FILTER (WHERE n > 2) FROM r",
    "SELECT CASE a WHEN 1 THEN 'x' ELSE CASE WHEN b THEN c END END, ARRAY[[1, 2], [3]], (ROW(1, 2)).f1, a[1:2], b::int[]",
    "SELECT rank() OVER w, lag(a, 1) OVER (PARTITION BY b ORDER BY c DESC NULLS LAST ROWS 1 PRECEDING) FROM t WINDOW w AS ()",
    "SELECT a FROM t JOIN LATERAL (SELECT 1) x ON true LEFT JOIN u USING (id) GROUP BY CUBE (a, b) HAVING count(*) > 1 FOR UPDATE",
    "SELECT a -> 'b' ->> 'c', d @> e, f ?| g, h <-> i, - -1, a ? 'k', x.y.z, count(DISTINCT a ORDER BY b), EXISTS (SELECT 1)",
    "INSERT INTO s.t (a, b) VALUES (DEFAULT, :x), (%s, ${y}) ON CONFLICT (a) DO UPDATE SET b = excluded.b RETURNING *",
    "UPDATE ONLY t SET a = 1, (b, c) = (SELECT 1, 2) FROM u WHERE t.id = u.id",
    "DELETE FROM t USING u WHERE t.id = u.id AND a LIKE 'x%' ESCAPE '!' RETURNING t.id",
    "MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN UPDATE SET a = 1 WHEN NOT MATCHED THEN INSERT VALUES (1)",
    """
    CREATE TABLE IF NOT EXISTS s.t (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the key
      a numeric(10, 2) NOT NULL DEFAULT 0 CHECK (a > 0),
      b text REFERENCES u (b) ON DELETE CASCADE, /* who */
      CONSTRAINT one UNIQUE (a, b), EXCLUDE USING gist (c WITH &&)
    ) PARTITION BY RANGE (id)
    """,
    "CREATE TABLE p PARTITION OF t FOR VALUES FROM (MINVALUE) TO (10)",
    "ALTER TABLE t ADD COLUMN c timestamptz DEFAULT now(), ALTER b TYPE int USING b::int, DROP CONSTRAINT IF EXISTS x CASCADE",
    "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES u (a) NOT VALID",
    "CREATE UNIQUE INDEX CONCURRENTLY i ON t USING btree (lower(a) text_pattern_ops DESC) INCLUDE (b) WHERE c IS NULL",
    "CREATE TYPE mood AS ENUM ('sad', 'ok')",
    "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy' AFTER 'ok'",
    "CREATE OR REPLACE VIEW v WITH (security_barrier) AS SELECT 1 AS one",
    """
    CREATE FUNCTION f(a int DEFAULT 1, OUT b text) RETURNS SETOF record LANGUAGE plpgsql AS $body$
    BEGIN
      RETURN QUERY SELECT 'x';
    END
    $body$
    """,
    """
    CREATE OR REPLACE FUNCTION g(a int) RETURNS int
    BEGIN ATOMIC
      SELECT CASE WHEN a > 0 THEN 1 ELSE 2 END;
      SELECT (a);
    END
    """,
    "DO $$ BEGIN PERFORM 1; END $$",
    "CREATE TRIGGER g AFTER INSERT OR UPDATE OF a ON t FOR EACH ROW WHEN (old.a IS DISTINCT FROM new.a) EXECUTE FUNCTION f()",
    "CREATE RULE r AS ON INSERT TO t DO INSTEAD (INSERT INTO u VALUES (1); NOTIFY x)",
    "CREATE POLICY p ON t FOR SELECT TO PUBLIC USING (owner = current_user)",
    "GRANT SELECT (a), UPDATE ON TABLE t TO bob WITH GRANT OPTION",
    "COMMENT ON COLUMN s.t.a IS 'it''s'",
    "COPY t (a, b) FROM 'file.csv' WITH (FORMAT csv, HEADER)",
    "EXPLAIN (ANALYZE, BUFFERS) SELECT 1",
    "SET LOCAL search_path TO a, \"B\", c",
    "ROLLBACK TO SAVEPOINT s",
    "TRUNCATE a, b RESTART IDENTITY CASCADE",
    "REINDEX (VERBOSE) TABLE CONCURRENTLY t",
    "SELECT \\if :x\n 1 \\else\n 2 \\endif\n",
    "tab_{{ x }} {% if y %} <%= z %> a{}b \\gset x",
    "SELECT 'a' -- one\n  'b'\n  'c', \"é表\", '😀'",
  ]
}

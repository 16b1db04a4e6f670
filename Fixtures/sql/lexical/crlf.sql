-- Lines that end as on Windows.
CREATE TABLE t (
  id int, -- a comment
  note text DEFAULT 'two
lines'
);

INSERT INTO t VALUES (1,
  'one '
  'string');
COPY t FROM stdin;
1	one
\.
\echo done
DO $$
BEGIN
  PERFORM 1;
END
$$;
SELECT 1;

-- The plain kind: a quote is doubled, a backslash is a backslash.
SELECT 'plain', '', 'it''s', 'back\slash', 'ends in \', ';', '
over lines';

-- With escapes.
SELECT E'it\'s', E'tab\tnew\nline', E'\\', e'\x41\101\u00e9\U0001F600', E'', E'a''b';

-- Unicode, bits, bytes, national.
SELECT U&'d\0061ta', U&'d!0061ta' UESCAPE '!', U&'\+01F600', u&'';
SELECT B'1010', b'', X'1F', x'ff', N'national', n'';

-- A string goes on behind a line break, whatever comments stand between, but not on the same line.
SELECT 'one '
  'string';
SELECT E'also '
  -- with a comment
  'this';
SELECT B'10'
  '01';

-- Words that only look like prefixes.
SELECT e, b, x, n, u FROM (SELECT 1 AS e, 2 AS b, 3 AS x, 4 AS n, 5 AS u) AS t;
SELECT E'' || e'' AS e;

-- Constants of a type.
SELECT date '2024-01-01', timestamp '2024-01-01 00:00', interval '1 day', interval '1' year, interval(3) '1 second';
SELECT float8 '1.5', numeric(4, 1) '2.5', point '(1, 2)', jsonb '{"a": 1}', pg_catalog.text 'x', time with time zone '12:00Z';

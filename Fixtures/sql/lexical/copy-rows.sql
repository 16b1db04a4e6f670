-- The rows behind COPY ... FROM stdin are no SQL, whatever they look like, up to the line \.
COPY public.notes (id, text, author) FROM stdin;
1	it's one; DROP TABLE notes;	\N
2	/* two	-- b
3	$$ three	"c
\.

COPY public.empty (id) FROM stdin;
\.

SELECT 1;

COPY csv_rows FROM STDIN WITH (FORMAT csv, HEADER true);
id,text
1,"a; b
it's over two lines"
\.

\copy notes (id) from stdin
4
5; SELECT 6;
\.

COPY t FROM 'rows/notes.csv' CSV;
COPY t TO stdout;
COPY (SELECT 1) TO stdout;
SELECT 2;

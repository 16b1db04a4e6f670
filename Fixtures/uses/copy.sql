COPY t (id, m) FROM STDIN;
5	old
6	new
\.
--> new evaluated new

-- Columns in the order of the table.
COPY t FROM STDIN;
5	new	new	{old,new}
6	\N	\N	\N
\.
--> new evaluated new
--> new evaluated {old,new}

COPY t (id, txt) FROM STDIN;
5	new
\.

COPY t (id, m) FROM STDIN (FORMAT csv, HEADER);
id,new
5,new
6,"new"
7,
\.
--> new evaluated new
--> new evaluated "new"

COPY t (id, m) FROM STDIN WITH CSV DELIMITER ';' QUOTE '~' NULL 'new';
5;new
6;~new~
\.
--> new evaluated ~new~

COPY t (id, m) FROM STDIN (DELIMITER '|', NULL 'new');
5|new
\.

-- Escapes spell labels too.
COPY t (id, m) FROM STDIN;
5	\x6e\145w
\.
--> new evaluated \x6e\145w

COPY p (c) FROM STDIN;
(1,new)
\.
--> new evaluated (1,new)

COPY p (d) FROM STDIN;
new
\.
--> new evaluated new

COPY t (id, m) FROM STDIN WHERE m = 'new';
5	old
\.
--> new analysed 'new'

COPY defaults (id) FROM STDIN;
5
\.
--> new evaluated defaults

-- from 16
COPY defaults FROM STDIN (DEFAULT '\D');
5	\D
\.
--> new evaluated defaults

COPY (SELECT 'new'::mood) TO STDOUT;
--> new analysed 'new'

COPY (SELECT 'new'::text::mood) TO STDOUT;
--> new evaluated 'new'

COPY t TO STDOUT;

COPY defaults FROM STDIN;
\.

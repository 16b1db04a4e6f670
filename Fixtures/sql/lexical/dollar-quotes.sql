-- Nothing inside means anything until the same tag comes again.
SELECT $$plain$$, $$it's; -- no comment$$, $tag$with a $$ inside$tag$, $a1$ $a$ $A1$ $a1$, $$$$, $ü$é$ü$;
SELECT $outer$ SELECT $inner$ ; $inner$ ; $outer$;
DO $$ BEGIN PERFORM 1; END $$;
DO $do$BEGIN PERFORM $$x;y$$; END$do$;

-- $1 is a parameter and opens no dollar quote; neither does a dollar sign inside a name.
PREPARE p (int, int) AS SELECT $1, $2+$1;
PREPARE q (int) AS SELECT $1;
CREATE TABLE money$ (a$$b int, c$d$ int);
SELECT a$$b FROM money$;

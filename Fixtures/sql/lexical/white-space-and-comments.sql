-- A comment to the end of the line; a semicolon ; in it ends nothing, and a quote ' opens nothing.
SELECT 1;-- glued to the statement before
/* A comment of its own. */
/* Comments nest: /* the inner one ends here */ and the outer one here. */ SELECT 2;
SELECT/**/3/*between*/AS/* tokens */three;
-- A star and a slash in a line comment open no block: /*
SELECT 4; -- */
SELECT '-- no comment', '/* nor this */', "/* a name */" FROM (SELECT 1) AS t ("/* a name */");
SELECT 5 --; the statement goes on
  + 5;
/* ; */ ; ; -- Empty statements are none.
	SELECT	6	;	-- Tabs are white space.
SELECT 7;SELECT 8;SELECT 9
;
-- The last statement needs no semicolon.
SELECT 10 /* and a comment may be the last thing */

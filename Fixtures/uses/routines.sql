CREATE FUNCTION f(a mood DEFAULT 'new') RETURNS mood LANGUAGE sql AS $$ SELECT a $$;
--> new analysed 'new'

CREATE FUNCTION f(a text DEFAULT 'new') RETURNS text LANGUAGE sql AS $$ SELECT a $$;

CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'new'::mood $$;
--> new analysed 'new'

CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS 'SELECT ''new''::mood';
--> new analysed ''new''

-- The result of a query is a text, which is no mood.
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'new' $$;

CREATE FUNCTION f() RETURNS mood LANGUAGE sql RETURN 'new';

CREATE FUNCTION f() RETURNS mood LANGUAGE sql RETURN 'new'::mood;
--> new analysed 'new'

CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (5, 'new'); END;
--> new analysed 'new'

CREATE FUNCTION f(a mood) RETURNS boolean LANGUAGE sql AS $$ SELECT a = 'new' $$;
--> new analysed 'new'

CREATE FUNCTION f(a mood) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 = 'new' $$;
--> new analysed 'new'

CREATE FUNCTION f(a mood) RETURNS boolean LANGUAGE sql AS $$ SELECT f.a = 'new' $$;
--> new analysed 'new'

CREATE FUNCTION f(a mood) RETURNS boolean LANGUAGE sql RETURN a = 'new';
--> new analysed 'new'

CREATE FUNCTION f(OUT a mood) LANGUAGE sql AS $$ SELECT 'new'::text::mood $$;

CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ INSERT INTO t VALUES (3) RETURNING 'new'::mood $$;
--> new analysed 'new'

-- A body that is polymorphic is read when it is called.
CREATE FUNCTION f(a anyelement) RETURNS mood LANGUAGE sql AS $$ SELECT 'new'::mood $$;

CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES (3, 'new'); END $$;

-- What is no query is read when it runs.
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ CREATE TABLE q (m mood DEFAULT 'new') $$;

CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ CREATE VIEW q AS SELECT 'new'::mood $$;

CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ CREATE TABLE q AS SELECT 'new'::mood $$;
--> new analysed 'new'

CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ EXPLAIN SELECT 'new'::mood $$;
--> new analysed 'new'

CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ COPY (SELECT 'new'::mood) TO '/tmp/x' $$;

CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ CALL feel('new') $$;
--> new analysed 'new'

CREATE PROCEDURE f() LANGUAGE sql AS $$ INSERT INTO t VALUES (3, 'new') $$;
--> new analysed 'new'

CALL feel('new');
--> new analysed 'new'

CREATE AGGREGATE a (mood) (SFUNC = first_of, STYPE = mood, INITCOND = 'new');
--> new analysed 'new'

CREATE AGGREGATE a (mood) (SFUNC = first_of, STYPE = mood, INITCOND = 'old');

-- A body in a string is read with the routine's own search path, any other with the session's.
CREATE SCHEMA s;
CREATE TYPE s.mood AS ENUM ('new');
CREATE FUNCTION f() RETURNS boolean LANGUAGE sql SET search_path = s AS $$ SELECT 'new'::mood IS NULL $$;

CREATE SCHEMA s;
CREATE TYPE s.mood AS ENUM ('new');
CREATE FUNCTION f() RETURNS boolean LANGUAGE sql SET search_path = s RETURN 'new'::mood IS NULL;
--> new analysed 'new'

CREATE SCHEMA s;
CREATE TYPE s.mood AS ENUM ('new');
CREATE FUNCTION f(a mood DEFAULT 'new') RETURNS boolean LANGUAGE sql SET search_path = s AS $$ SELECT true $$;
--> new analysed 'new'

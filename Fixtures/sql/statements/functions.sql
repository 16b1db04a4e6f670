CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION app.add(a int, b int DEFAULT 1, VARIADIC rest numeric[] = '{}') RETURNS bigint
  LANGUAGE sql IMMUTABLE STRICT LEAKPROOF SECURITY DEFINER PARALLEL SAFE COST 10 ROWS 100 SUPPORT app.helper
  SET search_path = app, pg_temp SET work_mem TO '1MB' SET timezone FROM CURRENT
  AS $$ SELECT a + b; SELECT count(*) FROM totals; $$;
CREATE FUNCTION many(IN a text, OUT b text, INOUT c int, d OUT int) RETURNS SETOF record AS $f$
DECLARE
  n CONSTANT integer NOT NULL := 0;
  r users%ROWTYPE;
  t users.name%TYPE DEFAULT 'x';
  cur CURSOR (wanted int) FOR SELECT * FROM users WHERE id = wanted;
BEGIN
  <<outer>>
  FOR r IN SELECT * FROM users WHERE name = a ORDER BY id LOOP
    CONTINUE outer WHEN r.id IS NULL;
    IF r.balance > 10 THEN
      INSERT INTO log (what) VALUES ('rich') RETURNING id INTO c;
    ELSIF r.balance = 0 THEN
      EXECUTE 'DELETE FROM users WHERE id = $1' USING r.id;
    ELSE
      EXECUTE format('UPDATE %I SET x = %L', 'accounts', a);
    END IF;
    b := r.name || '!';
    RETURN NEXT;
  END LOOP;
  FOREACH n IN ARRAY ARRAY[1, 2] LOOP RAISE NOTICE 'n is %', n USING HINT = 'none'; END LOOP;
  WHILE c < 10 LOOP c = c + 1; EXIT WHEN c = 5; END LOOP;
  CASE c WHEN 1, 2 THEN NULL; ELSE PERFORM one(); END CASE;
  OPEN cur (1); FETCH cur INTO r; CLOSE cur;
  GET DIAGNOSTICS c = ROW_COUNT;
  RETURN;
EXCEPTION
  WHEN unique_violation OR SQLSTATE '23503' THEN
    RAISE EXCEPTION 'no' USING ERRCODE = '23505';
  WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS b = MESSAGE_TEXT;
    RAISE;
END outer
$f$ LANGUAGE plpgsql VOLATILE CALLED ON NULL INPUT;
CREATE FUNCTION rows_of(int) RETURNS TABLE (a int, b text) LANGUAGE sql STABLE ROWS 5 RETURN (1, 'x');
CREATE FUNCTION total(owner int) RETURNS numeric LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO log VALUES (owner);
  SELECT CASE WHEN owner > 0 THEN (SELECT sum(amount) FROM orders o WHERE o.owner = total.owner) ELSE 0 END;
END;
CREATE FUNCTION c_function(internal) RETURNS void AS 'library', 'symbol' LANGUAGE c;
CREATE FUNCTION window_one() RETURNS int WINDOW TRANSFORM FOR TYPE hstore, FOR TYPE ltree LANGUAGE plpython3u AS $py$return 1$py$;
CREATE PROCEDURE clean(days int = 30) LANGUAGE plpgsql AS $$ BEGIN DELETE FROM log WHERE age > days; COMMIT; END $$;
CREATE OR REPLACE PROCEDURE steps() BEGIN ATOMIC DELETE FROM a; DELETE FROM b; END;
ALTER FUNCTION app.add(int, int) OWNER TO app;
ALTER FUNCTION add(a int, OUT b int) RENAME TO plus;
ALTER FUNCTION add SET SCHEMA math;
ALTER FUNCTION add(int) IMMUTABLE NOT LEAKPROOF SET search_path TO DEFAULT RESET ALL COST 5 RESTRICT;
ALTER FUNCTION add(int) NO DEPENDS ON EXTENSION ext;
ALTER PROCEDURE clean(int) SECURITY INVOKER;
ALTER ROUTINE clean(int) RENAME TO tidy;
DROP FUNCTION IF EXISTS add(int, int), plus, math.minus(VARIADIC int[]) CASCADE;
DROP PROCEDURE clean(int);
DROP ROUTINE steps;
CREATE AGGREGATE mean (float8) (SFUNC = float8_accum, STYPE = float8[], FINALFUNC = float8_avg, INITCOND = '{0,0,0}');
CREATE OR REPLACE AGGREGATE pick (a int, b text ORDER BY x int) (SFUNC = f, STYPE = internal, HYPOTHETICAL);
CREATE AGGREGATE every_row (*) (SFUNC = int8inc, STYPE = int8, SORTOP = >, PARALLEL = safe);
CREATE AGGREGATE old_style (BASETYPE = int, SFUNC = int4pl, STYPE = int);
ALTER AGGREGATE mean(float8) RENAME TO average;
DROP AGGREGATE IF EXISTS mean(float8), every_row(*);
CALL clean(days => 10);
CALL app.steps();

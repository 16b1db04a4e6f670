SELECT trim(' new ')::mood;
--> new evaluated ' new '

SELECT trim(' new ')::mood FROM empty;

SELECT trim(' new ')::mood FROM t WHERE false;

EXPLAIN SELECT trim(' new ')::mood;

SELECT lower('NEW')::mood FROM empty;

INSERT INTO t (id, m) VALUES (9, trim(' new ')::mood);
--> new evaluated ' new '

INSERT INTO t (id, m) VALUES (9, ('n' || 'ew')::mood);
--> new evaluated 'n' || 'ew'

INSERT INTO t (id, m) SELECT 9, ('n' || 'ew')::mood FROM empty;

UPDATE t SET m = ('n' || 'ew')::mood;
--> new ifReached 'n' || 'ew'

UPDATE empty SET m = ('n' || 'ew')::mood;

UPDATE t SET m = ('n' || 'ew')::mood WHERE id = 77;
--> new ifReached 'n' || 'ew'

SELECT 1 FROM empty WHERE m = ('n' || 'ew')::mood;
--> new evaluated 'n' || 'ew'

SELECT 1 FROM empty WHERE m = trim(' new ')::mood;
--> new evaluated ' new '

SELECT substring('xnew' from 2)::mood;
--> new evaluated 'xnew'

SELECT substring('xnewx' from 2 for 3)::mood;
--> new evaluated 'xnewx'

SELECT substr('xnewx', 2, 3)::mood;
--> new evaluated 'xnewx'

SELECT left('newx', 3)::mood;
--> new evaluated 'newx'

SELECT left('newx', -1)::mood;
--> new evaluated 'newx'

SELECT right('xnew', 3)::mood;
--> new evaluated 'xnew'

SELECT concat('n', 'ew')::mood;
--> new evaluated 'n'

SELECT concat('n', NULL, 'e', 'w')::mood;
--> new evaluated 'n'

SELECT concat_ws('', 'n', 'ew')::mood;
--> new evaluated ''

SELECT ('n' || 'ew')::mood;
--> new evaluated 'n' || 'ew'

SELECT replace('nxw', 'x', 'e')::mood;
--> new evaluated 'nxw'

SELECT regexp_replace('nxw', 'x', 'e')::mood;
--> ? ifReached regexp_replace('nxw', 'x', 'e')::mood

SELECT translate('nxw', 'x', 'e')::mood;
--> new evaluated 'nxw'

SELECT split_part('a,new', ',', 2)::mood;
--> new evaluated 'a,new'

SELECT btrim('xnewx', 'x')::mood;
--> new evaluated 'xnewx'

SELECT ltrim('  new')::mood;
--> new evaluated '  new'

SELECT rtrim('new  ')::mood;
--> new evaluated 'new  '

SELECT trim(both 'x' from 'xnewx')::mood;
--> new evaluated 'xnewx'

SELECT trim(leading 'x' from 'xnew')::mood;
--> new evaluated 'xnew'

SELECT trim(trailing from 'new ')::mood;
--> new evaluated 'new '

SELECT reverse('wen')::mood;
--> new evaluated 'wen'

SELECT overlay('nxw' placing 'e' from 2)::mood;
--> new evaluated 'nxw'

SELECT format('%s', 'new')::mood;
--> new evaluated '%s'

SELECT format('n%sw', 'e')::mood;
--> new evaluated 'n%sw'

SELECT repeat('new', 1)::mood;
--> new evaluated 'new'

SELECT initcap('new')::mood;

SELECT quote_ident('new')::mood;
--> ? ifReached quote_ident('new')::mood

SELECT chr(110)::mood;
--> ? ifReached chr(110)::mood

SELECT convert_from('new', 'UTF8')::mood;
--> ? ifReached convert_from('new', 'UTF8')::mood

SELECT to_char(1, 'FM9')::mood;
--> ? ifReached to_char(1, 'FM9')::mood

SELECT string_to_array('old,new', ',')::mood[];
--> new evaluated 'old,new'

SELECT string_to_array('old,new', ',')::mood[] FROM empty;

SELECT (string_to_array('old,new', ','))[2]::mood;
--> new evaluated 'old,new'

SELECT (string_to_array('old,new', ','))[1]::mood;

SELECT (array['new'])[1]::mood;
--> new evaluated 'new'

SELECT (array['old', 'new'])[1]::mood;

SELECT (array['old', 'new'])[2]::mood;
--> new evaluated 'new'

SELECT (array['old', 'new'])[3]::mood;

SELECT array(SELECT 'new')::mood[];
--> new evaluated 'new'

SELECT array(SELECT 'new' FROM empty)::mood[];
--> ? ifReached array(SELECT 'new' FROM empty)::mood[]

SELECT array(SELECT 'new' FROM t)::mood[];
--> ? ifReached array(SELECT 'new' FROM t)::mood[]

SELECT (SELECT 'new')::mood;
--> new evaluated 'new'

SELECT array['old','new']::text[]::mood[];
--> new evaluated 'new'

SELECT regexp_split_to_array('old,new', ',')::mood[];
--> ? ifReached regexp_split_to_array('old,new', ',')::mood[]

SELECT array_append(ARRAY['old'], 'new')::mood[];
--> new evaluated ARRAY['old']

SELECT array_cat(ARRAY['old'], ARRAY['new'])::mood[];
--> new evaluated ARRAY['old']

SELECT (ARRAY['old'] || 'new'::text)::mood[];
--> new evaluated ARRAY['old']

SELECT (ARRAY['old'] || ARRAY['new'])::mood[];
--> new evaluated ARRAY['old']

SELECT ('{old}' || ARRAY['new'])::mood[];
--> new evaluated '{old}'

SELECT unnest(ARRAY['old', 'new'])::mood;
--> new evaluated 'new'

SELECT unnest(string_to_array('old,new', ','))::mood;
--> new evaluated 'old,new'

SELECT u::mood FROM unnest(ARRAY['old', 'new']) u;
--> new evaluated 'new'

SELECT u::mood FROM unnest(ARRAY['old', 'new']::text[]) u;
--> new evaluated 'new'

SELECT u::mood FROM unnest('{old,new}'::text[]) u;
--> new evaluated '{old,new}'

SELECT u::mood FROM unnest(string_to_array('old,new', ',')) u;
--> new evaluated 'old,new'

SELECT u::mood FROM regexp_split_to_table('old,new', ',') u;
--> ? ifReached u::mood

SELECT u::mood FROM string_to_table('old,new', ',') u;
--> new evaluated 'old,new'

SELECT u::mood FROM (VALUES ('old'), ('new')) v(u);
--> new evaluated 'new'

SELECT u::mood FROM (VALUES ('new')) v(u);
--> new evaluated 'new'

INSERT INTO t (id, m) SELECT 9, u::mood FROM unnest(ARRAY['new']) u;
--> new evaluated 'new'

INSERT INTO t (id, m) SELECT x.id, x.m::mood FROM (VALUES (11, 'new'), (12, 'old')) AS x (id, m);
--> new evaluated 'new'

INSERT INTO t (id, m) SELECT x.id, x.m::mood FROM (VALUES (11, 'new'), (12, 'old')) AS x (id, m) WHERE x.id > 5;
--> new ifReached 'new'

SELECT x.m::mood FROM (SELECT 'new' AS m UNION ALL SELECT 'old') x;
--> new evaluated 'new'

SELECT x.m::mood FROM (SELECT 'new' AS m UNION SELECT 'old') x;
--> new evaluated 'new'

WITH x (m) AS (VALUES ('new'), ('old')) SELECT m::mood FROM x;
--> new evaluated 'new'

SELECT (CASE WHEN true THEN 'new' ELSE 'old' END)::mood;
--> new evaluated 'new'

SELECT (CASE WHEN 1 = 1 THEN 'new' ELSE 'old' END)::mood;
--> new evaluated 'new'

SELECT (CASE WHEN now() > '2000-01-01' THEN 'new' ELSE 'old' END)::mood;
--> new ifReached 'new'

SELECT coalesce(NULL, 'new')::mood;
--> new evaluated 'new'

SELECT coalesce(NULL::text, 'new')::mood;
--> new evaluated 'new'

SELECT coalesce(lower(NULL), 'new')::mood;
--> new evaluated 'new'

SELECT greatest('new', 'a')::mood;
--> new ifReached 'new'

SELECT least('new', 'z')::mood;
--> new ifReached 'new'

SELECT nullif('new', 'old')::mood;
--> new evaluated 'new'

SELECT nullif('new', 'new')::mood;

SELECT 'new'::varchar(3)::mood;
--> new evaluated 'new'

SELECT 'newx'::varchar(3)::mood;
--> new evaluated 'newx'

SELECT 'new'::name::mood;
--> new evaluated 'new'

SELECT 'new'::char(3)::mood;
--> new evaluated 'new'

SELECT 'new'::bpchar::mood;
--> new evaluated 'new'

SELECT 'new'::text::varchar::mood;
--> new evaluated 'new'

SELECT cast('new' AS text)::mood FROM empty;

SELECT ('"new"'::jsonb #>> '{}')::mood;
--> ? ifReached ('"new"'::jsonb #>> '{}')::mood

SELECT ('{"a":"new"}'::jsonb ->> 'a')::mood;
--> new evaluated '{"a":"new"}'

SELECT ('{"a":"new"}'::json ->> 'a')::mood;
--> new evaluated '{"a":"new"}'

SELECT ('["new"]'::json ->> 0)::mood;
--> new evaluated '["new"]'

SELECT ('{"a":{"b":"new"}}'::json -> 'a' ->> 'b')::mood;
--> new evaluated '{"a":{"b":"new"}}'

SELECT json_extract_path_text('{"a":"new"}', 'a')::mood;
--> ? ifReached json_extract_path_text('{"a":"new"}', 'a')::mood

SELECT value::mood FROM jsonb_array_elements_text('["old","new"]');
--> ? ifReached value::mood

SELECT to_json('new'::text)::text::mood;
--> ? ifReached to_json('new'::text)::text::mood

SELECT md5('new')::mood;
--> ? ifReached md5('new')::mood

SELECT current_setting('x.y', true)::mood;
--> ? ifReached current_setting('x.y', true)::mood

SELECT lower('NEW'::text COLLATE "C")::mood;
--> new evaluated 'NEW'

SELECT encode('new', 'escape')::mood;
--> ? ifReached encode('new', 'escape')::mood

SELECT string_agg(x, '')::mood FROM (VALUES ('n'), ('ew')) v(x);
--> ? ifReached string_agg(x, '')::mood

SELECT max('new')::mood;
--> ? ifReached max('new')::mood

SELECT min('new'::text)::mood FROM empty;
--> ? ifReached min('new'::text)::mood

SELECT (SELECT string_agg('new', ''))::mood;
--> ? ifReached (SELECT string_agg('new', ''))::mood

SELECT (ROW('new'::text)).f1::mood;
--> ? ifReached (ROW('new'::text)).f1::mood

SELECT (ROW(1, 'new')::pair).feeling;
--> new analysed 'new'

SELECT (ROW(1, 'new'::text)::pair);
--> new evaluated 'new'

SELECT ('(1,new)'::text)::pair;
--> new evaluated '(1,new)'

SELECT ('(1,' || 'new)')::pair;
--> new evaluated '(1,' || 'new)'

SELECT lower('(1,NEW)')::pair;
--> new evaluated '(1,NEW)'

SELECT E'n\145w'::text::mood;
--> new evaluated E'n\145w'

SELECT U&'n\0065w'::text::mood;
--> new evaluated U&'n\0065w'

SELECT substring('newx', 1, length('new'))::mood;
--> ? ifReached substring('newx', 1, length('new'))::mood

SELECT left('news', -1)::mood;
--> new evaluated 'news'

SELECT array_to_string(ARRAY['n', 'ew'], '')::mood;
--> new evaluated ARRAY['n', 'ew']

SELECT array_remove(ARRAY['new', 'old'], 'new')::mood[];

SELECT (ARRAY['newx']::varchar(3)[])[1]::mood;
--> ? ifReached (ARRAY['newx']::varchar(3)[])[1]::mood

SELECT (ARRAY['new']::text[])[1]::mood;
--> new evaluated 'new'

SELECT upper('new')::mood IS NULL WHERE false;

SELECT format('%s', NULL)::mood IS NULL WHERE false;

SELECT substring('newx' for 3)::mood;
--> new evaluated 'newx'

SELECT substring('xnewx' for 3 from 2)::mood;
--> new evaluated 'xnewx'

SELECT substring('xnewx' from '.ne.')::mood IS NULL WHERE false;

SELECT trim('x' from 'xnewx')::mood;
--> new evaluated 'xnewx'

SELECT trim(from ' new')::mood;
--> new evaluated ' new'

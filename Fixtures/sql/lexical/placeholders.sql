-- What a template or a driver fills in before the server sees it.
CREATE TABLE ${schema}.users (id int, tenant text DEFAULT '${tenant}');
ALTER TABLE "${schema}".users ADD COLUMN {{ column }} text;
CREATE TABLE {{ prefix }}_orders (id int);
INSERT INTO users (id, name) VALUES (?, ?), (%s, %s), (%(id)s, %(name)s), (:id, :name), ($1, $2), (@p1, @p2);
SELECT * FROM <%= table %> WHERE owner = '<%= owner %>' AND name LIKE '%s%%';
SELECT * FROM t WHERE a ? 'key' AND b ?| ARRAY['x'] AND c = ?;
GRANT SELECT ON ${schema}.users TO ${app_user};
UPDATE t SET a = '{{ it''s }}' WHERE id = {{ id }};
SELECT 10 % 3, 10 %s, 'a' || '${b}';

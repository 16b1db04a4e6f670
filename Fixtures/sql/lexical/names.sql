-- Unquoted names fold to lower case; quoted ones stay as they are.
CREATE TABLE Orders (ID int, "ID" int, "select" int, "two words" int, "say ""hi""" int);
SELECT orders.id, ORDERS."ID", "orders"."select", "two words", "say ""hi""" FROM orders;
CREATE TABLE "Orders" (id int);
DROP TABLE orders, "Orders";

-- Letters may be any beyond ASCII, and a dollar sign may stand inside.
CREATE TABLE größe (länge int, 高さ int, _private int, a$b int, x1 int);
SELECT größe.länge, 高さ FROM größe;

-- Escapes in names.
SELECT U&"d\0061t\+000061" AS a, U&"d!0061ta" UESCAPE '!' AS b, u&"data" FROM (SELECT 1 AS data) AS t;

-- A name longer than 63 bytes is cut there.
CREATE TABLE a_name_that_is_longer_than_sixty_three_bytes_which_is_all_that_postgresql_keeps (id int);

-- Words of the grammar that are free to name things.
CREATE TABLE name (value text, type text, year int, action text, "user" text, "order" int, data jsonb, key text, level int);
SELECT value, type, year, action, "user", "order", data, key, level FROM name;
SELECT name.type AS type, name.year AS select, name.action first, name.key "order" FROM name AS name;
-- A few of them name a result only behind AS.
SELECT count(*) AS year, max(level) top FROM name;

-- Words that are reserved only as the names of functions or types, or only as the names of columns.
CREATE TABLE t (between int, coalesce int, row int, "left" int, "like" int);
SELECT between, coalesce, row FROM t;
SELECT left('abc', 1), right('abc', 1);

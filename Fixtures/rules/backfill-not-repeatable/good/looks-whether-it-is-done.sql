-- All the ways to look.
-- file: 001.sql
CREATE TABLE account (id bigint PRIMARY KEY, email text, logins integer, name text NOT NULL);
CREATE TABLE mailing (id bigserial PRIMARY KEY, account_id bigint, email text);
CREATE TABLE visit (account_id bigint, number integer);
CREATE TABLE setting (name text PRIMARY KEY, value text);
-- file: 002.sql
INSERT INTO mailing (account_id, email) SELECT id, email FROM account a WHERE NOT EXISTS (SELECT FROM mailing m WHERE m.account_id = a.id);
INSERT INTO mailing (account_id, email) SELECT id, email FROM account WHERE id NOT IN (SELECT account_id FROM mailing WHERE account_id IS NOT NULL);
INSERT INTO mailing (account_id, email) SELECT id, email FROM account EXCEPT SELECT account_id, email FROM mailing;
INSERT INTO visit SELECT a.id, a.logins FROM account a LEFT JOIN visit v ON v.account_id = a.id WHERE v.account_id IS NULL;
INSERT INTO setting VALUES ('theme', 'dark') ON CONFLICT DO NOTHING;
INSERT INTO setting VALUES ('theme', 'dark') ON CONFLICT (name) DO UPDATE SET value = excluded.value;
UPDATE account SET name = name || ' (archived)' WHERE name NOT LIKE '% (archived)';
UPDATE account SET logins = coalesce(logins, 0);
UPDATE account SET email = lower(email);
DELETE FROM visit WHERE number IS NULL;
DROP INDEX IF EXISTS mailing_unused;

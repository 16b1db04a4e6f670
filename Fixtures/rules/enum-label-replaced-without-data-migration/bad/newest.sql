-- The label has to commit before rows can move to it: the migration that moves them may be on its way.
-- transactions: file
-- leaves: SELECT FROM task WHERE state = 'inprogress'
-- file: 0001_state.sql
CREATE TYPE state AS ENUM ('todo', 'inprogress');
CREATE TABLE task (id int PRIMARY KEY, state state NOT NULL);
-- file: 0002_spelling.sql
ALTER TYPE state ADD VALUE 'in_progress';
--                         ^^^^^^^^^^^^^ note likely enum-label-replaced-without-data-migration - "'in_progress' seems to take the place of 'inprogress' in state"

-- More than case and outer blanks make the difference here.
CREATE TYPE task_state AS ENUM ('in progress', 'done', 'to-do');
ALTER TYPE task_state ADD VALUE 'in_progress';
ALTER TYPE task_state ADD VALUE 'inprogress';
ALTER TYPE task_state ADD VALUE 'done!';

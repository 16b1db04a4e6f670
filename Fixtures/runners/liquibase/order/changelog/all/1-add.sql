-- no header: the whole file is one changeset
ALTER TYPE mood ADD VALUE 'new';

-- depends: 0001.mood

ALTER TYPE mood ADD VALUE 'new';

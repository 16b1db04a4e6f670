ALTER TYPE mood ADD VALUE 'other';

ALTER TYPE mood ADD VALUE 'good';

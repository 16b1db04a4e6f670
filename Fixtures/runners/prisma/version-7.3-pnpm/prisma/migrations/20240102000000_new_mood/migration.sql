-- AlterEnum
ALTER TYPE mood ADD VALUE 'new';

-- AlterTable
ALTER TABLE "t" ALTER COLUMN "m" SET DEFAULT 'new';

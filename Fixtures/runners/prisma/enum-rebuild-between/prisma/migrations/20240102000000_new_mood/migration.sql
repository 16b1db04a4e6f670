ALTER TYPE mood ADD VALUE 'new';

-- AlterEnum
BEGIN;
CREATE TYPE "size_new" AS ENUM ('small');
ALTER TABLE "s" ALTER COLUMN "size" TYPE "size_new" USING ("size"::text::"size_new");
ALTER TYPE "size" RENAME TO "size_old";
ALTER TYPE "size_new" RENAME TO "size";
DROP TYPE "size_old";
COMMIT;

-- AlterTable
ALTER TABLE "t" ALTER COLUMN "m" SET DEFAULT 'new';

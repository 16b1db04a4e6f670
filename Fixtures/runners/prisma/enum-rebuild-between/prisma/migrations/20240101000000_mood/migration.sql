CREATE TYPE mood AS ENUM ('old');
CREATE TABLE t (m mood);
CREATE TYPE "size" AS ENUM ('small', 'large');
CREATE TABLE "s" ("size" "size");

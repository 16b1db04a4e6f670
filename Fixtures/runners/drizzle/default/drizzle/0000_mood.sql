CREATE TYPE "mood" AS ENUM('old');--> statement-breakpoint
CREATE TABLE "t" (
	"m" "mood"
);

import { sql } from "drizzle-orm";
import * as schema from "./schema";
import { members } from "./schema";
import { db } from "./db";

export async function join(orgId: number, email: string) {
  await db.insert(members).values({ orgId, email }).onConflictDoNothing({ target: members.email });
  await db
    .insert(schema.members)
    .values({ orgId, email })
    .onConflictDoUpdate({ target: [schema.members.orgId, schema.members.email], set: { role: "member" } });
  // A condition: which unique index that is, is for it to say.
  await db.insert(members).values({ orgId, email }).onConflictDoUpdate({
    target: members.email,
    targetWhere: sql`role is null`,
    set: { role: "member" },
  });
  await db.insert(members).values({ orgId, email }).onConflictDoNothing();
}

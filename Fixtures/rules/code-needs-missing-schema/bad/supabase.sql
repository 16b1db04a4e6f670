-- Strings name columns that no migration makes: one that is asked for, one of a resource inside, one of a condition, one that is written. PostgREST
-- hands each of them to the server.
-- framework: supabase
-- file: supabase/config.toml
project_id = "blog"
-- file: supabase/migrations/20240301090000_posts.sql
CREATE TABLE authors (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE posts (id bigint PRIMARY KEY, title text NOT NULL, author_id bigint REFERENCES authors);
CREATE FUNCTION hide_post(p_id bigint) RETURNS void LANGUAGE sql AS $$ UPDATE posts SET title = '' WHERE id = p_id $$;
-- file: src/posts.ts
import { createClient } from "@/lib/supabase/server";

export async function posts(title: string) {
  const supabase = await createClient();
  const found = await supabase.from("posts").select("id, subtitle, authors ( name, avatar_url )").eq("titel", title);
  //                                                     ^^^^^^^^ error likely code-needs-missing-schema 42703
  //                                                                               ^^^^^^^^^^ error likely code-needs-missing-schema 42703 "the column authors.avatar_url"
  //                                                                                                  ^^^^^ error likely code-needs-missing-schema 42703 "did you mean title"
  await supabase.from("posts").insert({ id: 1, title, published: true });
  //                                                  ^^^^^^^^^ error likely code-needs-missing-schema 42703
  await supabase.rpc("publish_post", { p_id: 1 });
  //                  ^^^^^^^^^^^^ error likely code-needs-missing-schema 42883
  return found.data;
}

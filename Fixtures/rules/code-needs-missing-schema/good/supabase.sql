-- What PostgREST finds though there is no such column or table: a resource that is called by its foreign key, a column that is a function of the row,
-- a function that takes all that it is given as one document, and arguments that have defaults.
-- framework: supabase
-- file: supabase/config.toml
project_id = "blog"
-- file: supabase/migrations/20240301090000_posts.sql
CREATE TABLE authors (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE posts (id bigint PRIMARY KEY, title text NOT NULL, author_id bigint CONSTRAINT posts_author REFERENCES authors, settings jsonb);

CREATE FUNCTION headline(post posts) RETURNS text LANGUAGE sql AS $$ SELECT upper(post.title) $$;
CREATE FUNCTION import_post(json) RETURNS void LANGUAGE sql AS $$ SELECT $$;
CREATE FUNCTION find_posts(query text, page_size integer DEFAULT 10) RETURNS SETOF posts LANGUAGE sql AS $$ SELECT * FROM posts $$;
-- file: src/posts.ts
import { createClient } from "@/lib/supabase/server";

export async function posts() {
  const supabase = await createClient();
  await supabase.from("posts").select("id, headline, settings->theme, author:author_id ( name ), writer:posts_author ( name ), authors ( count )");
  await supabase.rpc("import_post", { title: "x", anything: 1 });
  await supabase.rpc("find_posts", { query: "x" }).eq("title", "x");
  return supabase.storage.from("pictures").list();
}

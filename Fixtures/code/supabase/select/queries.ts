import { createClient } from "@supabase/supabase-js";

const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!);

export async function queries() {
  await supabase.from("posts").select("id, title, total:amount.sum(), settings->theme->>colour, price::text, count()");
  await supabase.from("posts").select();
  await supabase.from("posts").select("*");
  // The author is found by the column of a foreign key: nobody says that there is a table author_id.
  await supabase
    .from("posts")
    .select(
      `
      id,
      author:author_id ( name, avatar:avatar_url ),
      comments!comments_post_id_fkey!inner ( body, reactions ( kind, count ) ),
      ...category ( label:name ),
      tags ( count ),
      "Odd name"
    `,
      { count: "exact" },
    )
    .limit(10);
  const { data } = await supabase.from("posts").select(`id, ${process.env.MORE}, ${"bo" + "dy"}`).single();
  const columns = "id, slug";
  await supabase.from("posts").select(columns + ", state");
  return data;
}

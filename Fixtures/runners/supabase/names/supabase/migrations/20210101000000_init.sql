CREATE TABLE made_by_supabase ();

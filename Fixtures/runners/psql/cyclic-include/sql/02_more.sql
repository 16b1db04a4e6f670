\ir 01_mood.sql
\ir gone.sql

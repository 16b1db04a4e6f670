SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'app') AS has_role \gset
\if :has_role
  GRANT SELECT ON TABLE t TO app;
\elif :{?other}
  GRANT SELECT ON TABLE t TO other;
\else
  CREATE ROLE app;
\endif
SELECT 1;

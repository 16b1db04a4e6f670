-- All that a script has made, as one JSON document. Runs in the session of the script, so that temporary objects are seen.
\set QUIET on
RESET search_path;
RESET ROLE;
CREATE FUNCTION pg_temp.has_rows_(regclass) RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE found boolean;
  BEGIN EXECUTE format('SELECT EXISTS (SELECT FROM %s)', $1) INTO found; RETURN found;
  -- A foreign table among its partitions may not be read.
  EXCEPTION WHEN object_not_in_prerequisite_state THEN RETURN NULL; END
$$;
CREATE FUNCTION pg_temp.schema_(oid) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN $1 = pg_my_temp_schema() THEN 'pg_temp' ELSE (SELECT nspname FROM pg_namespace WHERE oid = $1) END
$$;
CREATE FUNCTION pg_temp.type_(oid) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN t.typcategory = 'A' AND t.typtype = 'b' THEN pg_temp.type_(t.typelem) || '[]'
    ELSE pg_temp.schema_(t.typnamespace) || '.' || t.typname END
  FROM pg_type t WHERE t.oid = $1
$$;
CREATE FUNCTION pg_temp.relation_(oid) RETURNS text LANGUAGE sql AS $$
  SELECT pg_temp.schema_(c.relnamespace) || '.' || c.relname FROM pg_class c WHERE c.oid = $1
$$;
CREATE FUNCTION pg_temp.columns_(oid, smallint[]) RETURNS text[] LANGUAGE sql AS $$
  SELECT coalesce(array_agg(coalesce(a.attname, 'expression') ORDER BY k.n), '{}')
  FROM unnest($2) WITH ORDINALITY k (attnum, n)
  LEFT JOIN pg_attribute a ON a.attrelid = $1 AND a.attnum = k.attnum AND k.attnum <> 0
$$;
CREATE TEMPORARY VIEW namespaces_ AS
  SELECT oid FROM pg_namespace
  WHERE (nspname !~ '^pg_' AND nspname <> 'information_schema') OR oid = pg_my_temp_schema();
CREATE TEMPORARY VIEW attributes_ AS
  SELECT a.attrelid, json_agg(json_build_object('name', a.attname, 'type', pg_temp.type_(a.atttypid), 'notNull', a.attnotnull,
    'hasDefault', a.atthasdef, 'generated', a.attgenerated, 'identity', a.attidentity) ORDER BY a.attnum) AS attributes
  FROM pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped GROUP BY a.attrelid;
\pset format unaligned
\pset tuples_only on
SELECT json_build_object(
  'types', (SELECT json_agg(json_build_object(
      'name', pg_temp.schema_(t.typnamespace) || '.' || t.typname, 'kind', t.typtype, 'base', pg_temp.type_(t.typbasetype),
      'notNull', t.typnotnull, 'hasDefault', t.typdefault IS NOT NULL,
      'subtype', (SELECT pg_temp.type_(rngsubtype) FROM pg_range WHERE rngtypid = t.oid),
      'range', (SELECT pg_temp.type_(rngtypid) FROM pg_range WHERE rngmultitypid = t.oid),
      'labels', (SELECT json_agg(enumlabel ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
      'attributes', (SELECT attributes FROM attributes_ WHERE attrelid = t.typrelid),
      'checks', (SELECT json_agg(json_build_object('name', conname, 'isValidated', convalidated) ORDER BY conname COLLATE "C")
        FROM pg_constraint WHERE contypid = t.oid AND contype = 'c')))
    FROM pg_type t JOIN namespaces_ n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE (t.typcategory <> 'A' OR t.typtype <> 'b') AND (c.oid IS NULL OR c.relkind = 'c')),
  'relations', (SELECT json_agg(json_build_object(
      'name', pg_temp.relation_(c.oid), 'kind', c.relkind,
      'hasRows', CASE WHEN c.relkind IN ('r', 'p') THEN pg_temp.has_rows_(c.oid) END,
      'parents', (SELECT json_agg(pg_temp.relation_(inhparent) ORDER BY pg_temp.relation_(inhparent) COLLATE "C")
        FROM pg_inherits WHERE inhrelid = c.oid),
      'owner', (SELECT pg_temp.relation_(d.refobjid) || '.' || a.attname FROM pg_depend d
        JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND c.relkind = 'S' AND d.deptype IN ('a', 'i')),
      'attributes', CASE WHEN c.relkind <> 'S' THEN (SELECT attributes FROM attributes_ WHERE attrelid = c.oid) END,
      'constraints', (SELECT json_agg(json_build_object('name', k.conname, 'kind', k.contype,
          'columns', pg_temp.columns_(c.oid, k.conkey), 'isValidated', k.convalidated,
          'referenced', pg_temp.relation_(nullif(k.confrelid, 0)),
          'referencedColumns', pg_temp.columns_(k.confrelid, k.confkey)))
        FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('c', 'u', 'p', 'x', 'f')
          AND NOT EXISTS (SELECT FROM pg_constraint parent WHERE parent.oid = k.conparentid AND parent.conrelid = c.oid)),
      'indexes', (SELECT json_agg(json_build_object('name', x.relname, 'isUnique', i.indisunique,
          'columns', pg_temp.columns_(c.oid, (i.indkey::smallint[])[0:i.indnkeyatts - 1]), 'isPartial', i.indpred IS NOT NULL))
        FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = c.oid),
      'triggers', (SELECT json_agg(json_build_object('name', tgname, 'type', tgtype, 'isEnabled', tgenabled <> 'D',
          'function', (SELECT pg_temp.schema_(pronamespace) || '.' || proname FROM pg_proc WHERE oid = tgfoid)))
        FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal),
      'policies', (SELECT json_agg(polname) FROM pg_policy WHERE polrelid = c.oid),
      'rules', (SELECT json_agg(rulename) FROM pg_rewrite WHERE ev_class = c.oid AND rulename <> '_RETURN')))
    FROM pg_class c JOIN namespaces_ n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relname NOT IN ('namespaces_', 'attributes_')),
  'routines', (SELECT json_agg(json_build_object(
      'name', pg_temp.schema_(p.pronamespace) || '.' || p.proname, 'kind', p.prokind,
      'inputs', (SELECT json_agg(pg_temp.type_(t) ORDER BY n) FROM unnest(p.proargtypes) WITH ORDINALITY u (t, n)),
      'isVariadic', p.provariadic <> 0, 'defaults', p.pronargdefaults,
      'outputs', (SELECT json_agg(json_build_object('name', p.proargnames[n], 'type', pg_temp.type_(t)) ORDER BY n)
        FROM unnest(p.proallargtypes) WITH ORDINALITY u (t, n) WHERE p.proargmodes[n] IN ('o', 'b', 't')),
      'returns', pg_temp.type_(p.prorettype), 'returnsSet', p.proretset,
      'language', (SELECT lanname FROM pg_language WHERE oid = p.prolang), 'volatility', p.provolatile,
      'isStrict', p.proisstrict, 'settings', p.proconfig))
    FROM pg_proc p JOIN namespaces_ n ON n.oid = p.pronamespace
    WHERE p.proname NOT IN ('has_rows_', 'schema_', 'type_', 'relation_', 'columns_')));

"""What there is at a point of a history, as the server's catalog tells it."""

TABLES = """
SELECT c.oid::int, c.relname::text,
       (SELECT json_agg(json_build_array(a.attname, format_type(a.atttypid, NULL), a.attnotnull, a.attgenerated <> '' OR a.attidentity = 'a') ORDER BY attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped),
       (SELECT json_agg(json_build_array(k.conname, k.contype, k.convalidated) ORDER BY k.oid) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n'),
       (SELECT json_agg(i.indexrelid::regclass::text) FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid))
FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname
"""


class Column:
    def __init__(self, name, type, is_not_null, is_computed):
        self.name, self.type, self.is_not_null, self.is_computed = name, type, is_not_null, is_computed


class Table:
    def __init__(self, row):
        _, self.name, columns, constraints, self.indexes = row
        self.columns = [Column(*column) for column in columns or ()]
        self.constraints, self.indexes = constraints or [], self.indexes or []

    def of(self, *types):
        return [column for column in self.columns if column.type in types]

    @property
    def written(self):
        """Columns that a statement may write, but for the key."""
        return [column for column in self.columns if not column.is_computed and column.name != "id"]

    @property
    def has_key(self):
        return any(kind == "p" for _, kind, _ in self.constraints)

    @property
    def has_id(self):
        return any(column.name == "id" for column in self.columns)


def tables(cursor):
    cursor.execute(TABLES)
    return [Table(row) for row in cursor.fetchall()]

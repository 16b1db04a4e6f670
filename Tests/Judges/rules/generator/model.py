"""What exists at a point of a generated history, as far as the grammar must know it to write statements that are valid.

It does not know what a server will refuse: that is asked of one.
"""

import copy

SCHEMAS = ["public", "other"]
TEMPORARY = "pg_temp"
# Few, so that several types and texts have the same labels.
LABELS = ["happy", "glad", "sad", "ok", "new", "so so", "Happy", "it's"]


class Type:
    """Kinds: enum, domain, composite, range, array, text, integer."""

    def __init__(self, kind, schema=None, name=None, base=None, labels=(), attributes=()):
        self.kind, self.schema, self.name, self.base = kind, schema, name, base
        self.labels, self.attributes = list(labels), list(attributes)
        # Labels that the open transaction added.
        self.fresh = []

    @property
    def enum(self):
        """The enum inside, however deep, or nothing."""
        if self.kind == "enum":
            return self
        if self.kind == "composite":
            return next((type.enum for _, type in self.attributes if type.enum), None)
        return self.base.enum if self.base else None


class Table:
    def __init__(self, schema, name, columns):
        self.schema, self.name, self.columns = schema, name, columns
        self.partition_key = None
        self.is_partition = False
        self.has_primary_key = False
        # Something depends on a column, so that its type may not change.
        self.is_pinned = False
        # What a trigger writes to has no triggers itself: no trigger calls itself for ever.
        self.has_triggers = False
        self.is_written_by_trigger = False

    def columns_of(self, *kinds):
        return [(name, type) for name, type in self.columns if type.kind in kinds]


class Routine:
    def __init__(self, schema, name, kind, parameters, returns=None):
        self.schema, self.name, self.kind, self.parameters, self.returns = schema, name, kind, parameters, returns


class Statement:
    """`apply` is what it does to the model once a server has accepted it; `defines` whether it may make a type or a label, or
    end a transaction: then it behaves otherwise under a savepoint."""

    def __init__(self, sql, apply=None, defines=False, data=None):
        self.sql, self.apply, self.defines, self.data = sql, apply, defines, data


class Model:
    def __init__(self):
        self.types, self.tables, self.routines, self.prepared = [], [], [], []
        self.text, self.integer = Type("text", name="text"), Type("integer", name="int")
        self.path = ["public"]
        self.session_path = ["public"]
        self.savepoints = []
        self.in_transaction = False
        self.is_stale = False

    def snapshot(self):
        return copy.deepcopy(self)

    @property
    def enums(self):
        return [type for type in self.types if type.kind == "enum"]

    def is_taken(self, schema, name):
        return any(thing.schema == schema and thing.name == name for thing in self.types + self.tables)

    def is_visible(self, thing):
        """Whether its bare name leads to it."""
        for schema in [TEMPORARY, *self.path]:
            if schema == thing.schema:
                return True
            if self.is_taken(schema, thing.name):
                return False
        return False

    def ends_transaction(self):
        self.in_transaction = False
        self.savepoints = []
        self.path = list(self.session_path)
        for type in self.enums:
            type.fresh = []

    def ends_connection(self):
        self.ends_transaction()
        self.tables = [table for table in self.tables if table.schema != TEMPORARY]
        self.prepared = []
        self.path, self.session_path = ["public"], ["public"]

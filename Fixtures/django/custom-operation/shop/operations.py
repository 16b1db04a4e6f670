from django.db.migrations.operations.base import Operation


class CreateMood(Operation):
    def __init__(self, name):
        self.name = name

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        schema_editor.execute(f"CREATE TYPE {self.name} AS ENUM ('sad')")

class Fill:
    def __init__(self, app, model, *, note="none"):
        self.app = app
        self.model = model
        self.note = note

    def __call__(self, apps, schema_editor):
        rows = []
        for row in apps.get_model(self.app, self.model).objects.all():
            row.note = self.note
            rows.append(row)
        apps.get_model(self.app, self.model).objects.bulk_update(rows, ["note"])


def renamer(old, new):
    def rename(apps, schema_editor):
        apps.get_model("shop", "Order").objects.filter(state=old).update(state=new)

    return rename


class Quiet:
    """Nobody can call what it makes."""

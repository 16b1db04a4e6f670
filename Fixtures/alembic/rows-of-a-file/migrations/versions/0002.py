import json
import pathlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    person = sa.table("person", sa.column("id", sa.Integer), sa.column("name", sa.Text), sa.column("nick", sa.Text))
    rows = [{"id": 7, "name": "Gus", "nick": None}]
    rows += json.loads((pathlib.Path(__file__).parent.parent / "rows.json").read_text())
    op.bulk_insert(person, rows)


def downgrade():
    pass

-- The index is not unique: the model says index=True where it should say unique=True.
-- framework: alembic
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/versions/0001_setting.py
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, index=True),
        sa.Column("value", sa.String),
    )
    op.execute("INSERT INTO setting (name, value) VALUES ('plan', 'free') ON CONFLICT (name) DO NOTHING")
#                                                                                      ^^^^ error certain conflict-target-not-unique 42P10

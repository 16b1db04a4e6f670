import sqlalchemy as sa
from alembic import op

revision = "aaaa"
down_revision = None


def upgrade():
    try:
        op.drop_constraint("a_key", "a")
    except Exception:
        print("there was none")
    try:
        with op.get_bind().begin_nested():
            op.drop_index("b_idx")
    except sa.exc.ProgrammingError:
        pass
    op.add_column("a", sa.Column("n", sa.Integer()))

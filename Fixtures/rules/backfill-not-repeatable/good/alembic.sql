-- The rows have a revision of their own, and with transaction_per_migration a transaction of their own.
-- framework: alembic
-- runs-once: each revision is one transaction
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/env.py
from alembic import context

context.configure(transaction_per_migration=True)
-- file: alembic/versions/1a_article.py
import sqlalchemy as sa
from alembic import op

revision = "1a"
down_revision = None


def upgrade():
    op.create_table(
        "article",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("number", sa.Text),
        sa.Column("price", sa.Numeric),
    )


-- file: alembic/versions/2b_cents.py
from alembic import op

revision = "2b"
down_revision = "1a"


def upgrade():
    op.execute("UPDATE article SET price = price * 100")


-- file: alembic/versions/3c_index.py
from alembic import op

revision = "3c"
down_revision = "2b"


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("article_number", "article", ["number"], postgresql_concurrently=True, if_not_exists=True)

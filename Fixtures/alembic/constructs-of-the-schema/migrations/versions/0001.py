from alembic import op
from sqlalchemy import DDL, Sequence
from sqlalchemy.schema import CreateSchema, CreateSequence, DropSequence

revision = "0001"
down_revision = None


def upgrade():
    op.execute(CreateSchema("shop", if_not_exists=True))
    op.execute(CreateSequence(Sequence("numbers", start=5, increment=2)))
    op.execute(DropSequence(Sequence("numbers")))
    op.execute(DDL("CREATE TABLE ready (share int CHECK (share > 0))"))


def downgrade():
    pass

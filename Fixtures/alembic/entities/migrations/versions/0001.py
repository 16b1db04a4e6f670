from alembic import op
from alembic_utils.pg_function import PGFunction
from alembic_utils.pg_view import PGView

revision = "0001"
down_revision = None


double = PGFunction(schema="public", signature="twice(n integer)", definition="RETURNS integer LANGUAGE sql AS $$ SELECT n * 2 $$")
numbers = PGView(schema="public", signature="numbers", definition="SELECT 1 AS n")

def upgrade():
    op.create_entity(double)
    op.create_entity(numbers)
    op.drop_entity(numbers)
    op.drop_entity(double)


def downgrade():
    pass

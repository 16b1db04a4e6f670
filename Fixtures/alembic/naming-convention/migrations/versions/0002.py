from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_unique_constraint(None, "a", ["m", "n"])
    op.create_check_constraint("small", "a", "n < 100")
    op.create_check_constraint(op.f("as_it_is"), "a", "n < 1000")
    op.drop_constraint("small", "a", type_="check")
    op.drop_constraint(op.f("as_it_is"), "a", type_="check")


def downgrade():
    pass

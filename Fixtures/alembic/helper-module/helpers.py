from alembic import op

LABELS = ["happy", "calm"]


def add_label(type_name, label):
    op.execute(f"ALTER TYPE {type_name} ADD VALUE IF NOT EXISTS '{label}'")

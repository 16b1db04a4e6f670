from alembic import context
from flask import current_app

config = context.config


def run_migrations_online():
    conf_args = current_app.extensions["migrate"].configure_args
    connectable = current_app.extensions["migrate"].db.engine
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=get_metadata(), **conf_args)
        with context.begin_transaction():
            context.run_migrations()


run_migrations_online()

"""What Alembic runs: the migrations, in the transaction that `migrate.py` has begun."""

from alembic import context

from callcenter.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()

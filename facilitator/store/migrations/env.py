"""Run by Alembic within the transaction that ``facilitator.store.migrate`` hands over."""

from __future__ import annotations

from alembic import context

from facilitator.store.migrate import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
context.run_migrations()

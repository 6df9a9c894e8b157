"""The facts of reports in SQLite, PostgreSQL and memory: one set of statements for all three."""

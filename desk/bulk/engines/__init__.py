"""Spark and PostgreSQL: computing where the data are, and reading and writing tables of a database."""

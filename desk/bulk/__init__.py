"""Millions of persons at once: any file of records as a typed table that a query streams over.

`open_source` finds out what a path holds, `stage` makes the table of persons of `engine.columnar.layout` from it.
"""

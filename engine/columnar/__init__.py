"""A policy as a query over the columns of a table of persons."""

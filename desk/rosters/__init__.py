"""Rosters (花名册) small enough to report: persons evaluated one by one, their answers delivered and checked again."""

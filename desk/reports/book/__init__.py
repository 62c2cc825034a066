"""Workbooks as every report of totals writes them, with charts."""

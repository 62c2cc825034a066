"""P4xx: clauses cited, and the clause lock."""

from .row import ERROR, NOTE, WARNING, Row, row

ROWS: tuple[Row, ...] = ()

"""P4xx: clauses cited, and the clause lock."""

from .row import Row

ROWS: tuple[Row, ...] = ()

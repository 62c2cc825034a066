"""P2xx: names: unknown, defined twice, misused."""

from .row import ERROR, NOTE, WARNING, Row, row

ROWS: tuple[Row, ...] = ()

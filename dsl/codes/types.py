"""P3xx: types and the form of values."""

from .row import ERROR, NOTE, WARNING, Row, row

ROWS: tuple[Row, ...] = ()

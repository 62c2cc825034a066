"""P5xx: what the semantic checks find, with a witness person."""

from .row import ERROR, NOTE, WARNING, Row, row

ROWS: tuple[Row, ...] = ()

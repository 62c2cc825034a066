"""P5xx: what the semantic checks find, with a witness person."""

from .row import Row

ROWS: tuple[Row, ...] = ()

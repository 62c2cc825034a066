"""P7xx: files, commands and the run as a whole."""

from .row import ERROR, NOTE, WARNING, Row, row

ROWS: tuple[Row, ...] = ()

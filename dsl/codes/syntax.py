"""P1xx: reading the text of a rule file: characters, tokens, statements."""

from .row import ERROR, NOTE, WARNING, Row, row

ROWS: tuple[Row, ...] = ()

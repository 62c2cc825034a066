"""P3xx: types and the form of values and statements."""

from ..row import Row
from . import statements, values

ROWS: tuple[Row, ...] = values.ROWS + statements.ROWS

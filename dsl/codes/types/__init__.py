"""P3xx: types and the form of values and statements."""

from ..row import Row
from . import header, products, statements, tables, values

ROWS: tuple[Row, ...] = values.ROWS + statements.ROWS + header.ROWS + tables.ROWS + products.ROWS

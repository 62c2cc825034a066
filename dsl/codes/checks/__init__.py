"""P5xx: what the semantic checks find, with a witness person.

{under_zh}/{under_en}: the reading under which it shows, or nothing.
"""

from ..row import Row
from . import constraints, lines, money, reached

ROWS: tuple[Row, ...] = lines.ROWS + money.ROWS + constraints.ROWS + reached.ROWS

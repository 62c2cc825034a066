"""P80x–P82x: scenario files (场景文件), and running them."""

from ..row import Row
from . import files, text, written

ROWS: tuple[Row, ...] = text.ROWS + written.ROWS + files.ROWS

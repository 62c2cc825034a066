"""P7xx: files, commands and the run as a whole."""

from ..row import Row
from . import asked, ended, files

ROWS: tuple[Row, ...] = files.ROWS + asked.ROWS + ended.ROWS

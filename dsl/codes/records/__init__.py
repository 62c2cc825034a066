"""P6xx: person records. No sentence repeats what a cell holds: it may be a person's number in the wrong column."""

from ..row import Row
from . import columns, files, persons, populations, quantities, words

ROWS: tuple[Row, ...] = files.ROWS + columns.ROWS + quantities.ROWS + words.ROWS + persons.ROWS + populations.ROWS

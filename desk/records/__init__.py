"""Files of records: reading them into rows, and writing back the rows that were set aside."""

from .read import read_rows
from .rejects import write_rejects

__all__ = ["read_rows", "write_rejects"]

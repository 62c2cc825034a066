"""The text that PostgreSQL's COPY reads and writes, as Arrow batches: decimals exact, NULL apart from ''.

In this CSV every value stands in quotes, so that what has none is NULL.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from dsl import Diagnostic

from ...output import RunFailed

if TYPE_CHECKING:
    import psycopg
    import pyarrow as pa
    from _typeshed import WriteableBuffer

_BLOCK = 1 << 22
"""Bytes of text that are taken apart at a time."""
_BOOL, _INTEGERS, _NUMERIC, _DATE = 16, (20, 21, 23), 1700, 1082
"""Numbers by which PostgreSQL knows its types."""


def arrow() -> Any:
    """The Arrow library, with its modules for computing, CSV and Parquet."""
    try:
        import pyarrow.compute
        import pyarrow.csv
        import pyarrow.parquet
    except ImportError as error:
        raise RunFailed(Diagnostic("P730", None, {"engine": "Arrow (pyarrow)", "extra": "arrow"})) from error
    return pyarrow


def batches_from(stream: CopyStream, columns: Sequence[psycopg.Column]) -> pa.RecordBatchReader:
    """The rows of a `COPY … TO STDOUT (FORMAT csv, FORCE_QUOTE *)` while they come."""
    csv = arrow().csv
    types = {column.name: _arrow_type(column) for column in columns}
    text = io.BufferedReader(stream, _BLOCK)
    if not text.peek(1):  # without a first row Arrow would not even believe in the columns
        return arrow().RecordBatchReader.from_batches(arrow().schema(list(types.items())), [])
    return csv.open_csv(
        text,
        read_options=csv.ReadOptions(column_names=list(types), block_size=_BLOCK),
        parse_options=csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        convert_options=csv.ConvertOptions(
            column_types=types,
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


def csv_from(batch: pa.RecordBatch) -> pa.Buffer:
    """A batch as text for `COPY … FROM STDIN (FORMAT csv)`."""
    pyarrow = arrow()
    columns = [
        column.dictionary_decode() if pyarrow.types.is_dictionary(column.type) else column for column in batch.columns
    ]
    sink = pyarrow.BufferOutputStream()
    options = pyarrow.csv.WriteOptions(include_header=False, quoting_style="all_valid")
    pyarrow.csv.write_csv(pyarrow.record_batch(columns, names=batch.schema.names), sink, options)
    return sink.getvalue()


def postgres_type(type_: pa.DataType) -> str:
    """The type of a table's column that keeps these values exactly; text where there is none."""
    types = arrow().types
    if types.is_decimal(type_):
        return f"numeric({type_.precision}, {type_.scale})"
    if types.is_uint64(type_):
        return "numeric(20, 0)"
    kinds = (
        (types.is_boolean, "boolean"),
        (types.is_integer, "bigint"),
        (types.is_floating, "double precision"),
        (types.is_date, "date"),
    )
    return next((name for is_kind, name in kinds if is_kind(type_)), "text")


def _arrow_type(column: psycopg.Column) -> pa.DataType:
    """Text where Arrow has no type that keeps every value: numbers without a fixed scale, moments, and the like."""
    pyarrow = arrow()
    if column.type_code == _NUMERIC and 0 < (column.precision or 0) <= 38 and (column.scale or 0) >= 0:
        return pyarrow.decimal128(column.precision, column.scale)
    plain = {_BOOL: pyarrow.bool_(), _DATE: pyarrow.date32(), **dict.fromkeys(_INTEGERS, pyarrow.int64())}
    return plain.get(column.type_code, pyarrow.string())


class CopyStream(io.RawIOBase):
    """What a COPY sends, as a file to read from. Arrow reads ahead in a thread of its own."""

    def __init__(self, copy: psycopg.Copy) -> None:
        self.failure: Exception | None = None
        self.ended = False
        self._copy = copy
        self._left = memoryview(b"")
        self._lock = Lock()
        self._stopped = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        with self._lock, memoryview(buffer) as space:
            filled = 0
            while filled < len(space) and (self._left or self._more()):
                taken = min(len(space) - filled, len(self._left))
                space[filled : filled + taken] = self._left[:taken]
                self._left = self._left[taken:]
                filled += taken
            return filled

    def stop(self) -> None:
        """Nothing more is asked of the connection, which another thread may now use."""
        with self._lock:
            self._stopped = True

    def _more(self) -> bool:
        if self._stopped:
            return False
        try:
            self._left = memoryview(self._copy.read())
        except Exception as error:  # Arrow would only pass on its text
            self.failure = error
            raise OSError("the connection broke") from error
        self.ended = not self._left
        return not self.ended

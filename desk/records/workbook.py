"""Workbooks, .xlsx and .xls: the first sheet that has a header of persons."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from dsl import Diagnostic, InFile, InRecords, Vocabulary
from engine.facts import Columns, Table

from .cells import numbered_rows, unmerged
from .content import Kind
from .grid import found_in, no_header, table_below
from .header import GridRow
from .limits import too_large
from .sheet_shape import Broken, Locked, Shape, TooLarge
from .xls_shape import rebuilt_xls, shapes_of_xls
from .xlsx_shape import shapes_of_xlsx

_LAST_ROWS = (65_536, 1_048_576)


def table_from_workbook(content: bytes, kind: Kind, file: str, vocabulary: Vocabulary) -> Table | Diagnostic:
    place = InFile(file)
    try:
        shapes = shapes_of_xls(content) if kind is Kind.XLS else shapes_of_xlsx(content)
        clean = rebuilt_xls(content) if kind is Kind.XLS else content
        return _first_table(CalamineWorkbook.from_filelike(io.BytesIO(clean)), shapes, file, vocabulary)
    except TooLarge:
        return too_large(place)
    except (Locked, PasswordError):
        return Diagnostic("P607", place)
    except (Broken, CalamineError):
        return Diagnostic("P606", place)
    except BaseException as error:
        # A bug that a damaged file finds in the reader: no `Exception`, and of a class that can't be imported.
        if type(error).__name__ == "PanicException":
            return Diagnostic("P606", place)
        raise


def _first_table(
    workbook: CalamineWorkbook, shapes: Sequence[Shape], file: str, vocabulary: Vocabulary
) -> Table | Diagnostic:
    if not any(shape.rows for shape in shapes):
        return Diagnostic("P601", InFile(file))
    columns = Columns(vocabulary)
    for index in _visible(workbook, shapes):
        rows = _rows(workbook, index, shapes[index])
        header, top = found_in(rows, columns)
        if header:
            name = workbook.sheet_names[index]
            table = table_below(header, top, rows, columns, file, name)
            notes = _notes(workbook.sheet_names, shapes, index, InRecords(file, name))
            return table if isinstance(table, Diagnostic) else Table(file, chain(notes, table.rows), name)
    return no_header(InFile(file), vocabulary)


def _visible(workbook: CalamineWorkbook, shapes: Sequence[Shape]) -> Iterator[int]:
    """Sheets that an officer sees and that hold anything."""
    for index, (sheet, shape) in enumerate(zip(workbook.sheets_metadata, shapes, strict=False)):
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible and shape.rows:
            yield index


def _rows(workbook: CalamineWorkbook, index: int, shape: Shape) -> Iterator[GridRow]:
    sheet = workbook.get_sheet_by_index(index)
    _, first_column = sheet.start or (0, 0)
    numbered = numbered_rows(sheet.iter_rows(), first_column, shape.errors)
    return unmerged(numbered, sheet.merged_cell_ranges or ())


def _notes(names: Sequence[str], shapes: Sequence[Shape], chosen: int, place: InRecords) -> Iterator[Diagnostic]:
    others = [name for i, (name, shape) in enumerate(zip(names, shapes, strict=False)) if i != chosen and shape.rows]
    if others:
        yield Diagnostic("P614", place, {"sheet": names[chosen], "others": "、".join(others)})
    if shapes[chosen].rows in _LAST_ROWS:
        yield Diagnostic("P615", place, {"rows": str(shapes[chosen].rows)})

"""The words around a diagnostic, in both languages; the sentences themselves are rows of `dsl.codes`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dsl import Because, Diagnostic, InFile, InRecords, InSource, Language, Severity

SEVERITY: Mapping[Language, Mapping[Severity, str]] = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "说明"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
}

BECAUSE: Mapping[Language, Mapping[Because, str]] = {
    "zh": {
        Because.DEFINED_HERE: "在这里定义",
        Because.FIRST_HERE: "第一次出现在这里",
        Because.OVERLAPS_HERE: "与这里重叠",
        Because.REQUIRED_HERE: "上级在这里要求",
        Because.USED_HERE: "这里还在用",
    },
    "en": {
        Because.DEFINED_HERE: "defined here",
        Because.FIRST_HERE: "first written here",
        Because.OVERLAPS_HERE: "overlaps with this",
        Because.REQUIRED_HERE: "required here by the superior",
        Because.USED_HERE: "still used here",
    },
}

HELP: Mapping[Language, str] = {"zh": "建议：", "en": "help: "}
CHANGE_TO: Mapping[Language, str] = {"zh": "改为：", "en": "change to: "}
FOR_EXAMPLE: Mapping[Language, str] = {"zh": "例如：", "en": "for example: "}
COLON: Mapping[Language, str] = {"zh": "：", "en": ": "}
COMMA: Mapping[Language, str] = {"zh": "，", "en": ", "}


def lines_deleted(count: int, language: Language) -> str:
    """What stands in the place of lines that a fix takes away."""
    if language == "zh":
        return "（删去这一行）" if count == 1 else f"（删去这 {count} 行）"
    return "(delete this line)" if count == 1 else f"(delete these {count} lines)"


def lines_added(above: int, language: Language) -> str:
    """What introduces the lines that a fix puts below a line."""
    return f"在第 {above} 行下面加上：" if language == "zh" else f"below line {above} add:"


def where(place: InSource | InRecords | InFile) -> str:
    """The place as `file:line:column`, or the file alone."""
    match place:
        case InSource(source, span):
            line, column = source.position(span.start)
            return f"{source.name}:{line}:{column}"
        case InRecords(file=file) | InFile(file=file):
            return file


def cell(place: InRecords, language: Language) -> str:
    """Where in a file of records: sheet, row and column, as far as they are known; empty for the whole file."""
    chinese = language == "zh"
    parts = []
    if place.sheet is not None:
        parts.append(f"工作表“{place.sheet}”" if chinese else f"sheet “{place.sheet}”")
    if place.row is not None:
        parts.append(f"第 {place.row} 行" if chinese else f"row {place.row}")
    if place.column is not None:
        parts.append(f"“{place.column}”列" if chinese else f"column “{place.column}”")
    return COMMA[language].join(parts)


def witness_line(witness: Mapping[str, str], language: Language) -> str:
    """The person who shows the finding, on one line."""
    facts = COMMA[language].join(f"{name} = {value}" for name, value in witness.items())
    return FOR_EXAMPLE[language] + facts


def in_words(diagnostic: Diagnostic, language: Language) -> str:
    """The sentence, what to do about it and the example, a line each."""
    lines = [diagnostic.message(language)]
    if advice := diagnostic.help(language):
        lines.append(HELP[language] + advice)
    if diagnostic.witness:
        lines.append(witness_line(diagnostic.witness, language))
    return "\n".join(lines)


def count(diagnostics: Sequence[Diagnostic]) -> Mapping[Severity, int]:
    return Counter(diagnostic.severity for diagnostic in diagnostics)


def summary(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """How many of each severity, in one line."""
    counts = count(diagnostics)
    errors, warnings, notes = (counts.get(severity, 0) for severity in Severity)
    if language == "zh":
        found = [f"{errors} 个错误"] * (errors > 0) + [f"{warnings} 个警告"] * (warnings > 0)
        remarks = f"；{notes} 条说明" if notes else ""
        return ("有 " + "、".join(found) if found else "没有错误和警告") + remarks + "。"
    found = [plural(errors, "error")] * (errors > 0) + [plural(warnings, "warning")] * (warnings > 0)
    remarks = f"; {plural(notes, 'note')}" if notes else ""
    return (" and ".join(found) if found else "no errors or warnings") + remarks + "."


def plural(number: int, word: str) -> str:
    """1 error, 2 errors."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

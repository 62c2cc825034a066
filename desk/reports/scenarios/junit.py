"""A run of scenario files as JUnit XML, which servers for continuous integration read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dsl import Language

from ...testing import FileRun, Tested
from ..diagnostics import wording
from . import failure
from .words import say

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(runs: Sequence[FileRun], language: Language) -> str:
    suites = [_suite(run, language) for run in runs]
    root = Element(
        "testsuites", {"name": "pol test", **_totals(suites), "time": _time(sum(run.seconds for run in runs))}
    )
    root.extend(suites)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _totals(suites: Sequence[Element]) -> dict[str, str]:
    return {
        key: str(sum(int(suite.get(key, "0")) for suite in suites))
        for key in ("tests", "failures", "errors", "skipped")
    }


def _suite(run: FileRun, language: Language) -> Element:
    """A file that can't be run is a case of its own, which is in error."""
    counts = {
        "tests": len(run.tested) + len(run.problems),
        "failures": sum(one.failed for one in run.tested),
        "errors": len(run.problems),
        "skipped": sum(one.scenario.proposed for one in run.tested),
    }
    suite = Element("testsuite", {"name": _clean(str(run.path)), **{k: str(n) for k, n in counts.items()}})
    suite.set("time", _time(run.seconds))
    for problem in run.problems:
        where = "" if problem.place is None else wording.where(problem.place)
        case = _case(suite, run, f"{problem.code} {where}", 0.0)
        error = SubElement(case, "error", {"type": problem.code, "message": _clean(problem.message(language))})
        error.text = _clean("\n".join(filter(None, (where, wording.in_words(problem, language)))))
    for tested in run.tested:
        _of_scenario(suite, run, tested, language)
    return suite


def _of_scenario(suite: Element, run: FileRun, tested: Tested, language: Language) -> None:
    case = _case(suite, run, tested.scenario.name, tested.seconds)
    case.set("file", _clean(str(run.path)))
    case.set("line", str(tested.scenario.line))
    told = "\n".join(failure.lines(run.path, tested, language))
    if tested.scenario.proposed:
        skipped = SubElement(case, "skipped", {"message": say(language, "not_accepted")})
        skipped.text = _clean(told) if tested.failures else None
    elif tested.failures:
        fields = "、".join(failure.difference.field for failure in tested.failures)
        SubElement(case, "failure", {"type": "difference", "message": _clean(fields)}).text = _clean(told)


def _case(suite: Element, run: FileRun, name: str, seconds: float) -> Element:
    classname = _clean(run.path.name.removesuffix(".scenarios.yaml"))
    return SubElement(suite, "testcase", {"classname": classname, "name": _clean(name), "time": _time(seconds)})


def _clean(text: str) -> str:
    """XML has no way to write most control characters."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _time(seconds: float) -> str:
    return f"{seconds:.6f}"

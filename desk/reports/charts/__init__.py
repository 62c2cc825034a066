"""Charts of pages as SVG, without outside resources: on the screen light or dark, and in black and white on paper."""

from __future__ import annotations

from importlib.resources import files

from dsl import Language

from . import bars, days, lines, stacks
from .model import Bars, Chart, Days, Lane, Lines, Stack, Stacks, Stretch

__all__ = ["Bars", "Chart", "Days", "Lane", "Lines", "Stack", "Stacks", "Stretch", "style", "svg"]


def svg(chart: Chart, language: Language) -> str:
    match chart:
        case Lines():
            return lines.svg(chart, language)
        case Bars():
            return bars.svg(chart, language)
        case Stacks():
            return stacks.svg(chart, language)
        case Days():
            return days.svg(chart, language)


def style() -> str:
    """For the style sheet of a page that has charts."""
    return files(__package__).joinpath("charts.css").read_text(encoding="utf-8")

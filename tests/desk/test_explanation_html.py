"""The explanation as one page: safe, self-contained, and saying the same as the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import pytest

from desk.reports.explanation import html as explanation_html
from desk.reports.explanation import text as explanation_text
from dsl import Language, Policy
from engine import Assessment, Assessor
from engine.explain import explain

VOID = {"meta", "br"}
EVIL = '<script>alert("一")</script>'


class Page(HTMLParser):
    """Notes tags, attributes and texts, and whether every tag is closed by its own end."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_well_formed_and_fetches_nothing(anyone: Assessment, language: Language) -> None:
    rendered = explanation_html.render(explain(anyone), language)
    page = Page(rendered)
    assert page.open == []
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not {"src", "href"} & {name for name, _ in page.attributes}
    assert "url(" not in rendered
    assert "@import" not in rendered
    assert ("lang", "zh-CN" if language == "zh" else "en") in page.attributes


def test_it_says_what_the_text_says(anyone: Assessment) -> None:
    explanation = explain(anyone)
    page = Page(explanation_html.render(explanation, "zh"))
    said = re.sub(r"\s", "", "".join(page.texts))
    for line in explanation_text.render(explanation, "zh").splitlines():
        for word in re.findall(r"[\u4e00-\u9fff]{2,}", line):
            assert word in said


def test_amounts_stand_in_numeric_cells(assessed: Callable[[str], Assessment]) -> None:
    assert '<td class="number">400.00</td>' in explanation_html.render(explain(assessed("tie")), "zh")


def test_whatever_a_rule_file_or_the_caller_says_is_only_text(policy_of: Callable[[str], Policy]) -> None:
    policy = policy_of(f"""政策 试2025 "{EVIL.replace('"', "'")}"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
参保 依据 一
  不准 "<b>职工</b>&" 当 职工医保在保
  准许 其他
""")
    page = explanation_html.render(explain(Assessor(policy)({"职工医保在保": True})), "zh", EVIL)
    assert "<script" not in page
    assert "<b>" not in page
    assert EVIL in unescape(page)
    assert "<b>职工</b>&" in unescape(page)


def test_the_page_is_fit_for_dark_screens_and_paper(assessed: Callable[[str], Assessment]) -> None:
    page = explanation_html.render(explain(assessed("late")), "en")
    assert "@media print" in page
    assert "prefers-color-scheme: dark" in page

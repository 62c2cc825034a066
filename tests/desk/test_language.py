"""Chinese first; another language only where the reader asks for one."""

from __future__ import annotations

import pytest

from desk.texts.language import choose_language


@pytest.mark.parametrize(
    ("option", "environ", "language"),
    [
        (None, {}, "zh"),
        (None, {"LANG": "C"}, "zh"),
        (None, {"LANG": "C.UTF-8"}, "zh"),
        (None, {"LC_ALL": "POSIX"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh"}, "zh"),
        (None, {"LANG": "zh-TW"}, "zh"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LANG": "de_DE@euro"}, "en"),
        (None, {"LANG": "zha_CN"}, "en"),
        (None, {"LC_ALL": "", "LANG": "en_GB"}, "en"),
        (None, {"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
        (None, {"LC_ALL": "zh_CN", "LC_MESSAGES": "en_GB"}, "zh"),
        (None, {"POL_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ("zh", {"POL_LANG": "en"}, "zh"),
        ("en", {}, "en"),
    ],
)
def test_the_first_setting_that_says_something_decides(
    option: str | None, environ: dict[str, str], language: str
) -> None:
    assert choose_language(option, environ) == language

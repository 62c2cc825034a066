"""The command as a whole: help, usage errors, completion, and what ends a run early."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

import desk.checking
from desk.main import COMMANDS
from desk.texts import TEXTS
from desk.texts.click_words import CATALOGUE, catalogue

from .conftest import pol

POL = [sys.executable, "-c", "import sys; from desk.main import main; sys.exit(main())"]


def test_help_is_in_the_readers_language() -> None:
    chinese, english = pol("--help"), pol("--help", lang="en")
    assert (chinese.code, english.code) == (0, 0)
    assert chinese.out.startswith("用法: pol [选项] 命令 [参数]...")
    assert english.out.startswith("Usage: pol [OPTIONS] COMMAND [ARGS]...")
    for command in COMMANDS:
        assert f"  {command}" in chinese.out and f"  {command}" in english.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(command: str) -> None:
    chinese, english = pol(command, "--help"), pol(command, "--help", lang="en")
    assert chinese.out.startswith(f"用法: pol {command} [选项]")
    assert english.out.startswith(f"Usage: pol {command} [OPTIONS]")
    assert not re.search("[，。：；]", english.out)
    left_in_english = re.findall(r"[A-Z]?[a-z]+ [a-z]+ [a-z]+", chinese.out)
    assert [words for words in left_in_english if "eval" not in words and "pol completion" not in words] == []


def test_every_text_has_both_languages_with_the_same_words_to_fill_in() -> None:
    for chinese, english in TEXTS.values():
        assert chinese and english
        assert set(re.findall(r"\{\w+\}", chinese)) == set(re.findall(r"\{\w+\}", english))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "没有命令 chek。"),
        (["check"], "缺少参数 'FILE...'"),
        (["check", "--fasst", "x"], "没有选项 --fasst。 是不是 '--assume', '--fast', '--format'？"),
        (["check", "x", "--format"], "选项 --format 后面要有值。"),
        (["check", "x", "--format", "xml"], "“xml”不在可选的值里，可以写：'text', 'json', 'sarif', 'github'。"),
        (["schema", "a", "b"], "多出了参数（b）"),
        (["check", "x", "--lang", "fr"], "“fr”不在可选的值里"),
        (["check", "--fast=1", "x"], "选项 --fast 后面不带值。"),
        (["snapshot", "a", "b", "--smallest", "0"], "0 不行，要在这个范围里：x>=1（x 是所写的数）。"),
        (["diff", "a", "b", "--largest", "多"], "“多”不是数。"),
    ],
)
def test_usage_errors_are_in_the_readers_language_and_exit_with_2(arguments: list[str], said: str) -> None:
    ran = pol(*arguments)
    assert ran.code == 2
    assert said in ran.err
    english = pol(*arguments, lang="en")
    assert english.code == 2
    assert "Error: " in english.err


def test_the_catalogue_of_the_librarys_words_is_made_from_the_rows() -> None:
    assert CATALOGUE.read_bytes() == catalogue(), "run: python -m desk.texts.click_words"


def test_without_arguments_the_help_is_shown() -> None:
    ran = pol()
    assert ran.code == 2
    assert "命令:" in ran.err


def test_the_version() -> None:
    assert re.fullmatch(r"pol \d+\.\d+\.\d+\n", pol("--version").out)


@pytest.mark.parametrize(
    ("shell", "mark"), [("bash", "_POL_COMPLETE=bash_complete"), ("zsh", "#compdef pol"), ("fish", "complete")]
)
def test_completion_scripts(shell: str, mark: str) -> None:
    ran = pol("completion", shell)
    assert ran.code == 0
    assert mark in ran.out


def test_the_shell_completes_commands_and_policies(county: Path) -> None:
    def completed(*words: str) -> str:
        asked = {"_POL_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
        return subprocess.run(POL, env={**os.environ, **asked}, capture_output=True, text=True, check=True).stdout

    assert "plain,check" in completed("pol", "ch")
    assert completed("pol", "check", "示例县2").startswith("plain,示例县2025\n")
    assert "plain,hulunbuir-2024" in completed("pol", "check", "hul")


def test_our_own_error_is_one_message_without_a_traceback(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("张三 150702198001011234")

    monkeypatch.setattr(desk.checking, "load_policy", broken)
    ran = pol("check", "示例县")
    assert ran.code == 70
    assert "错误[P709]：程序自己出错了，不是您的文件有问题（KeyError, desk.checking:" in ran.err
    assert "Traceback" not in ran.err and "张三" not in ran.err
    monkeypatch.setenv("POL_TRACEBACK", "1")
    assert "Traceback" in pol("check", "示例县").err


def test_an_interruption_says_so(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk.checking, "load_policy", interrupted)
    ran = pol("check", "示例县")
    assert ran.code == 130
    assert "已经中断" in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_whatever_ends_a_real_process_does_so_as_ctrl_c_does(end: signal.Signals, county: Path) -> None:
    pipe = county / "等.pol"
    os.mkfifo(pipe)
    # A test run in the background of a shell hands down an ignored SIGINT; a person's terminal does not.
    heed = partial(signal.signal, end, signal.SIG_DFL)
    process = subprocess.Popen([*POL, "check", str(pipe)], stderr=subprocess.PIPE, text=True, preexec_fn=heed)
    with pipe.open("wb"):  # returns as soon as the process waits for the file's text
        process.send_signal(end)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "P707" in err and "Traceback" not in err


def test_a_reader_that_goes_away_is_no_reason_for_noise(county: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run([*POL, "dev", "tokens", "person.pol"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (3, b"")


def test_a_full_disk_behind_standard_output(county: Path) -> None:
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [*POL, "dev", "tokens", "示例县"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ran.returncode == 3
    assert "P706" in ran.stderr and "Traceback" not in ran.stderr


def test_a_quick_check_loads_nothing_that_it_does_not_need(county: Path) -> None:
    code = "import sys; from desk.main import main; main(['check', '--fast', '示例县']); print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("engine", "rich", "xlsxwriter", "python_calamine", "yaml", "jsonschema", "importlib.metadata"):
        assert f"'{heavy}'" not in loaded

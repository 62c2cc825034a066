"""Neovim as Debian ships it, with the plug-in of `editors/neovim` and its own client of the protocol."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .conftest import NAME, NOTICE

REPOSITORY = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("neovim_client.lua")
SERVER = [sys.executable, "-c", "import sys; from desk.main import main; sys.exit(main())", "lsp"]


def test_neovim_shows_findings_and_asks_about_names(folder: Path) -> None:
    neovim = shutil.which("nvim")
    assert neovim is not None, "apt-get install neovim"
    path = folder / NAME
    path.write_text(NOTICE.replace("缴费日期 在 集中", '"𠮷" = "𠮷" 且 缴费日其 在 集中'), "utf-8")
    command = [neovim, "--headless", "--clean", "-n", "--cmd", f"set runtimepath^={REPOSITORY / 'editors' / 'neovim'}"]
    command += ["--cmd", f"let g:pol_command = {json.dumps(SERVER)}", "-c", f"luafile {SCRIPT}", str(path)]
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder), "LANG": "C.UTF-8"}
    ran = subprocess.run(command, env={**os.environ, **home}, capture_output=True, timeout=150, cwd=folder)
    told = json.loads(ran.stdout)
    assert told.get("problem") is None
    assert {"code": "P201", "text": "缴费日其"} in told["diagnostics"]
    assert "人群 特困人员 当 特困" in told["hover"]
    assert told["definition"] == NOTICE.splitlines().index(next(li for li in NOTICE.splitlines() if "人群 特困" in li))
    assert [line for line in told["renamed"] if "特困人员" in line] == []
    assert sum("困难的人" in line for line in told["renamed"]) == 2
    assert told["completion"][:2] == ["困难的人", "低保对象"]
    assert told["pinyin"] == "人群 试 当 低保对象", "typed as db"

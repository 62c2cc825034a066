"""How long `pol fmt` takes for a file of a thousand lines: whole processes, beside a cold start that does nothing.

`python benchmarks/layout.py [--lines N] [--rounds N]`. Target: 1,000 lines laid out and proved within 0.3 s.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measured import Measure, interleaved

NOTICE = Path(__file__).parents[1] / "policies" / "hulunbuir-2024.pol"
POL = str(Path(sys.executable).with_name("pol"))
COLD = "cold start (pol fmt, one line)"


def rules(lines: int) -> str:
    """A shipped notice several times over, its columns lost; the layout looks at no name, so repeats do not matter."""
    notice = NOTICE.read_text("utf-8")
    repeated = (notice * (lines // notice.count("\n") + 1)).splitlines()[:lines]
    return "\n".join(line.replace("  依据", " 依据").replace("   ", " ") for line in repeated) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, lines in (("ragged.pol", asked.lines), ("line.pol", 1)):
            (folder / file).write_text(rules(lines), "utf-8")
        commands = {
            COLD: lambda _: [POL, "fmt", "--diff", str(folder / "line.pol")],
            f"pol fmt, {asked.lines} lines": lambda _: [POL, "fmt", "--diff", str(folder / "ragged.pol")],
        }
        found = interleaved(commands, asked.rounds, folder)
    for what, measure in found.items():
        print(f"{what:32}{told(measure)}")
    cold, whole = found.values()
    if isinstance(cold, Measure) and isinstance(whole, Measure):
        print(f"{'the layout itself':32}{whole.seconds - cold.seconds:.2f} s, {whole.work - cold.work:.2f} s of work")


def told(found: Measure | str) -> str:
    if isinstance(found, str):
        return found
    return f"{found.seconds:.2f} s, {found.work:.2f} s of work, {found.megabytes:.0f} MB"


if __name__ == "__main__":
    main()

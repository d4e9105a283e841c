"""Raise the floors of the sample articles to what is measured now: `python tools/pin_stories.py`. Never lowers one."""

import math
import sys
import tomllib
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "stories")]

from test_examples import FLOORS, measured  # noqa: E402  (the folder is known only now)


def main() -> None:
    before = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    lines = ["# Measured quality of each sample article. Raised by tools/pin_stories.py; lowered by hand alone."]
    for name, figures in sorted(measured().items()):
        old = before.get(name, {})
        lines += ["", f"[{name}]"]
        for measure, figure in figures.items():
            if measure == "extra contacts":
                lines.append(f'"most extra contacts" = {min(int(figure), old.get("most extra contacts", int(figure)))}')
            else:
                lines.append(f'"{measure}" = {max(math.floor(figure * 1e4) / 1e4, old.get(measure, 0.0))}')
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")


main()

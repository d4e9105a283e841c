"""Measure the program on every answer key at hand: raise the floors, and write the figures where people read them.

    make quality                # tests/floors.toml, tests/stories/floors.toml, docs/quality.md, README.md
    make quality LOWER=yes      # lets figures fall too; git diff tells which, the commit why

Without that, floors only rise: a figure that fell is told, and the exit code is 1.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from risalah.evaluate.floors import PINNED, digest_of, load_floors, measures, pin
from risalah.evaluate.key import load_keys
from risalah.evaluate.score import Score, load_texts, score_articles
from risalah.run.local import read_inputs

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "floors.toml"
SETS = {
    "seeds": (SHARED / "gold" / "seeds", SHARED / "seeds", "the seed articles (Obama, Putin, Kerry, Lavrov, Biden)"),
    "dev": (SHARED / "gold" / "dev", SHARED / "gold" / "dev_texts", "the development articles, seen while building"),
    "examples": (ROOT / "examples" / "expected", ROOT / "examples", "the sample articles in `examples/`, invented"),
}
SAMPLE = ROOT / "examples" / "telepon-menlu.txt"


def main() -> int:
    if "--lower" in sys.argv[1:]:
        for path in (FLOORS, ROOT / "tests" / "stories" / "floors.toml"):
            path.unlink(missing_ok=True)
    scores = {name: measure(gold, texts) for name, (gold, texts, _) in SETS.items() if gold.is_dir()}
    fallen = []
    for name, score in scores.items():
        fallen += [f"{name}: {each}" for each in pin(FLOORS, name, digest_of(*SETS[name][:2]), score)]
    subprocess.run([sys.executable, ROOT / "tools" / "pin_stories.py"], check=True)
    write_block(ROOT / "README.md", "quality", table(PINNED))
    write_block(ROOT / "docs" / "quality.md", "quality", table(None, scores))
    write_block(ROOT / "README.md", "sample", sample())
    for each in fallen:
        print(each, file=sys.stderr)
    return 1 if fallen else 0


def measure(gold: Path, texts: Path) -> Score:
    keys = load_keys(gold)
    readings = read_inputs([texts / key.document.file for key in keys])
    accounts = {reading.uri.rpartition("/")[2]: reading.account for reading in readings if reading.account}
    return score_articles(keys, load_texts(keys, texts), accounts)


def table(shown: tuple[str, ...] | None, scores: dict[str, Score] | None = None) -> str:
    """A Markdown table; of the pinned floors, or with `scores` of every figure that was just measured."""
    if scores is None:
        columns = {name: each.floors for name, each in load_floors(FLOORS).items()}
    else:
        columns = {name: measures(score) for name, score in scores.items()}
    names = [name for name in SETS if name in columns]
    rows = shown or tuple(dict.fromkeys(measure for name in names for measure in columns[name]))
    lines = ["| measure | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for row in rows:
        cells = (f"{columns[name][row]:.2f}" if row in columns[name] else "" for name in names)
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    if scores:
        lines += ["", *counts(names, scores)]
    return "\n".join(lines)


def counts(names: list[str], scores: dict[str, Score]) -> Iterator[str]:
    for name in names:
        count = scores[name].counts
        yield (
            f"- **{name}**: {SETS[name][2]}: {count['articles']} articles, {count['contacts in key']} contacts and "
            f"{count['statements in key']} statements in the key; {count['contacts in empty articles']} contacts found "
            f"in {count['empty articles']} articles that hold none."
        )


def sample() -> str:
    """The minutes of one sample article, as the program prints them."""
    command = [sys.executable, "-c", "from risalah.cli import main; main()", "read", str(SAMPLE.relative_to(ROOT))]
    environment = {"COLUMNS": "100", "PATH": "", "PYTHONUTF8": "1"}
    done = subprocess.run([*command, "--format", "minutes"], cwd=ROOT, env=environment, capture_output=True, check=True)
    return f"```text\n{done.stdout.decode().rstrip()}\n```"


def write_block(path: Path, name: str, content: str) -> None:
    """Replace what stands between `<!-- name -->` and `<!-- end name -->`."""
    opening, closing = f"<!-- {name} -->", f"<!-- end {name} -->"
    before, _, rest = path.read_text("utf-8").partition(opening)
    _, _, after = rest.partition(closing)
    path.write_text(f"{before}{opening}\n{content}\n{closing}{after}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())

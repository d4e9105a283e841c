"""The docs can't rot: commands, options, fields, codes and tables are in them, links lead somewhere, examples run."""

import re
import shlex
import tomllib
from importlib import resources
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import typer

from command_line import run
from examples_folder import ARTICLES
from risalah.cli import app
from risalah.model.account import Account, Act, Channel, OutcomeCode, Role, Status
from risalah.model.document import FurnitureKind, PublishedBasis
from risalah.model.timex import Given, TimexType, WhenBasis

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text("utf-8")
PACK = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md")))


def section(title: str) -> str:
    match = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", CLI, re.M | re.S)
    return match[1] if match else ""


def command_names() -> list[str]:
    names = []

    def collect(group: typer.Typer, prefix: str) -> None:
        names.extend(f"{prefix} {each.name}" for each in group.registered_commands)
        for inner in group.registered_groups:
            assert inner.typer_instance
            collect(inner.typer_instance, f"{prefix} {inner.name or inner.typer_instance.info.name}")

    collect(app, "risalah")
    return names


@pytest.mark.parametrize("name", command_names())
def test_every_command_is_documented_with_its_options(name: str) -> None:
    text = section(name)
    assert text, f"docs/cli.md has no section '## {name}'"
    shown = run(*name.split()[1:], "--help", columns=200).output
    rows = "\n".join(line for line in shown.splitlines() if line.startswith("│"))
    options = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rows)) - {"-h", "--help"}
    missing = {option for option in options if f"`{option}`" not in text}
    assert not missing, f"docs/cli.md does not tell about {missing} of {name}"
    told = set(re.findall(r"`(--?[a-z][a-z-]*)`", text))
    assert told <= options, f"docs/cli.md tells about {told - options}, which {name} does not have"


@pytest.mark.parametrize("line", re.findall(r"^\$ risalah (.*)$", CLI, re.M))
def test_every_example_of_the_command_line_runs(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = run(*shlex.split(line))
    assert done.exit_code == 0, done.output


def structs(kind: type, seen: set[type]) -> set[type]:
    """A Struct and every Struct that its fields hold."""
    if kind in seen:
        return seen
    seen.add(kind)
    for field in msgspec.structs.fields(kind):
        for part in (field.type, *get_args(field.type)):
            for each in (part, *get_args(part)):
                if isinstance(each, type) and issubclass(each, msgspec.Struct):
                    structs(each, seen)
    return seen


@pytest.mark.parametrize("kind", sorted(structs(Account, set()), key=lambda kind: kind.__name__))
def test_every_field_of_the_record_is_documented(kind: type) -> None:
    missing = [name for name in kind.__struct_fields__ if f"`{name}`" not in RECORD]  # type: ignore[attr-defined]
    assert not missing, f"docs/record.md does not tell about {kind.__name__}'s {missing}"


@pytest.mark.parametrize(
    "codes", [Act, Channel, OutcomeCode, Role, Status, FurnitureKind, PublishedBasis, Given, TimexType, WhenBasis]
)
def test_every_code_of_the_record_is_documented(codes: object) -> None:
    assert [code for code in get_args(codes) if f"`{code}`" not in RECORD] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_table_of_the_pack_is_documented() -> None:
    folder = resources.files("risalah.packs") / "id"
    tables = [each.name for each in folder.iterdir() if each.name.endswith((".csv", ".toml"))]
    named = set(re.findall(r"`([\w*]+\.(?:csv|toml))`", PACK))
    assert [table for table in tables if not any(Path(table).match(name) for name in named)] == []


def test_the_readmes_commands_are_in_the_makefile() -> None:
    readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
    targets = set(re.findall(r"^make (\w+)", readme, re.M))
    assert {"demo", "test"} <= targets
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in targets)


def test_the_readmes_figures_are_the_pinned_ones() -> None:
    floors = tomllib.loads((ROOT / "tests" / "floors.toml").read_text("utf-8"))
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme.partition("<!-- quality -->")[2].partition("<!-- end quality -->")[0]
    heading, _, *rows = table.strip().splitlines()
    names = [cell.strip() for cell in heading.strip("|").split("|")][1:]
    for row in rows:
        measure, *cells = (cell.strip() for cell in row.strip("|").split("|"))
        for name, cell in zip(names, cells, strict=True):
            assert cell == f"{floors[name]['floors'][measure]:.2f}", f"{measure} of {name}: run `make quality`"


def test_the_samples_table_lists_every_article() -> None:
    readme = (ROOT / "examples" / "README.md").read_text("utf-8")
    assert [path.stem for path in ARTICLES if f"| {path.stem} |" not in readme] == []


def test_the_version_is_in_the_changelog() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")

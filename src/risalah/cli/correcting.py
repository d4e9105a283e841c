"""`risalah review`, `accept`, `reject`, `merge`, `split`, `edit`, `undo`, `corrections`: a person decides.

Every decision is kept with who made it, when and why; it outlives re-runs and can be carried to another store.
"""

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from risalah.cli.asking import load
from risalah.cli.storing import DB, Db, now, opened
from risalah.cli.terminal import open_output, result_console
from risalah.errors import InputError

if TYPE_CHECKING:
    from risalah.model.correction import Correction
    from risalah.store.connection import Store

Why = Annotated[str, typer.Option("--why", help="The reason; it is kept with the decision.")]
Who = Annotated[
    str | None, typer.Option("--who", envvar="RISALAH_WHO", help="Who decides. Default: the name you are logged in by.")
]
RecordId = Annotated[str, typer.Argument(metavar="ID", help="A record's id, or its beginning.")]
corrections_app = typer.Typer(help="Carry corrections from one store to another.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.command("review")(review)
    app.command("accept")(accept)
    app.command("reject")(reject)
    app.command("merge")(merge)
    app.command("split")(split)
    app.command("edit")(edit)
    app.command("undo")(undo)
    corrections_app.command("export")(export_corrections)
    corrections_app.command("apply")(apply_corrections)
    app.add_typer(corrections_app, name="corrections")


def accept(record: RecordId, db: Db = DB, why: Why = "", who: Who = None) -> None:
    """Accept a record: it is a contact, as told."""
    from risalah.run.correct import decide

    with opened(db) as store:
        _told(decide(store, "accept", load(store, record), who=_name(who), when=now(), why=why))


def reject(record: RecordId, db: Db = DB, why: Why = "", who: Who = None) -> None:
    """Reject a record: it is no contact. It leaves the lists, and stays in the store."""
    from risalah.run.correct import decide

    with opened(db) as store:
        _told(decide(store, "reject", load(store, record), who=_name(who), when=now(), why=why))


def merge(
    record: RecordId,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The record that is the same contact.")],
    db: Db = DB,
    why: Why = "",
    who: Who = None,
) -> None:
    """Merge two records: they are one contact."""
    from risalah.run.correct import decide

    with opened(db) as store:
        one, two = load(store, record), load(store, other)
        if one.id == two.id:
            raise InputError(f"{one.id}: one record can't be merged with itself")
        _told(decide(store, "merge", one, others=two, who=_name(who), when=now(), why=why))


def split(
    record: RecordId,
    accounts: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT", help="Documents whose accounts tell of another contact.")
    ],
    db: Db = DB,
    why: Why = "",
    who: Who = None,
) -> None:
    """Split accounts off a record: they tell of another contact."""
    from risalah.run.correct import part

    with opened(db) as store:
        _told(part(store, load(store, record), accounts, who=_name(who), when=now(), why=why))


def edit(
    record: RecordId,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="when, place, channel, duration, initiator, ...")],
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="Without one: nothing is known of it.")] = None,
    db: Db = DB,
    why: Why = "",
    who: Who = None,
) -> None:
    """Set a field of a record. What the accounts say stays beside it."""
    from risalah.run.correct import edit as decide

    with opened(db) as store:
        _told(decide(store, load(store, record), field, value, who=_name(who), when=now(), why=why))


def undo(
    correction: Annotated[str, typer.Argument(metavar="CORRECTION", help="A correction's id, or its beginning.")],
    db: Db = DB,
    why: Why = "",
    who: Who = None,
) -> None:
    """Take a correction back; taking that back restores it."""
    from risalah.run.correct import undo as decide

    with opened(db) as store:
        _told(decide(store, correction, who=_name(who), when=now(), why=why))


def review(
    db: Db = DB,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Stop after this many questions.")] = None,
    who: Who = None,
) -> None:
    """Go through the pairs of records that may be one contact, likeliest first, and decide.

    `s` same, `d` different, `enter` later, `q` quit. Every answer is stored at once.
    """
    asked: set[frozenset[str]] = set()
    with opened(db) as store:
        while limit is None or len(asked) < limit:
            question = _next_question(store, asked)
            if question is None:
                typer.echo("Nothing (more) to decide.")
                return
            one, other = question
            asked.add(frozenset(question))
            answer = _ask(store, one, other, len(asked))
            if answer == "q":
                return
            if answer in {"s", "d"}:
                _decide_pair(store, one, other, same=answer == "s", who=_name(who))


def _next_question(store: "Store", asked: set[frozenset[str]]) -> tuple[str, str] | None:
    from risalah.store.query import doubtful

    with store.reading() as connection:
        for _, one, other in doubtful(connection):
            if frozenset((one, other)) not in asked:
                return one, other
    return None


def _ask(store: "Store", one: str, other: str, number: int) -> str:
    from risalah.export.records import render_records, say_judgement
    from risalah.store.query import judgements_of

    console = result_console()
    records = [load(store, one), load(store, other)]
    console.print(f"\n{number}. One contact, or two?")
    console.print(render_records(records))
    with store.reading() as connection:
        mine = {(j.left, j.right): j for j in judgements_of(connection, records[0])}
        shared = [mine[j.left, j.right] for j in judgements_of(connection, records[1]) if (j.left, j.right) in mine]
    for judgement in [judgement for judgement in shared if judgement.verdict == "unsure"][:2]:
        console.print(say_judgement(judgement))
    return str(typer.prompt("[s]ame, [d]ifferent, [enter] later, [q]uit", default="", show_default=False)).lower()[:1]


def _decide_pair(store: "Store", one: str, other: str, *, same: bool, who: str) -> None:
    from risalah.run.correct import decide, keep_apart

    first, second = load(store, one), load(store, other)
    if same:
        _told(decide(store, "merge", first, others=second, who=who, when=now(), why="review"))
    else:
        _told(keep_apart(store, first, second, who=who, when=now(), why="review"))


def export_corrections(
    db: Db = DB,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of printing.")] = None,
) -> None:
    """Print all corrections as JSON lines, oldest first."""
    from risalah.store.corrections import dump

    with opened(db) as store, store.reading() as connection, open_output(output) as stream:
        for line in dump(connection):
            stream.write(line + b"\n")


def apply_corrections(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines, as `corrections export` writes them.")],
    db: Db = DB,
) -> None:
    """Apply corrections of another store to this one; those that are here already change nothing."""
    from risalah.run.correct import apply
    from risalah.store.corrections import parse
    from risalah.store.migrations import StoreError

    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error
    made = parse(lines, str(file))
    with opened(db) as store:
        try:
            new = apply(store, made)
        except StoreError as error:
            raise InputError(f"{file}: nothing of it was applied: {error}") from error
    typer.echo(f"{new} of {len(made)} corrections were new")


def _told(correction: "Correction") -> None:
    typer.echo(f"{correction.id}  {correction.kind}  {correction.who}  {correction.when}")


def _name(who: str | None) -> str:
    try:
        return who or getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USER", "unknown")

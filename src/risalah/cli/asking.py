"""`risalah records`, `show`, `conflicts`, `follow-ups`: ask a store."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, get_args

import msgspec
import typer

from risalah.cli.storing import DB, Db, Json, opened
from risalah.cli.terminal import result_console
from risalah.errors import InputError
from risalah.model.account import Channel, Status
from risalah.model.record import ConflictKind, Record, ReviewState
from risalah.model.values import wrong_code, wrong_side

if TYPE_CHECKING:
    from risalah.store.connection import Store

Limit = Annotated[int | None, typer.Option("--limit", min=1, help="How many at most.")]


def register(app: typer.Typer) -> None:
    app.command("records")(records)
    app.command("show")(show)
    app.command("conflicts")(conflicts)
    app.command("follow-ups")(follow_ups)


def records(
    db: Db = DB,
    side: Annotated[list[str] | None, typer.Option("--side", help="A side's code; give it twice for a pair.")] = None,
    person: Annotated[str | None, typer.Option("--person", help="A name or a part of one.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="From this day, month or year on.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this day, month or year.")] = None,
    channel: Annotated[str | None, typer.Option("--channel", help="in-person, phone, video, written, unknown.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="held, planned, proposed, cancelled, refused.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="A topic's code.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="An outlet among its accounts.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="Words that one of its articles holds.")] = None,
    state: Annotated[
        str | None, typer.Option("--state", help="open, accepted or rejected. Default: all but the rejected.")
    ] = None,
    limit: Limit = None,
    json: Json = False,
) -> None:
    """List records, in the order of their days. All that is asked for must hold."""
    from risalah.merge.days import days
    from risalah.store.query import Filter, find_records
    from risalah.store.sides import known_sides

    for what, given, codes in (
        ("channel", channel, get_args(Channel)),
        ("status", status, get_args(Status)),
        ("state", state, get_args(ReviewState)),
    ):
        _refuse(wrong_code(what, given, codes) if given else None)
    sides = tuple(code.upper() for code in side or ())
    for code in sides:
        _refuse(wrong_side(code, known_sides()))
    first, last = (days(bound) for bound in (since, until))
    for given, read in ((since, first), (until, last)):
        if given and read is None:
            raise InputError(f"{given}: no date; dates look like 2021-12-30, 2021-12 or 2021")
    if first and last and first.first > last.last:
        raise InputError(f"--since {since} is later than --until {until}: no day is between them")
    wanted = Filter(
        sides=sides,
        person=person,
        first=first.first if first else None,
        last=last.last if last else None,
        channel=channel,
        status=status,
        topic=topic,
        outlet=outlet,
        text=text,
        state=state,
    )
    with opened(db) as store, store.reading() as connection:
        found = find_records(connection, wanted, limit=limit)
    _print(found, json=json)


def show(
    record: Annotated[str, typer.Argument(metavar="ID", help="A record's id, or its beginning.")],
    db: Db = DB,
    json: Json = False,
) -> None:
    """Show a record: its fields with all values, contradictions, accounts side by side, each side's words, sources."""
    from risalah.export.records import render_record
    from risalah.store.documents import current_accounts, texts
    from risalah.store.query import judgements_of

    with opened(db) as store:
        found = load(store, record)
        names = {member.document for member in found.accounts}
        with store.reading() as connection:
            accounts = {account.document.id: account for account, _ in current_accounts(connection, names)}
            words = texts(connection, names)
            judged = judgements_of(connection, found)
    if json:
        _print([found], json=True)
        return
    console = result_console()
    for part in render_record(found, accounts, words, judged):
        console.print(part)


def conflicts(
    db: Db = DB,
    kind: Annotated[
        str | None, typer.Option("--kind", help="date, duration, initiator, place, outcome, denial.")
    ] = None,
    limit: Limit = None,
    json: Json = False,
) -> None:
    """List records whose accounts contradict each other, with the values and who gives them."""
    from risalah.export.records import say_value
    from risalah.store.query import Filter, find_records

    _refuse(wrong_code("kind", kind, get_args(ConflictKind)) if kind else None)
    with opened(db) as store, store.reading() as connection:
        found = find_records(connection, Filter(conflict=kind or "any"), limit=limit)
    if json:
        _print(found, json=True)
        return
    console = result_console()
    for record in found:
        console.print(f"{record.id}  {' - '.join(sorted({party.side or '?' for party in record.participants}))}")
        for conflict in record.conflicts:
            if kind in (None, conflict.kind):
                outlets = {member.document: member.outlet or member.document for member in record.accounts}
                givers = (sorted({outlets[name] for name in value.documents}) for value in conflict.values)
                told = (
                    f"{say_value(conflict.field, value)} ({', '.join(names)})"
                    for value, names in zip(conflict.values, givers, strict=True)
                )
                console.print(f"    {conflict.kind:10} {' ≠ '.join(told)}")


def follow_ups(
    db: Db = DB,
    by: Annotated[str | None, typer.Option("--by", metavar="DAY", help="Only those that were due by this day.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those that were due before today.")] = False,
    json: Json = False,
) -> None:
    """List contacts that were announced or proposed, and of which nothing has been seen since."""
    from risalah.merge.days import days
    from risalah.store.query import follow_ups as find

    due = days(by)
    if by and due is None:
        raise InputError(f"{by}: no date; dates look like 2021-12-30, 2021-12 or 2021")
    ends = [*([due.last] if due else []), *([date.today().toordinal() - 1] if overdue else [])]
    until = min(ends, default=None)  # both must hold
    with opened(db) as store, store.reading() as connection:
        found = find(connection, until=until)
    _print(found, json=json)


def load(store: "Store", given: str) -> Record:
    """The record that a person means. Raises InputError when there is none."""
    from risalah.store.query import load_records, record_id

    with store.reading() as connection:
        name = record_id(connection, given)
        found = load_records(connection, [name]) if name else []
    if not found:
        raise InputError(f"{given}: no record has this id, or more than one begins with it")
    return found[0]


def _refuse(wrong: str | None) -> None:
    if wrong:
        raise InputError(wrong)


def _print(found: list[Record], *, json: bool) -> None:
    from risalah.export.records import render_records

    if json:
        for record in found:
            typer.echo(msgspec.json.encode(record, order="deterministic").decode())
    elif found:
        result_console().print(render_records(found))
    else:
        typer.echo("No record.", err=True)

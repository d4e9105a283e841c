"""Records for people: one line each, or one record with its accounts, contradictions, readouts and sources.

r-1f3a…  7 December 2021  Joe Biden (president, USA) and Vladimir Putin (president, RUS) spoke by phone  5 acc., 2 src.
"""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from risalah.export.english import say_contact, say_count, say_date, say_duration, say_people, say_when
from risalah.export.quoting import in_context, shortened
from risalah.model.account import Account, Contact, Duration, Participant, When
from risalah.model.judgement import Judgement
from risalah.model.record import APPROXIMATE, Field, Member, Party, Record, Said, Value
from risalah.model.span import Span

NOWHERE = Span(0, 0)
LONGEST_QUOTE = 220


def render_records(records: Iterable[Record]) -> RenderableType:
    """A table, one line per record."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("record", no_wrap=True, style="cyan")
    table.add_column("when", min_width=10)
    table.add_column("what", ratio=1, overflow="fold")
    table.add_column("accounts", justify="right")
    table.add_column("sources", justify="right")
    for record in records:
        what = Text(f"{_people(record)} {say_contact(_as_contact(record))}{_where(record)}")
        marks = [conflict.kind for conflict in record.conflicts]
        if marks:
            what.append(f"  ≠ {', '.join(marks)}", style="red")
        if record.doubts:
            what.append("  ?", style="yellow")
        when = record.fields.get("when")
        said = Text(say_date(when.value)) if when and when.value else Text("?", style="dim")
        table.add_row(record.id, said, what, str(len(record.accounts)), str(record.independent))
    return table


def render_record(
    record: Record,
    accounts: Mapping[str, Account],
    texts: Mapping[str, str],
    judgements: Iterable[Judgement] = (),
) -> Iterator[RenderableType]:
    """Everything about one record. `accounts` and `texts` are those of its documents, by id."""
    when = record.fields.get("when")
    day = f" {say_when(When(when.value, (), None, ()))}" if when and when.value else " on a day not told"
    head = Text.assemble(
        (_people(record), "bold cyan"), f" {say_contact(_as_contact(record))}", (day, "green"), f"{_where(record)}."
    )
    counted = f"{say_count(len(record.accounts), 'account')}, {say_count(record.independent, 'independent source')}"
    state = f" · {record.state}" if record.state != "open" else ""
    recalled = " · only recalled as background" if record.background else ""
    yield Text.assemble(head, "\n", (f"{record.id} · {counted}{state}{recalled}", "dim"))
    yield _section("What they say", _fields(record))
    if record.conflicts:
        yield _section("Contradictions", _conflicts(record, accounts))
    yield _section("Accounts", _accounts(record, accounts, texts))
    if len(record.readouts) > 1 and record.statements:
        yield _section("Each side's words", _readouts(record))
    others = [said for said in record.statements if said.side not in {readout.side for readout in record.readouts}]
    if others:
        yield _section("Also said", _said(others))
    yield _section("Sources", _sources(record, accounts))
    links = list(_links(record))
    if links:
        yield _section("Linked", Text("\n").join(links))
    near = [judgement for judgement in judgements if judgement.verdict == "unsure" or judgement.by]
    if near:
        yield _section("Judgements", Text("\n").join(say_judgement(judgement) for judgement in near))


def say_judgement(judgement: Judgement) -> Text:
    """'unsure 3.7: sides equal +1, day within the month +1.2, …'."""
    reasons = ", ".join(
        f"{reason.feature} {reason.note}" + (f" {reason.weight:+g}" if reason.weight else "")
        for reason in judgement.reasons
    )
    by = f" (by {judgement.by})" if judgement.by else ""
    return Text.assemble((judgement.verdict, "bold"), f" {judgement.score:g}{by}: {reasons}")


def _fields(record: Record) -> RenderableType:
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column("", style="dim", no_wrap=True)
    grid.add_column("chosen", overflow="fold")
    grid.add_column("accounts", justify="right")
    grid.add_column("sources", justify="right")
    grid.add_column("other values (accounts, sources)", overflow="fold", ratio=1)
    for name, field in record.fields.items():
        chosen = Text(say_value(name, field))
        if field.corrected_by:
            chosen.append(f" (corrected, {field.corrected_by})", style="magenta")
        elif field.note and field.note != APPROXIMATE:
            chosen.append(f" ({field.note})", style="yellow")
        grid.add_row(name, chosen, str(field.accounts), str(field.independent), _alternatives(name, field))
    if record.topics:
        told = ", ".join(f"{topic.value} ({topic.accounts}, {topic.independent})" for topic in record.topics)
        grid.add_row("topics", told)  # several at once: none of them is another value of an other
    return grid


def _alternatives(name: str, field: Field) -> Text:
    told = (f"{say_value(name, v)} ({v.accounts}, {v.independent})" for v in field.alternatives)
    return Text("; ".join(told))


def _conflicts(record: Record, accounts: Mapping[str, Account]) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="red", no_wrap=True)
    grid.add_column(overflow="fold")
    for conflict in record.conflicts:
        for number, value in enumerate(conflict.values):
            said = f"{say_value(conflict.field, value)}: {_givers(value, accounts)}"
            grid.add_row(conflict.kind if number == 0 else "", said)
    return grid


def _givers(value: Value, accounts: Mapping[str, Account]) -> str:
    names = sorted({_outlet(accounts.get(document)) or document for document in value.documents})
    sources = say_count(value.independent, "source")
    return f"{', '.join(names)} ({sources})"


def _accounts(record: Record, accounts: Mapping[str, Account], texts: Mapping[str, str]) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in ("outlet", "published", "when", "place", "length", "what it says"):
        table.add_column(name, overflow="fold", ratio=1 if name == "what it says" else None)
    for member in record.accounts:
        account = accounts.get(member.document)
        contact = next((c for c in account.contacts if c.id == member.contact), None) if account else None
        if account is None or contact is None:
            continue
        table.add_row(
            Text(member.outlet or "?") + Text(_marks(member, accounts), style="dim"),
            member.published or "?",
            contact.when.edtf or "?" if contact.when else "-",
            contact.place.name if contact.place else "-",
            say_duration(contact.duration) if contact.duration else "-",
            _evidence(contact, texts.get(member.document, "")) + Text(f"\n{account.document.uri}", style="dim"),
        )
    return table


def _marks(member: Member, accounts: Mapping[str, Account]) -> str:
    marks: list[str] = []
    if member.status != "held":
        marks.append(member.status)
    if member.background:
        marks.append("recalled")
    if member.copy_of:
        marks.append(f"the words of {_outlet(accounts.get(member.copy_of)) or member.copy_of}")
    return f" ({', '.join(marks)})" if marks else ""


def _evidence(contact: Contact, text: str) -> Text:
    if not contact.evidence or not text:
        return Text("")
    span = contact.evidence[0]
    before, words, after = in_context(text, span, reach=50)
    quoted = Text.assemble("“", (before, "dim"), (shortened(words, LONGEST_QUOTE), "underline"), (after, "dim"), "”")
    return quoted + Text(f" [{span.start}-{span.end}]", style="dim")


def _readouts(record: Record) -> RenderableType:
    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False, header_style="bold")
    columns = [readout for readout in record.readouts if readout.statements] or list(record.readouts)
    by_id = {said.statement: said for said in record.statements}
    for readout in columns[:3]:
        table.add_column(readout.side, ratio=1, overflow="fold")
    cells = []
    for readout in columns[:3]:
        cell = Text("\n").join(_say(by_id[name]) for name in readout.statements if name in by_id)
        if readout.only:
            cell.append(f"\nonly here: {', '.join(readout.only)}", style="yellow")
        cells.append(cell if cell else Text("says nothing", style="dim"))
    table.add_row(*cells)
    silent = [readout.side for readout in record.readouts if not readout.statements]
    if silent and len(columns) < len(record.readouts):
        table.caption = f"nothing reported of {', '.join(silent)}"
    return table


def _said(statements: Iterable[Said]) -> RenderableType:
    return Text("\n").join(_say(said) for said in statements)


def _say(said: Said) -> Text:
    signs = "“”" if said.quote else "‹›"
    speaker = f"{said.speaker or said.side}: " if said.speaker or said.side else ""
    times = f" ×{len(said.documents)}" if len(said.documents) > 1 else ""
    return Text.assemble(
        (speaker, "bold"), f"{signs[0]}{shortened(said.text, LONGEST_QUOTE)}{signs[1]}", (times, "dim")
    )


def _sources(record: Record, accounts: Mapping[str, Account]) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    for source in record.sources:
        number = say_count(len(source.documents), "account")
        grid.add_row(
            Text(source.path if source.path not in accounts else "an unnamed outlet"), Text(number, style="dim")
        )
    return grid


def _links(record: Record) -> Iterator[Text]:
    if record.planned_as:
        yield Text(f"was announced as {record.planned_as}")
    if record.followed_by:
        came = "came true as" if record.fields["status"].value in {"planned", "proposed"} else "is followed by"
        yield Text(f"{came} {record.followed_by}")
    if record.follows:
        yield Text(f"follows {record.follows}")
    if record.doubts:
        yield Text(f"may be the same as {', '.join(record.doubts)}", style="yellow")


def _section(title: str, body: RenderableType) -> RenderableType:
    grid = Table.grid()
    grid.add_row(Text(title, style="bold"))
    grid.add_row(Padding(body, (0, 0, 0, 2)))
    return Padding(grid, (1, 0, 0, 0))


def _as_contact(record: Record) -> Contact:
    """What the phrasing needs of a record."""
    value = {name: field.value for name, field in record.fields.items()}
    return Contact(
        id=record.id,
        participants=tuple(_participant(party) for party in record.participants),
        channel=value.get("channel") or "unknown",  # type: ignore[arg-type]
        status=value.get("status") or "held",  # type: ignore[arg-type]
        background=record.background,
        evidence=(),
    )


def _people(record: Record) -> str:
    return say_people(tuple(_participant(party) for party in record.participants))


def _participant(party: Party) -> Participant:
    return Participant(party.name, party.side, party.office, party.actor, party.role)


def _where(record: Record) -> str:
    place = record.fields.get("place")
    return f", in {place.value}" if place and place.value else ""


def say_value(name: str, given: Field | Value) -> str:
    """A field's value in words: 'about 1 hour', '30 December 2021'."""
    if given.value is None:
        return "nothing known"
    if name == "when":
        return say_date(given.value)
    if name == "duration":
        return say_duration(Duration(given.value, given.note == APPROXIMATE, NOWHERE))
    return given.value


def _outlet(account: Account | None) -> str | None:
    return account.document.outlet.name if account and account.document.outlet else None

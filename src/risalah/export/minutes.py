"""Accounts as minutes: what a person reads.

    Menlu RI dan Menlu Jepang Bertelepon
    news/a.txt · Kantor Contoh · 12 May 2025 (text) · credits Antara

     1  Sugiono (foreign minister, IDN) and Takeshi Iwaya (foreign minister, JPN) spoke by phone on 12 May 2025 (given).
        length     about 30 minutes
        evidence   “… berbicara melalui telepon selama sekitar 30 menit …” [210-290]
        said       Sugiono (foreign minister, IDN) → JPN requests: “…” [300-380]

Works in 80 columns and without colour; every quotation has its position in the article.
"""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from risalah.export.english import (
    say_contact,
    say_date,
    say_duration,
    say_language,
    say_people,
    say_person,
    say_when,
)
from risalah.export.quoting import in_context, shortened
from risalah.model.account import Account, Act, Contact, Statement
from risalah.model.document import Diagnostic, Header
from risalah.model.span import Span

QUOTE_LENGTH = 240  # characters of an evidence or a statement that are shown
LABEL_WIDTH = 9

_ACTS: dict[Act, str] = {
    "agree": "agrees",
    "support": "supports",
    "consult": "offers or announces talks",
    "concede": "concedes",
    "request": "requests",
    "accuse": "accuses",
    "reject": "rejects",
    "threaten": "warns",
    "protest": "protests",
    "mobilize": "mobilizes",
    "sanction": "sanctions",
    "comment": "comments",
}
_OUTCOMES = {"agreed": "agreed", "no-agreement": "no agreement"}

Facts = Iterator[tuple[str, Text]]  # label, what is known


def render_minutes(account: Account, text: str) -> Iterator[RenderableType]:
    """The minutes of one article, whose text as it was read is needed for the quotations."""
    yield _head(account.document)
    if not account.contacts:
        yield Padding(Text("No contact reported.", style="dim"), (1, 0, 0, 1))
    about: dict[str | None, list[Statement]] = {}
    known = {contact.id for contact in account.contacts}
    for statement in account.statements:
        about.setdefault(statement.about if statement.about in known else None, []).append(statement)
    for number, contact in enumerate(account.contacts, start=1):
        yield _contact(number, contact, about.get(contact.id, ()), text)
    if None in about:
        yield _section("Also said", (("", _say_statement(each)) for each in about[None]))
    if account.diagnostics:
        doubts = (("", _say_diagnostic(each, text)) for each in account.diagnostics)
        yield _section("Not understood, or doubtful", doubts)
    yield Text()


def _head(document: Header) -> RenderableType:
    facts = [document.uri]
    if document.outlet:
        facts.append(document.outlet.name)
    if document.published:
        facts.append(f"{say_date(document.published.edtf)} ({document.published.basis})")
    else:
        facts.append("day of publication not known")
    if document.agencies:
        facts.append("credits " + ", ".join(agency.name for agency in document.agencies))
    if document.language != "id":
        facts.append(f"in {say_language(document.language)}")
    title = Text(document.title.text if document.title else "(without a headline)", style="bold")
    return Text.assemble(title, "\n", (" · ".join(facts), "dim"))


def _contact(number: int, contact: Contact, statements: Sequence[Statement], text: str) -> RenderableType:
    line = Text.assemble(
        (say_people(contact.participants), "bold cyan"),
        f" {say_contact(contact)} ",
        (say_when(contact.when) if contact.when else "on a day not told", "green"),
        f", in {_place(contact)}" if contact.place else "",
        "." if not contact.background else " (recalled as background).",
    )
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", width=3, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(str(number), style="bold"), line)
    grid.add_row("", _facts(_contact_facts(contact, statements, text)))
    return Padding(grid, (1, 0, 0, 0))


def _contact_facts(contact: Contact, statements: Sequence[Statement], text: str) -> Facts:
    when = contact.when
    if when and when.spans:
        clash = Text(f" · {when.conflict} disagrees", "red") if when.conflict else Text()
        yield "when", _words(when.spans, text) + clash
    if contact.duration:
        yield "length", Text(say_duration(contact.duration)) + _position(contact.duration.span)
    if contact.initiator:
        asker = contact.initiator.name or contact.initiator.side or "?"
        yield "asked by", Text(asker) + _position(contact.initiator.span)
    if contact.occasion:
        yield "occasion", Text(contact.occasion.name) + _position(contact.occasion.span)
    if contact.ordinal:
        within = f" within {contact.ordinal.within}" if contact.ordinal.within else ""
        yield "number", Text(f"{contact.ordinal.nth} between them{within}") + _position(contact.ordinal.span)
    if contact.accompanied_by:
        yield "with", Text(say_people(contact.accompanied_by))
    if contact.topics:
        yield "topics", Text(", ".join(topic.code for topic in contact.topics))
    if contact.outcome in _OUTCOMES:
        yield "outcome", Text(_OUTCOMES[contact.outcome])
    for span in contact.evidence[:1]:
        yield "evidence", _quotation(span, text)
    for statement in statements:
        yield "said", _say_statement(statement)


def _place(contact: Contact) -> str:
    place = contact.place
    return f"{place.name} ({place.country})" if place and place.country else place.name if place else ""


def _say_statement(statement: Statement) -> Text:
    """Who does what by saying it, to whom, in which words, through whom."""
    towards = f" → {statement.target.side}" if statement.target else ""
    said = Text.assemble((say_person(statement.speaker) + towards, "bold"), f" {_ACTS[statement.act]}")
    if statement.conditional:
        said.append(", on a condition")
    said.append(": ")
    signs = "“”" if statement.quote else "‹›"  # quoted, or in the article's own words
    said.append(f"{signs[0]}{shortened(statement.text, QUOTE_LENGTH)}{signs[1]}", style="italic")
    said += _position(statement.span)
    if statement.via:
        said.append(" via " + ", ".join(carrier.name for carrier in statement.via))
    return said


def _say_diagnostic(diagnostic: Diagnostic, text: str) -> Text:
    told = Text.assemble((diagnostic.code, "yellow"), (f" ({diagnostic.stage})", "dim"))
    if diagnostic.note:
        told.append(f": {diagnostic.note}")
    if diagnostic.span:
        told.append(f" ‹{shortened(diagnostic.span.read(text), QUOTE_LENGTH)}›")
        told += _position(diagnostic.span)
    return told


def _section(title: str, facts: Facts) -> RenderableType:
    grid = Table.grid()
    grid.add_row(Text(title, style="bold"))
    grid.add_row(_facts(facts))
    return Padding(grid, (1, 0, 0, 4))


def _facts(facts: Facts) -> RenderableType:
    """Labels in one column, facts in the other; a fact without a label is a dash's item."""
    grid = Table.grid(padding=(0, 1))
    rows = list(facts)
    grid.add_column(style="dim", no_wrap=True, min_width=LABEL_WIDTH if any(label for label, _ in rows) else 1)
    grid.add_column(overflow="fold")
    for label, fact in rows:
        grid.add_row(label or "-", fact)
    return grid


def _quotation(span: Span, text: str) -> Text:
    """The evidence between quotation marks, and what stands around it outside them."""
    before, words, after = in_context(text, span, reach=60)
    quoted = Text.assemble((before, "dim"), "“", (shortened(words, QUOTE_LENGTH), "underline"), "”", (after, "dim"))
    return quoted + _position(span)


def _words(spans: Sequence[Span], text: str) -> Text:
    """The words themselves, each with its position."""
    told = Text()
    for number, span in enumerate(spans):
        told.append(" + " if number else "")
        told.append(f"“{shortened(span.read(text), 60)}”", style="italic")
        told += _position(span)
    return told


def _position(span: Span) -> Text:
    return Text(f" [{span.start}-{span.end}]", style="dim")

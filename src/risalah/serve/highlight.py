"""An article's text cut into stretches, each with everything that was read in it.

mark(text, marks, furniture)  ->  [Stretch("Menlu ", ()), Stretch("Sergei Lavrov", (mark,)), …]

Marks may lie inside and across each other; a stretch knows all that cover it, the innermost first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from risalah.model.account import Account, Contact, Participant, Statement
from risalah.model.span import Span

BLOCKS = frozenset({"statement", "evidence", "furniture"})  # shown by a ground or a rule, under the marks proper
MOST = 20_000  # marks per article; what an article beyond all reason holds more is left unmarked


@dataclass(frozen=True)
class Mark:
    """One thing that was read. `contact` and `record` are None for what belongs to no contact; `number` from 1."""

    number: int
    kind: str  # a key of [mark] in texts
    span: Span
    value: str
    rule: str
    contact: str | None = None
    record: str | None = None
    field: str | None = None  # the field of the record, for a link to it


@dataclass(frozen=True)
class Stretch:
    start: int
    text: str
    marks: tuple[Mark, ...]  # innermost first
    opens: tuple[Mark, ...] = ()  # those that begin here

    @property
    def furniture(self) -> Mark | None:
        return next((mark for mark in self.marks if mark.kind == "furniture"), None)

    @property
    def best(self) -> Mark | None:
        """What a reader who points here means: the innermost mark that is no mere ground."""
        proper = [mark for mark in self.marks if mark.kind not in BLOCKS]
        return proper[0] if proper else next((m for m in self.marks if m.kind != "furniture"), None)

    @property
    def kinds(self) -> list[str]:
        return sorted({mark.kind for mark in self.marks})


def stretches(text: str, marks: Sequence[Mark]) -> list[Stretch]:
    """The text in order, whole: joined together the stretches give it back."""
    usable = [m for m in marks[:MOST] if 0 <= m.span.start < m.span.end <= len(text)]
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in usable:
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    cuts = sorted({0, len(text), *opening, *closing})
    active: dict[int, Mark] = {}
    found: list[Stretch] = []
    for start, end in pairwise(cuts):
        for mark in closing.get(start, ()):
            active.pop(mark.number, None)
        for mark in opening.get(start, ()):
            active[mark.number] = mark
        covering = sorted(active.values(), key=lambda m: (m.span.end - m.span.start, m.contact is None, m.number))
        found.append(Stretch(start, text[start:end], tuple(covering), tuple(opening.get(start, ()))))
    return found


def marks_of(account: Account, records: Mapping[str, str]) -> list[Mark]:
    """All that an account read in its text, in the order of the text. `records`: contact id -> record id."""
    found: list[tuple[Span, str, str, str, str | None, str | None]] = []

    def add(span: Span | None, kind: str, value: str, rule: str, contact: str | None, field: str | None = None) -> None:
        if span is not None and span.start < span.end:
            found.append((span, kind, value, rule, contact, field))

    header = account.document
    for stretch in header.furniture:
        add(stretch.span, "furniture", stretch.kind, stretch.rule, None)
    if header.title:
        add(header.title.span, "title", "", header.title.rule, None)
    if header.outlet:
        add(header.outlet.span, "outlet", header.outlet.name, header.outlet.rule, None)
    if header.published:
        for span in sorted({*header.published.spans, *([header.published.span] if header.published.span else [])}):
            add(span, "published", header.published.edtf, header.published.rule, None)
    for agency in header.agencies:
        add(agency.span, "agency", agency.name, agency.rule, None)
    for contact in account.contacts:
        for entry in _of_contact(contact):
            add(entry[0], entry[1], entry[2], entry[3], contact.id, entry[4])
    dates = {entry[0] for entry in found if entry[1] == "when"}
    for timex in account.timexes:
        if timex.span not in dates:
            add(timex.span, "timex", timex.edtf or timex.value or "", timex.rule, None)
    for statement in account.statements:
        for entry in _of_statement(statement):
            add(entry[0], entry[1], entry[2], entry[3], statement.about, "statements")
    for diagnostic in account.diagnostics:
        add(diagnostic.span, "diagnostic", diagnostic.code, diagnostic.stage, None)
    unique = sorted(set(found), key=lambda e: (e[0], e[1], e[2], e[3], e[4] or "", e[5] or ""))
    return [
        Mark(number, kind, span, value, rule, contact, records.get(contact or ""), field)
        for number, (span, kind, value, rule, contact, field) in enumerate(unique, 1)
    ]


Entry = tuple[Span | None, str, str, str, str | None]  # span, kind, value, rule, field


def _of_contact(contact: Contact) -> Iterable[Entry]:
    for who in contact.participants:
        yield from ((span, "party", _who(who), who.rule, "participants") for span in who.spans)
    for who in contact.accompanied_by:
        yield from ((span, "companion", _who(who), who.rule, "participants") for span in who.spans)
    if contact.when:
        yield from ((s, "when", contact.when.edtf or "", contact.when.rule, "when") for s in contact.when.spans)
    if contact.place:
        yield contact.place.span, "place", contact.place.name, contact.place.rule, "place"
    if contact.duration:
        yield contact.duration.span, "duration", contact.duration.iso, contact.duration.rule, "duration"
    if contact.initiator:
        yield contact.initiator.span, "initiator", contact.initiator.side or "", contact.initiator.rule, "initiator"
    if contact.occasion:
        yield contact.occasion.span, "occasion", contact.occasion.name, contact.occasion.rule, "occasion"
    if contact.ordinal:
        nth = f"{contact.ordinal.nth}/{contact.ordinal.within or 'ever'}"
        yield contact.ordinal.span, "ordinal", nth, contact.ordinal.rule, "ordinal"
    for topic in contact.topics:
        yield topic.span, "topic", topic.code, topic.rule, "topics"
    plain = {"channel": contact.channel, "status": contact.status, "outcome": contact.outcome, "background": ""}
    for given in contact.provenance:
        if given.field in plain and (given.field != "background" or contact.background):
            place = None if given.field == "background" else given.field
            yield from ((span, given.field, plain[given.field], given.rule, place) for span in given.spans)
    yield from ((span, "evidence", "", "", None) for span in contact.evidence)


def _of_statement(said: Statement) -> Iterable[Entry]:
    yield said.span, "statement", said.act, next((p.rule for p in said.provenance if p.field == "act"), ""), None
    name = said.speaker.name or said.speaker.side or ""
    yield said.speaker.span, "speaker", name, said.speaker.rule, None
    yield said.condition_span, "condition", "", "", None
    if said.target:
        yield said.target.span, "target", said.target.side, "", None
    if said.cue:
        yield said.cue.span, "cue", said.act, "", None
    yield from ((carrier.span, "carrier", carrier.name, "", None) for carrier in said.via)


def _who(who: Participant) -> str:
    return " \u00b7 ".join(part for part in (who.name, who.office, who.side) if part)

"""The minutes of one contact: what the sources say, where they agree, both sides' words, every account."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from risalah.model.account import Statement
from risalah.model.record import APPROXIMATE, Field, Party, Record, Said, Value
from risalah.model.span import Span
from risalah.model.values import EDITABLE
from risalah.serve.catalog import Catalog, Who
from risalah.serve.explorer import Explorer
from risalah.serve.lines import Line, line, sentence
from risalah.serve.page_problem import problem_page
from risalah.serve.phrasing import say_count, say_date, say_person, say_value
from risalah.serve.queries import Bundle, load_bundle
from risalah.serve.texts import Texts
from risalah.serve.words import around, spans_of

QUOTES = 6  # sentences shown per value
REASONS = 12  # judgements shown
PLAIN = {"channel": "unknown", "outcome": "unclear"}  # values that mean: nobody says so


@dataclass(frozen=True)
class Quote:
    """A sentence of a source, with the words that count in the middle."""

    before: str
    words: str
    after: str
    outlet: str
    href: str
    rule: str


@dataclass(frozen=True)
class Row:
    """A field. `level` is all | one | some | conflict | none: how far the sources agree; or set: by a person."""

    name: str
    value: str | None
    level: str
    agreement: str
    note: str | None
    corrected: bool
    quotes: list[Quote]
    others: list[tuple[str, str, str | None, list[Quote]]]  # value, how many sources, note, quotes


@dataclass(frozen=True)
class Speech:
    said: Said
    speaker: str
    quote: Quote | None
    text: str
    condition: str | None
    on_behalf_of: str | None
    via: list[str]
    outlets: list[str]


def record_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    given = request.path_params["record"]
    bundle = load_bundle(explorer.store, given)
    if bundle is None:
        return problem_page(explorer, request, 404)
    record = bundle.record
    if record.id != given:  # merged into another, or only the beginning of an id
        return RedirectResponse(f"/record/{record.id}", 302)
    catalog = explorer.catalog()
    parties = [as_who(party) for party in record.participants]
    status, channel = _value(record, "status") or "held", _value(record, "channel") or "unknown"
    sides = sorted({party.side for party in record.participants if party.side})
    return explorer.render(
        request,
        "record.html",
        record=record,
        sentence=sentence(parties, status, channel, texts),
        day=say_date(_value(record, "when"), texts),
        place=_value(record, "place"),
        status=status,
        channel=channel,
        rows=rows(bundle, texts),
        participants=[(party, as_who(party), first_words(bundle, party.documents, party, texts)) for party in
                      record.participants],
        companions=[(party, as_who(party), first_words(bundle, party.documents, party, texts)) for party in
                    record.accompanied_by],
        topics=[(value, _topic_quote(bundle, value, texts)) for value in record.topics],
        columns=columns(bundle, sides, texts),
        others=[speech(bundle, said, texts) for said in record.statements if said.side not in sides],
        sources=sources(bundle, texts),
        links=links(record, catalog, texts),
        doubts=[line(entry, texts) for name in record.doubts if (entry := catalog.get(name))],
        judgements=bundle.judgements[:REASONS],
        pairs=[(one, other) for at, one in enumerate(sides) for other in sides[at + 1 :]][:10],
        editable=EDITABLE,
        corrections=bundle.corrections,
        done=request.query_params.get("done", "")[:60],
    )  # fmt: skip


def rows(bundle: Bundle, texts: Texts) -> list[Row]:
    """Every field that the record format has, in its order; those that nobody states say so."""
    return [_row(name, bundle.record.fields.get(name), bundle, texts) for name in EDITABLE]


def _row(name: str, field: Field | None, bundle: Bundle, texts: Texts) -> Row:
    if field is None or (field.value == PLAIN.get(name) and not field.alternatives and not field.corrected_by):
        return Row(name, None, "none", "", None, False, [], [])
    total = bundle.record.independent
    mine = Value(field.value or "", field.accounts, field.independent, field.documents)
    others = [
        (say_value(name, value.value, texts, value.note), say_count(value.independent, texts), _remark(value.note),
         quotes(bundle, name, value, texts))
        for value in field.alternatives
    ]  # fmt: skip
    contradicted = any(conflict.field == name for conflict in bundle.record.conflicts)
    level, said = _agreement(field, total, texts, contradicted=contradicted)
    return Row(
        name=name,
        value=say_value(name, field.value, texts, field.note),
        level=level,
        agreement=said,
        note=_remark(field.note),
        corrected=field.corrected_by is not None,
        quotes=quotes(bundle, name, mine, texts),
        others=others,
    )


def _remark(note: str | None) -> str | None:
    """A note that the value's own words don't tell already."""
    return None if note == APPROXIMATE else note


def _agreement(field: Field, total: int, texts: Texts, *, contradicted: bool) -> tuple[str, str]:
    if field.corrected_by:
        return "set", texts.say("record.corrected")
    if field.alternatives and not contradicted:
        return "some", texts.say("record.agree_less", count=field.independent, total=total)
    if field.alternatives:
        against = sum(value.independent for value in field.alternatives)
        return "conflict", texts.say("record.disagree", count=field.independent, others=against)
    if total <= 1:
        return "one", texts.say("record.agree_one")
    if field.independent >= total:
        return "all", texts.say("record.agree_all", count=field.independent, total=total)
    return "some", texts.say("record.agree_some", count=field.independent, total=total)


def quotes(bundle: Bundle, name: str, value: Value, texts: Texts) -> list[Quote]:
    """The sentences that give a field this value, one per article, originals before copies."""
    found = []
    copies = {member.document: member.copy_of is not None for member in bundle.record.accounts}
    for document in sorted(value.documents, key=lambda d: (copies.get(d, False), d)):
        for member in bundle.record.accounts:
            contact = bundle.contact(document, member.contact) if member.document == document else None
            backing = spans_of(contact, name)[:1] if contact else []
            found += [quote(bundle, document, each.span, each.rule, texts) for each in backing]
            if backing:
                break
        if len(found) >= QUOTES:
            break
    return found


def quote(bundle: Bundle, document: str, span: Span, rule: str, texts: Texts) -> Quote:
    before, words, after = around(bundle.texts.get(document, ""), span)
    href = f"/article/{document}?at={span.start}-{span.end}&from={bundle.record.id}#at"
    return Quote(before, words, after, outlet_of(bundle, document, texts), href, rule)


def outlet_of(bundle: Bundle, document: str, texts: Texts) -> str:
    account = bundle.accounts.get(document)
    named = account.document.outlet.name if account and account.document.outlet else None
    return named or texts.say("record.unknown_outlet")


def first_words(bundle: Bundle, documents: Iterable[str], party: Party, texts: Texts) -> Quote | None:
    """Where an account names a party."""
    for document in [m.document for m in bundle.record.accounts if m.document in set(documents)]:
        account = bundle.accounts.get(document)
        mine = {member.contact for member in bundle.record.accounts if member.document == document}
        for contact in account.contacts if account else ():
            if contact.id not in mine:
                continue
            everyone = (*contact.participants, *contact.accompanied_by)
            exact = [who for who in everyone if who.side == party.side and who.name == party.name]
            near = [who for who in everyone if who.actor == party.actor and who.side == party.side]
            for who in (*exact, *near):
                if who.spans:
                    fullest = max(who.spans, key=lambda span: (span.end - span.start, -span.start))
                    return quote(bundle, document, fullest, who.rule, texts)
    return None


def _topic_quote(bundle: Bundle, value: Value, texts: Texts) -> Quote | None:
    """Where an account of this contact names a topic; the same article may name it for another contact too."""
    for document in value.documents:
        for member in bundle.record.accounts:
            contact = bundle.contact(document, member.contact) if member.document == document else None
            for topic in contact.topics if contact else ():
                if topic.code == value.value:
                    return quote(bundle, document, topic.span, topic.rule, texts)
    return None


def columns(bundle: Bundle, sides: list[str], texts: Texts) -> list[tuple[str, list[Speech], list[str]]]:
    """Per side: its statements, and the topics that it alone mentions."""
    by_id = {said.statement: said for said in bundle.record.statements}
    readout = {each.side: each for each in bundle.record.readouts}
    found = []
    for side in sides:
        mine = readout.get(side)
        statements = [by_id[name] for name in mine.statements if name in by_id] if mine else []
        found.append(
            (side, [speech(bundle, s, texts) for s in statements], [texts.topic(c) for c in mine.only] if mine else [])
        )
    return found


def speech(bundle: Bundle, said: Said, texts: Texts) -> Speech:
    whole = bundle.statement(said.document, said.statement)
    text = bundle.texts.get(said.document, "")
    condition = whole.condition_span.read(text) if whole and whole.condition_span else None
    principal = whole.on_behalf_of.name if whole and whole.on_behalf_of else None
    return Speech(
        said=said,
        speaker=_speaker(said, whole, text, texts),
        quote=quote(bundle, said.document, whole.span, "", texts) if whole else None,
        text=said.text,
        condition=condition,
        on_behalf_of=principal,
        via=[carrier.name for carrier in whole.via] if whole else [],
        outlets=sorted({outlet_of(bundle, document, texts) for document in said.documents}),
    )


def _speaker(said: Said, whole: Statement | None, text: str, texts: Texts) -> str:
    """Who said it: a person by name, a body as it is written, else the side."""
    if said.speaker:
        return said.speaker
    speaker = whole.speaker if whole else None
    words = " ".join(speaker.span.read(text).split()) if speaker and speaker.span else ""
    if " " in words and words[0].isupper():  # a name or an office of several words, not 'dia'
        return words
    return say_person(None, speaker.office if speaker else None, said.side, texts)


@dataclass(frozen=True)
class Telling:
    """One article's account in the list of sources."""

    href: str
    title: str
    outlet: str
    published: str | None
    copy_of: str | None
    background: bool
    status: str | None  # where it differs from the record's
    document: str
    ref: str


def sources(bundle: Bundle, texts: Texts) -> list[tuple[str, str, list[Telling]]]:
    """(origin, path, accounts): what rests on one source stands together."""
    status = _value(bundle.record, "status")
    found = []
    members = bundle.record.accounts
    for source in bundle.record.sources:
        tellings = []
        for member in members:
            if member.document not in source.documents:
                continue
            account = bundle.accounts.get(member.document)
            title = account.document.title.text if account and account.document.title else None
            contact = bundle.contact(member.document, member.contact)
            span = contact.evidence[0] if contact and contact.evidence else None
            at = f"&at={span.start}-{span.end}#at" if span else ""
            tellings.append(
                Telling(
                    href=f"/article/{member.document}?from={bundle.record.id}{at}",
                    title=title or texts.say("record.no_title"),
                    outlet=member.outlet or texts.say("record.unknown_outlet"),
                    published=say_date(member.published, texts) if member.published else None,
                    copy_of=outlet_of(bundle, member.copy_of, texts) if member.copy_of else None,
                    background=member.background,
                    status=member.status if member.status != status else None,
                    document=member.document,
                    ref=f"{member.document}/{member.contact}",
                )
            )
        found.append((source.origin, source.path, tellings))
    return found


def links(record: Record, catalog: Catalog, texts: Texts) -> list[tuple[str, Line]]:
    """What came before and after: (a key of [record] in texts, the other record)."""
    planned = _value(record, "status") in {"planned", "proposed"}
    wanted = (
        ("planned_as", record.planned_as),
        ("followed_by_plan" if planned else "followed_by", record.followed_by),
        ("follows", record.follows),
    )
    return [(name, line(entry, texts)) for name, other in wanted if (entry := catalog.get(other))]


def as_who(party: Party) -> Who:
    return Who(party.name, party.side, party.office, party.actor, party.role)


def _value(record: Record, name: str) -> str | None:
    field = record.fields.get(name)
    return field.value if field else None

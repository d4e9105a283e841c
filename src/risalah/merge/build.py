"""Build the record of one cluster of accounts.

build([Entry(account, contact), …], sketches, people)  ->  Record(id="r-…", fields={"when": Field(…), …}, …)
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from risalah.merge.agreement import Told, fields, topics
from risalah.merge.conflicts import conflicts
from risalah.merge.corrections import Constraints, ref
from risalah.merge.parties import parties
from risalah.merge.readouts import readouts, said
from risalah.merge.sources import Telling, newsroom, origins, sources
from risalah.merge.wording import Sketch, copies
from risalah.model.account import Account, Contact
from risalah.model.ids import content_id
from risalah.model.record import Field, Member, Record, ReviewState, Value
from risalah.model.values import EDITABLE


class Entry(NamedTuple):
    account: Account
    contact: Contact

    @property
    def ref(self) -> str:
        return ref(self.account.document.id, self.contact.id)

    @property
    def published(self) -> str | None:
        return self.account.document.published.edtf if self.account.document.published else None


def founding(document: str, contact: str) -> str:
    """The id of the record that this contact founds: the earliest account of a record gives it its id."""
    return content_id("r", document, contact)


def build(entries: Sequence[Entry], sketches: Mapping[str, Sketch], people: Constraints) -> Record:
    """The record of these accounts. Links to other records are set later (risalah.merge.links)."""
    ordered = sorted(entries, key=lambda entry: (entry.published or "9999", entry.ref))
    documents = list(dict.fromkeys(entry.account.document.id for entry in ordered))
    copy_of = copies(sketches, documents)
    headers = {entry.account.document.id: entry.account.document for entry in ordered}
    tellings = [
        Telling(
            name,
            header.outlet.name if header.outlet else None,
            tuple(sorted({agency.name for agency in header.agencies})),
            copy_of.get(name),
        )
        for name, header in headers.items()
    ]
    origin_of = origins(tellings)
    printed: dict[str, str] = {}
    for telling in sorted(tellings):
        for name in (*telling.agencies, *((telling.outlet,) if telling.outlet else ())):
            printed.setdefault(newsroom(name), name)
    told = [Told(entry.account.document.id, entry.contact, entry.published) for entry in ordered]
    statements = {entry.account.document.id: entry.account.statements for entry in ordered}
    found = fields(told, origin_of)
    taking_part = parties([(t.document, who) for t in told for who in t.contact.participants], origin_of)
    spoken = said(told, statements)
    sides = sorted({party.side for party in taking_part if party.side})
    first = ordered[0]
    contradictions = conflicts(found, told)
    state, used = _state(ordered, people)
    corrected, edits = _edited(found, ordered, people)
    return Record(
        id=founding(first.account.document.id, first.contact.id),
        fields=corrected,
        participants=taking_part,
        accompanied_by=parties([(t.document, who) for t in told for who in t.contact.accompanied_by], origin_of),
        accounts=tuple(_member(entry, copy_of) for entry in ordered),
        sources=sources(documents, tellings, printed),
        statements=spoken,
        readouts=readouts(told, statements, sides, spoken),
        conflicts=contradictions,
        topics=topics(told, origin_of),
        background=all(entry.contact.background for entry in ordered),
        state=state,
        corrections=tuple(sorted({*used, *edits})),
    )


def _member(entry: Entry, copy_of: Mapping[str, str]) -> Member:
    header = entry.account.document
    return Member(
        document=header.id,
        contact=entry.contact.id,
        copy_of=copy_of.get(header.id),
        outlet=header.outlet.name if header.outlet else None,
        published=entry.published,
        status=entry.contact.status,
        background=entry.contact.background,
    )


def _state(entries: Sequence[Entry], people: Constraints) -> tuple[ReviewState, set[str]]:
    """What people said of the record, and which corrections had a part in it. A rejection outweighs an acceptance."""
    refs = [entry.ref for entry in entries]
    states = [people.states[name] for name in refs if name in people.states]
    here = set(refs)
    used = {correction for _, correction in states}
    for pairs in (people.joined, people.parted):
        used.update(correction for pair, correction in pairs.items() if not here.isdisjoint(pair))
    said_ = {state for state, _ in states}
    return ("rejected" if "rejected" in said_ else "accepted" if "accepted" in said_ else "open"), used


def _edited(
    found: dict[str, Field], entries: Sequence[Entry], people: Constraints
) -> tuple[dict[str, Field], set[str]]:
    """People's values over the accounts' ones, which all stay as alternatives."""
    edits = {edit.id: edit for entry in entries for edit in people.edits.get(entry.ref, ())}
    result = dict(found)
    for edit in sorted(edits.values(), key=lambda edit: (edit.when, edit.id)):
        name = edit.field or ""
        before = found.get(name)
        if before is None:
            result[name] = Field(edit.value, 0, 0, corrected_by=edit.id)
            continue
        everything = list(_values(before))
        backing = next((value for value in everything if value.value == edit.value), None)
        result[name] = Field(
            value=edit.value,
            accounts=backing.accounts if backing else 0,
            independent=backing.independent if backing else 0,
            documents=backing.documents if backing else (),
            note=backing.note if backing else None,
            alternatives=tuple(value for value in everything if value.value != edit.value),
            corrected_by=edit.id,
        )
    return {name: result[name] for name in EDITABLE if name in result}, set(edits)


def _values(field: Field) -> Iterator[Value]:
    if field.value is not None:
        yield Value(field.value, field.accounts, field.independent, field.documents, field.note)
    yield from field.alternatives


def encode(record: Record) -> bytes:
    """One line of JSON, the same bytes for the same record."""
    return msgspec.json.encode(record, order="deterministic")

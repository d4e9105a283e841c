"""Which words of an article a field rests on, and the sentence around them.

spans_of(contact, "when")  ->  [Backing(Span(120, 135), "a weekday and a date")]
around(text, Span(120, 135))  ->  ("Keduanya bertemu pada ", "Kamis (30/12)", " di Jenewa.")
"""

from typing import NamedTuple

from risalah.model.account import Contact
from risalah.model.span import Span

BEFORE, AFTER = 220, 260  # characters of a sentence that are shown on either side
ENDS = ".!?\u2026"


class Backing(NamedTuple):
    span: Span
    rule: str


def spans_of(contact: Contact, field: str) -> list[Backing]:
    """All words that a field of a contact rests on; the field's own rule where it has one."""
    found: list[Backing] = []
    when, place = contact.when, contact.place
    if field == "when" and when:
        found = [Backing(span, when.rule) for span in when.spans]
    elif field in {"place", "country"} and place:
        found = [Backing(place.span, place.rule)]
    elif field == "duration" and contact.duration:
        found = [Backing(contact.duration.span, contact.duration.rule)]
    elif field == "initiator" and contact.initiator:
        found = [Backing(contact.initiator.span, contact.initiator.rule)]
    elif field == "occasion" and contact.occasion:
        found = [Backing(contact.occasion.span, contact.occasion.rule)]
    elif field == "ordinal" and contact.ordinal:
        found = [Backing(contact.ordinal.span, contact.ordinal.rule)]
    if not found:
        found = [Backing(span, p.rule) for p in contact.provenance if p.field == field for span in p.spans]
    if not found and field in {"channel", "status", "outcome"}:
        found = [Backing(span, "") for span in contact.evidence[:1]]
    return found


def around(text: str, span: Span) -> tuple[str, str, str]:
    """The sentence that holds a span, in three parts: before, the words, after. Cut where it is too long."""
    start, end = max(0, min(span.start, len(text))), max(0, min(span.end, len(text)))
    left = max(0, start - BEFORE)
    before = text[left:start]
    cut = max((_last_end(before), before.rfind("\n") + 1))
    opening = before[cut:] if cut else ("\u2026" + before if left else before)
    after = text[end : end + AFTER]
    stop = _first_end(after)
    line = after.find("\n")
    if line >= 0 and (stop is None or line < stop):
        stop = line
    closing = after[:stop] if stop is not None else (after + "\u2026" if end + AFTER < len(text) else after)
    return " ".join(opening.split("\n")).lstrip(), text[start:end], closing.rstrip()


def _last_end(before: str) -> int:
    """After the last end of a sentence; 0 when there is none."""
    for at in range(len(before) - 2, 0, -1):
        if before[at] in ENDS and before[at + 1].isspace() and not _is_abbreviation(before, at):
            return at + 2
    return 0


def _first_end(after: str) -> int | None:
    for at, sign in enumerate(after):
        ends = sign in ENDS and (at + 1 == len(after) or after[at + 1].isspace() or after[at + 1] in "\"'\u201d\u2019")
        if ends and not _is_abbreviation(after, at):
            return at + 2 if after[at + 1 : at + 2] in {'"', "'", "\u201d", "\u2019"} else at + 1
    return None


def _is_abbreviation(text: str, at: int) -> bool:
    """A stop after one capital or a short word that opens with one: 'Joko W. ', 'Dr. '."""
    word = text[:at].rpartition(" ")[2]
    return 0 < len(word) <= 2 and word[:1].isupper()

"""A record as one line of a list.

line(entry, texts)  ->  Line(href="/record/r-…", sentence="Joe Biden (president, …) … spoke by phone", …)
"""

from collections.abc import Iterable
from dataclasses import dataclass

from risalah.serve.catalog import Entry, Who
from risalah.serve.phrasing import say_contact, say_date, say_list, say_person
from risalah.serve.texts import Texts

NAMED = 4  # participants of a long list that are named


@dataclass(frozen=True)
class Line:
    href: str
    sentence: str
    short: str  # without offices, for pictures
    day: str
    certain: bool
    entry: Entry


def line(entry: Entry, texts: Texts) -> Line:
    return Line(
        href=f"/record/{entry.id}",
        sentence=sentence(entry.parties, entry.status, entry.channel, texts),
        short=say_list(short_names(entry, texts), texts),
        day=say_date(entry.edtf, texts),
        certain=entry.certain,
        entry=entry,
    )


def sentence(parties: Iterable[Who], status: str, channel: str, texts: Texts) -> str:
    """Who did what, in words."""
    everyone = list(parties)
    named = [say_person(who.name, who.office, who.side, texts) for who in everyone[:NAMED]]
    if len(everyone) > NAMED:
        named.append(texts.say("ui.more", count=len(everyone) - NAMED))
    return say_contact(say_list(named, texts) or texts.say("sentence.somebody"), status, channel, texts)


def short_names(entry: Entry, texts: Texts) -> list[str]:
    return [who.name or texts.side(who.side) for who in entry.parties[:NAMED]]

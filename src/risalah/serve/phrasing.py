"""Values of a record in words, in the language of the interface.

say_date("2016-11-20", texts)           ->  "20 November 2016"
say_contact(entry, texts)               ->  "Joe Biden (president, United States) and … spoke by phone"
"""

import re
from collections.abc import Iterable

from risalah.model.record import APPROXIMATE
from risalah.serve.texts import Texts

QUALIFIED = "~?%"  # the ends of dates that are not certain
_DAY = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?")
_LENGTH = re.compile(r"P(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?")
_UNITS = ("day", "hour", "minute", "second")


def say_date(edtf: str | None, texts: Texts) -> str:
    """An EDTF date in words; one of a shape unknown here stays as it is."""
    if not edtf:
        return texts.say("ui.when_unknown")
    if edtf.startswith("[") and edtf.endswith("]"):
        return texts.say("date.one_of", days=", ".join(say_date(part, texts) for part in edtf[1:-1].split(",")))
    first, slash, last = edtf.partition("/")
    if slash and {first[-1:], last[-1:]} <= set(QUALIFIED):
        return texts.say("date.about", day=_say_interval(first[:-1], last[:-1], texts))
    if slash:
        return _say_interval(first, last, texts)
    plain = edtf.rstrip(QUALIFIED)
    if plain != edtf:
        return texts.say("date.about", day=say_date(plain, texts))
    match = _DAY.fullmatch(plain)
    if match is None:
        return edtf
    year, month, day = match[1], match[2], match[3]
    if "X" in year:
        return edtf
    if month is None:
        return year
    if month == "XX":
        return texts.say("date.some_day_in", when=year)
    named = texts.name("month", str(int(month))) if int(month) <= 12 else texts.name("season", month)
    if day is None:
        return f"{named} {year}"
    return texts.say("date.some_day_in", when=f"{named} {year}") if day == "XX" else f"{int(day)} {named} {year}"


def _say_interval(first: str, last: str, texts: Texts) -> str:
    if not first or first == "..":
        return texts.say("date.until", last=say_date(last, texts))
    if not last or last == "..":
        return texts.say("date.from", first=say_date(first, texts))
    begin, end = say_date(first, texts), say_date(last, texts)
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}\u2013{end}" if first[8:].isdigit() else f"{begin} \u2013 {end}"
    return texts.say("date.to", first=begin, last=end)


def say_duration(iso: str, texts: Texts) -> str:
    match = _LENGTH.fullmatch(iso)
    if match is None or not any(match.groups()):
        return iso
    parts = zip(match.groups(), _UNITS, strict=True)
    return " ".join(texts.say(f"date.{unit}_{'1' if n == '1' else 'n'}", n=n) for n, unit in parts if n)


def say_ordinal(value: str, texts: Texts) -> str:
    """'2/P1M' -> 'number 2 in a month'."""
    nth, _, within = value.partition("/")
    known = texts.tables["date"].get(f"within_{within}")
    return texts.say("date.nth", n=nth, within=known or texts.say("date.within_other", period=within))


def say_value(field: str, value: str | None, texts: Texts, note: str | None = None) -> str:
    """A field's value as people read it; `note` as the record gives it."""
    if value is None:
        return texts.say("ui.not_stated")
    if field == "when":
        return say_date(value, texts)
    if field in {"channel", "status", "outcome"}:
        return texts.name(field, value)
    if field in {"country", "initiator"}:
        return texts.side(value)
    if field == "duration":
        said = say_duration(value, texts)
        return texts.say("date.about", day=said) if note == APPROXIMATE else said
    return say_ordinal(value, texts) if field == "ordinal" else value


def say_person(name: str | None, office: str | None, side: str | None, texts: Texts) -> str:
    """'Joe Biden (president, United States)', 'the prime minister (Canada)', 'NATO'."""
    post = texts.name("office", office) if office else None
    where = texts.side(side) if side else None
    if name:
        about = ", ".join(part for part in (post, where) if part)
        return f"{name} ({about})" if about else name
    if post:
        said = texts.say("sentence.the_office", office=post)
        return f"{said} ({where})" if where else said
    return where or texts.say("sentence.somebody")


def say_list(parts: Iterable[str], texts: Texts) -> str:
    named = list(parts)
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} {texts.say('sentence.and')} {named[-1]}"


def say_contact(who: str, status: str, channel: str, texts: Texts) -> str:
    """What passed between them: 'A and B met', 'Pertemuan A dan B dibatalkan'."""
    form = f"{status}_{channel}"
    if form in texts.tables["sentence"]:
        said = texts.say(f"sentence.{form}", who=who)
    else:  # a store may hold what an older version let people set: shown as it is
        said = f"{texts.say('sentence.held_unknown', who=who)} ({status}, {channel})"
    return said[:1].upper() + said[1:]


def say_count(number: int, texts: Texts) -> str:
    """A number with the thousands parted as the language does."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if texts.code == "id" else grouped


def say_plural(key: str, number: int, texts: Texts) -> str:
    """'1 account', '7 accounts': keys end in _one and _many."""
    return texts.say(f"{key}_one") if number == 1 else texts.say(f"{key}_many", count=say_count(number, texts))

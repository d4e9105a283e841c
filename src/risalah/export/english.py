"""Values in plain English, as the minutes and the table say them.

say_date("2022-01-09/2022-01-10")  ->  "9-10 January 2022"
say_duration(PT1H, approximate)    ->  "about 1 hour"
say_person(Biden)                  ->  "Joe Biden (president, USA)"
"""

import calendar
import re

from risalah.model.account import Channel, Contact, Duration, Participant, Speaker, Status, When

_DONE: dict[Channel, tuple[str, str]] = {  # what they did, what they may do
    "in-person": ("met", "meet"),
    "phone": ("spoke by phone", "speak by phone"),
    "video": ("spoke by video link", "speak by video link"),
    "written": ("were in touch in writing", "be in touch in writing"),
    "unknown": ("were in contact", "be in contact"),
}
_FRAME: dict[Status, str] = {
    "held": "{done}",
    "planned": "are to {do}",
    "proposed": "may {do} (proposed)",
    "cancelled": "were to {do} (cancelled)",
    "refused": "were asked to {do} (refused)",
}
_BASIS = {
    "explicit": "given",
    "relative": "worked out",
    "inferred": "inferred",
    "publication": "the day of publication",
}
_UNITS = (("D", "day"), ("H", "hour"), ("M", "minute"), ("S", "second"))


def say_people(participants: tuple[Participant, ...]) -> str:
    """'A (president, USA) and B (RUS)'; three and more with commas."""
    named = [say_person(each) for each in participants]
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)


def say_person(person: Participant | Speaker) -> str:
    """'Joe Biden (president, USA)', 'the prime minister (CAN)', 'NATO'; '?' where not even a side is known."""
    office = person.office.replace("-", " ") if person.office else None
    if person.name:
        about = ", ".join(part for part in (office, person.side) if part)
        return f"{person.name} ({about})" if about else person.name
    if office:
        return f"the {office} ({person.side})" if person.side else f"a {office}"
    return person.side or "?"


def say_contact(contact: Contact) -> str:
    """What passed between them: 'spoke by phone', 'are to meet', 'were to meet (cancelled)'."""
    known = contact.channel in _DONE and contact.status in _FRAME
    done, do = _DONE.get(contact.channel, _DONE["unknown"])
    said = _FRAME.get(contact.status, "{done}").format(done=done, do=do)
    # A store may hold what an older version let people set: shown as it is.
    return said if known else f"{said} ({contact.status}, {contact.channel})"


def say_when(when: When) -> str:
    """'on 30 December 2021 (given)', 'at a time not known'."""
    if not when.edtf:
        return "on a day that the text leaves open"
    said = say_date(when.edtf)
    preposition = "on" if re.match(r"\d", said) and not re.fullmatch(r"\d{4}", said) else "in"
    if said.startswith(("about", "some day")):
        preposition = ""
    basis = f" ({_BASIS[when.basis]})" if when.basis else ""
    return f"{preposition} {said}{basis}".strip()


def say_date(edtf: str) -> str:
    """An EDTF date in words; one of another shape stays as it is."""
    plain = edtf.rstrip("~?%")
    about = "about " if plain != edtf else ""
    ends = [end.rstrip("~?%") for end in plain.split("/")]
    if len(ends) == 2 and all(re.fullmatch(r"\d{4}-\d\d-\d\d", end) for end in ends):
        return about + _say_interval(*ends)
    if len(ends) == 2 and all(ends) and ".." not in ends:
        return f"{about}{say_date(ends[0])} to {say_date(ends[1])}"
    match = re.fullmatch(r"(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T(.*))?", plain)
    if not match or ((match[2] or "").isdigit() and not 1 <= int(match[2]) <= 12):
        return edtf
    year, month, day, clock = match.groups()
    if month in (None, "XX"):
        return f"some day in {year}" if month else about + year
    named = f"{calendar.month_name[int(month)]} {year}"
    if day is None:
        return about + named
    if day == "XX":
        return f"some day in {named}"
    return f"{about}{int(day)} {named}" + (f", {clock}" if clock else "")


def _say_interval(first: str, last: str) -> str:
    """'9-10 January 2022', '30 January - 2 February 2022', '30 December 2021 - 2 January 2022'."""
    if first[:7] == last[:7]:
        return f"{int(first[8:])}-{say_date(last)}"
    opening = say_date(first)
    if first[:4] == last[:4]:
        opening = opening.removesuffix(f" {first[:4]}")
    return f"{opening} - {say_date(last)}"


def say_duration(duration: Duration) -> str:
    """'about 1 hour', '1 hour 30 minutes'; a duration of another shape stays as it is."""
    match = re.fullmatch(r"P(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", duration.iso)
    said = duration.iso
    if match and any(match.groups()):
        counted = zip(match.groups(), _UNITS, strict=True)
        said = " ".join(f"{number} {unit}{'' if number == '1' else 's'}" for number, (_, unit) in counted if number)
    return f"about {said}" if duration.approximate else said


def say_count(number: int, noun: str, plural: str = "") -> str:
    """'1 article', '1,200 articles', '2 copies'."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def say_language(code: str | None) -> str:
    """The languages that are told apart, by their English names."""
    names = {"id": "Indonesian", "ms": "Malay", "en": "English", "jv": "Javanese", "su": "Sundanese"}
    return names.get(code or "", code or "a language that can't be told")

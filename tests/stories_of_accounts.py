"""Build accounts by hand, briefly; load the stories of tests/merge/stories.

article("a", contact("USA Joe Biden (president)", "RUS Vladimir Putin", when="2021-12-30", channel="phone"))
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

from risalah.merge.wording import Sketch, sketch
from risalah.model.account import (
    Account,
    Contact,
    Duration,
    Initiator,
    Occasion,
    Ordinal,
    Participant,
    Place,
    Speaker,
    Statement,
    Topic,
    When,
)
from risalah.model.document import Agency, Header, Outlet, Published, Title
from risalah.model.ids import content_id
from risalah.model.span import Span

STORIES = Path(__file__).parent / "merge" / "stories"
HERE = Span(0, 10)
WHO = re.compile(r"(\S+?)(?: ([^()]+?))?(?: \((.+)\))?")


class Story(NamedTuple):
    name: str
    accounts: tuple[Account, ...]
    truth: dict[str, str]  # ref -> name of the contact
    sketches: dict[str, Sketch]
    expected: dict[str, Any]


def who(text: str) -> Participant:
    """'USA Joe Biden (president)', 'RUS', 'IRN (foreign-minister)', '- Tony Blair' (no side)."""
    match = WHO.fullmatch(text)
    assert match, text
    side, name, office = match.groups()
    return Participant(name, None if side == "-" else side, office, spans=(HERE,))


def contact(*people: str, **given: Any) -> Contact:
    """A contact; `place` is 'Jenewa CHE' or 'Jenewa CHE 46.2 6.1', `ordinal` '2/P1M', `id` any name."""
    when = given.get("when")
    place = given.get("place")
    nth, _, within = str(given.get("ordinal", "")).partition("/")
    return Contact(
        id=given.get("id", "c1"),
        participants=tuple(who(person) for person in people),
        accompanied_by=tuple(who(person) for person in given.get("with", ())),
        channel=given.get("channel", "in-person"),
        status=given.get("status", "held"),
        background=given.get("background", False),
        evidence=(given.get("evidence", HERE),),
        when=When(when, ("full",), given.get("basis", "explicit"), (HERE,), given.get("doubt")) if when else None,
        place=_place(place) if place else None,
        duration=Duration(given["duration"], given.get("approximate", False), HERE) if "duration" in given else None,
        occasion=Occasion(given["occasion"], HERE) if "occasion" in given else None,
        initiator=Initiator(given["initiator"], None, HERE) if "initiator" in given else None,
        topics=tuple(Topic(code, HERE) for code in given.get("topics", ())),
        outcome=given.get("outcome", "unclear"),
        ordinal=Ordinal(int(nth), within or None, HERE) if nth else None,
    )


def article(name: str, *contacts: Contact, **given: Any) -> Account:
    """An account of one article; `says` is a list of (side, words, contact id)."""
    text = given.get("text", "")
    statements = tuple(
        Statement(
            id=content_id("s", name, side, words),
            span=HERE,
            quote=True,
            text=words,
            speaker=Speaker(None, side),
            act="comment",
            about=about,
        )
        for side, words, about in given.get("says", ())
    )
    published = given.get("published")
    return Account(
        document=Header(
            id=name,
            uri=given.get("uri", f"{name}.txt"),
            sha256=content_id("x", name, text),
            language="id",
            title=Title(given["title"], HERE) if "title" in given else None,
            outlet=Outlet(given["outlet"], HERE) if given.get("outlet") else None,
            published=Published(published, "metadata", None) if published else None,
            agencies=tuple(Agency(agency, HERE) for agency in given.get("agencies", ())),
        ),
        contacts=contacts,
        statements=statements,
    )


def load_stories() -> list[Story]:
    return [load_story(path) for path in sorted(STORIES.glob("*.yaml"))]


def load_story(path: Path) -> Story:
    told = yaml.safe_load(path.read_text("utf-8"))
    accounts, truth, sketches = [], {}, {}
    for number, entry in enumerate(told["articles"], 1):
        name = f"{path.stem}-{number}"
        contacts = []
        for nth, given in enumerate(entry["contacts"], 1):
            given = {**told.get("usual", {}), **given, "id": f"c{nth}"}
            contacts.append(contact(*given["who"], **{key: value for key, value in given.items() if key != "who"}))
            truth[f"{name}/c{nth}"] = f"{path.stem}: {given['is']}"
        about = {given["is"]: f"c{nth}" for nth, given in enumerate(entry["contacts"], 1)}
        says = [(side, words, about[which]) for side, words, which in entry.get("says", ())]
        facts = {key: value for key, value in entry.items() if key not in {"contacts", "says"}}
        accounts.append(article(name, *contacts, says=says, **facts))
        text = told.get("texts", {}).get(entry.get("text"), "")
        if text:
            sketches[name] = sketch(text)
    return Story(path.stem, tuple(accounts), truth, sketches, told.get("expected", {}))


def _place(text: str) -> Place:
    numbers = [part for part in text.split() if re.fullmatch(r"-?\d+\.\d+", part)]
    words = [part for part in text.split() if part not in numbers]
    latitude, longitude = (float(numbers[0]), float(numbers[1])) if numbers else (None, None)
    country = words[-1] if re.fullmatch(r"[A-Z]{3}", words[-1]) else None
    return Place(" ".join(words[:-1] if country else words), country, HERE, latitude, longitude)


PEOPLE = {
    "USA": ["USA", "USA Joe Biden (president)", "USA Biden", "USA Antony Blinken (foreign-minister)"],
    "RUS": ["RUS", "RUS Vladimir Putin (president)", "RUS Putin", "RUS Sergei Lavrov (foreign-minister)"],
    "UKR": ["UKR", "UKR Volodymyr Zelensky (president)"],
}


@st.composite
def random_accounts(draw: st.DrawFn) -> list[Account]:
    """Few sides, few days, few people: many look-alikes."""
    accounts = []
    for number in range(draw(st.integers(2, 12))):
        contacts = []
        for nth in range(draw(st.integers(1, 2))):
            sides = draw(st.sampled_from([("USA", "RUS"), ("RUS", "UKR"), ("USA", "UKR"), ("USA", "RUS", "UKR")]))
            given_ = {
                "id": f"c{nth}",
                "when": draw(
                    st.sampled_from([None, "2022-02-11", "2022-02-12", "2022-02-12~", "2022-02", "2022-02-20"])
                ),
                "channel": draw(st.sampled_from(["phone", "in-person", "unknown"])),
                "status": draw(st.sampled_from(["held", "held", "held", "planned", "cancelled"])),
                "background": draw(st.booleans()),
            }
            place = draw(st.sampled_from([None, "Jenewa CHE 46.2 6.1", "Swiss CHE", "Minsk BLR 53.9 27.6"]))
            if place:
                given_["place"] = place
            contacts.append(contact(*(draw(st.sampled_from(PEOPLE[side])) for side in sides), **given_))
        accounts.append(
            article(
                f"d{number}",
                *contacts,
                published=draw(st.sampled_from([None, "2022-02-10", "2022-02-12", "2022-02-13", "2022-03-01"])),
                outlet=draw(st.sampled_from([None, "Antara", "Detik"])),
                agencies=draw(st.sampled_from([(), ("Reuters",), ("Reuters", "AFP")])),
            )
        )
    return accounts

"""Judge two profiles: the sum of what speaks for and against, each finding with its name and weight.

judge(a, b, weights)  ->  Judgement(verdict="same", score=9.0, reasons=(Reason("day", "same", 3.0), ...))
"""

import math
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from risalah.merge.names import same_person
from risalah.merge.profile import Bench, Profile, Where
from risalah.merge.weights import Weights
from risalah.model.judgement import Judgement, Reason, Verdict

Finding = tuple[str, str, float]
More = Callable[[float], Iterable[Finding]]  # given the score so far


def judge(a: Profile, b: Profile, weights: Weights, more: More | None = None) -> Judgement:
    """A pure function of the two profiles and of what `more` finds about their documents; order does not matter."""
    if b.id < a.id:
        a, b = b, a
    found = list(findings(a, b, weights))
    if more is not None:
        found.extend(more(sum(weight for _, _, weight in found)))
    score = round(sum(weight for _, _, weight in found), 3)
    return Judgement(a.id, b.id, verdict(score, weights), score, tuple(_reason(*finding) for finding in found))


@lru_cache(maxsize=4096)
def _reason(feature: str, note: str, weight: float) -> Reason:
    return Reason(feature, note, weight)


def verdict(score: float, weights: Weights) -> Verdict:
    return "same" if score >= weights.same else "different" if score <= weights.different else "unsure"


def quick_score(a: Profile, b: Profile, weights: Weights) -> float:
    """The score alone."""
    return sum(weight for _, _, weight in findings(a, b, weights))


def findings(a: Profile, b: Profile, weights: Weights) -> Iterator[Finding]:
    """Every finding about two contacts, in the order of features.toml; the same for (b, a)."""
    table = weights.sides
    note = _sides(a.sides, b.sides)
    yield "sides", note, table[note]
    yield from _persons(a, b, weights.persons)
    note = _channel(a.channel, b.channel)
    yield "channel", note, weights.channel[note]
    note = _day(a, b)
    yield "day", note, weights.day[note]
    if a.group != b.group:
        note = _status(a, b)
        yield "status", note, weights.status[note]
    if a.place and b.place and {a.channel, b.channel}.isdisjoint({"phone", "video", "written"}):
        note = _place(a.place, b.place)
        yield "place", note, weights.place[note]
    if a.seconds and b.seconds:
        ratio = max(a.seconds, b.seconds) / min(a.seconds, b.seconds)
        if ratio <= 1.25 or ratio > 2:
            note = "same" if ratio <= 1.25 else "other"
            yield "duration", note, weights.duration[note]
    if a.occasion and b.occasion:
        one, two = set(a.occasion.split()), set(b.occasion.split())
        note = "same" if one <= two or two <= one else "other"
        yield "occasion", note, weights.occasion[note]
    if a.ordinal and b.ordinal and a.ordinal[1] == b.ordinal[1]:
        note = "same" if a.ordinal == b.ordinal else "other"
        yield "ordinal", note, weights.ordinal[note]


@lru_cache(maxsize=65536)
def _sides(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if a == b:
        return "equal"
    one, two = set(a), set(b)
    common, all_of_them = len(one & two), len(one | two)
    if common * 2 < all_of_them:
        return "few"
    return "one more" if all_of_them - common == 1 and common > 1 else "several more"


def _persons(a: Profile, b: Profile, table: dict[str, float]) -> Iterator[Finding]:
    told = [
        (note, side)
        for side in a.sides
        if side in b.benches and (note := _bench(a.benches[side], b.benches[side])) is not None
    ]
    # The two sides that say most: more of them would let a long list of names drown every other finding.
    told.sort(key=lambda entry: (-abs(table[entry[0]]), entry))
    for note, _ in told[:2]:
        yield "persons", note, table[note]


@lru_cache(maxsize=65536)
def _bench(a: Bench, b: Bench) -> str | None:
    if a.people and b.people:
        if any(same_person(one, two) for one in a.people for two in b.people):
            return "same"
        like = any(len(word) > 3 for one in a.people for two in b.people for word in one.words & two.words)
        return "like name" if like and a.offices & b.offices else "other person"
    if a.offices and b.offices:
        return "same office" if a.offices & b.offices else "other office"
    return None


def _channel(a: str, b: str) -> str:
    if "unknown" in (a, b):
        return "unknown"
    if a == b:
        return "same"
    return "phone / video" if {a, b} == {"phone", "video"} else "other"


def _day(a: Profile, b: Profile) -> str:
    one, two = a.days, b.days
    if one is None or two is None:
        return _undated(a, b)
    gap = max(one.first - two.last, two.first - one.last, 0)
    slack = max(one.slack, two.slack)
    if one.exact and two.exact:
        if gap == 0:
            return "same" if not slack else "about the same"
        if gap <= slack:
            return "about the same"
    elif gap <= slack:
        widest = max(one.last - one.first, two.last - two.first)
        if one[:2] == two[:2] and widest <= 10 and not slack:
            return "same"
        return "within the span" if widest <= 10 else "within the month" if widest <= 31 else "within the year"
    if gap == 1:
        return "one day apart"
    if gap <= 3:
        return "few days apart"
    return "doubtful" if (a.doubtful or b.doubtful) and gap <= 31 else "apart"


def _undated(a: Profile, b: Profile) -> str:
    """One gives no day: its window (from its article's publication) is all there is to compare."""
    first, last = max(a.first, b.first), min(a.last, b.last)
    if first > last:
        return "not then"
    if a.wide or b.wide:
        together = a.told is not None and b.told is not None and abs(a.told - b.told) <= 1
        return "told together" if together else "any time"
    if a.days is None and b.days is None:
        return "fits the news" if abs(a.last - b.last) <= 3 else "left open"
    dated, open_ = (a, b) if a.days else (b, a)
    assert dated.days is not None
    if open_.group != "held":
        return "left open"
    return "fits the news" if open_.last - 4 <= dated.days.last and dated.days.first <= open_.last else "left open"


def _status(a: Profile, b: Profile) -> str:
    groups = {a.group, b.group}
    if groups == {"announced", "off"}:
        return "announced / called off"
    same_day = a.days is not None and a.days == b.days and a.days.exact and not a.days.slack
    if groups == {"held", "off"} and same_day and (a.denied or b.denied):
        return "held / called off"
    return "unlike"


@lru_cache(maxsize=65536)
def _place(a: Where, b: Where) -> str:
    one, two = set(a.name.split()), set(b.name.split())
    if one <= two or two <= one:
        return "same"
    if a.country and b.country and a.country != b.country:
        return "other country"
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return "same country" if a.country and a.country == b.country else "other place"
    apart = distance(a, b)
    return "near" if apart <= 60 else "far apart" if apart > 150 else "other place"


def distance(a: Where, b: Where) -> float:
    """Kilometres between two places along the earth's surface (haversine)."""
    assert a.latitude is not None and a.longitude is not None and b.latitude is not None and b.longitude is not None
    one, two = math.radians(a.latitude), math.radians(b.latitude)
    east = math.radians(b.longitude - a.longitude)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(east / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))

"""The days of the gathering that a contact took place at, as the article or the table of gatherings tells them.

'Di KTT APEC 2024 di Lima, Prabowo bertemu PM Kanada'                              ->  2024-11-15~/2024-11-16~
'KTT ke-47 ASEAN berlangsung 26-28 Oktober 2025. … akan bertemu X di sela KTT ASEAN'  ->  2025-10-26~/2025-10-28~
"""

from collections.abc import Iterator, Sequence

from risalah.frame.drafts import Draft
from risalah.frame.parties import Scene
from risalah.frame.stays import end_of_name
from risalah.frame.when import Calendar, own_date, span_of_days
from risalah.lang.gatherings import Edition
from risalah.lang.tokens import phrase_words
from risalah.model.account import Occasion, Place, When
from risalah.model.document import Published
from risalah.model.edtf import about, single_day
from risalah.model.span import Span
from risalah.model.story import Sentence

RECENT = 7  # days before the article: an older gathering of that name is another one
LONGEST = 21  # days of a gathering
TOWN_REACH = 14  # tokens from a gathering's name to its town
NUMBER_REACH = 3  # 'ke-72'


def days_of_gathering(scene: Scene, draft: Draft, published: Published | None) -> When | None:
    """About the days of the one edition that a sentence of the contact names."""
    for sentence, _ in draft.windows():
        for position in range(sentence.first, sentence.last):
            found = _edition_at(scene, sentence, position, published)
            if found is not None:
                end, edition = found
                span = scene.story.span(position, end)
                return When(about(edition.edtf), ("none",), "inferred", (span,), None, "days of a gathering")
    return None


def city_of_gathering(scene: Scene, draft: Draft, published: Published | None) -> Place | None:
    """'di forum KTT APEC 2024', in an article that names Lima: the town of the one edition that this can be."""
    for sentence, _ in draft.windows():
        for position in range(sentence.first, sentence.last):
            found = _edition_at(scene, sentence, position, published)
            city = found[1].city if found is not None else None
            form = scene.pack.places.forms.match_at(phrase_words(city), 0) if city else None
            at = scene.story.text.find(city) if city else -1
            if found is not None and city and form is not None and at >= 0:
                town, span = form[1], Span(at, at + len(city))
                return Place(city, town.country, span, town.latitude, town.longitude, "place: town of a gathering")
    return None


def days_told_of_occasion(scene: Scene, draft: Draft, occasion: Occasion | None, calendar: Calendar) -> When | None:
    """About the days that another sentence gives the gathering of a contact: to come for a plan, else not long over."""
    published = calendar.days
    if published is None or draft.status not in {"held", "planned"}:
        return None
    for sentence, named in _mentions_of(scene, draft, occasion):
        date = own_date(scene, calendar, sentence.index, named)
        days = span_of_days(date.edtf) if date is not None else None
        if date is None or date.edtf is None or days is None or (days[1] - days[0]).days > LONGEST:
            continue
        to_come = draft.status == "planned" and days[1] >= published[0]
        these_days = draft.status == "held" and 0 <= (published[1] - days[0]).days <= RECENT
        if to_come or these_days:
            spans = date.evidence or (date.span,)
            return When(about(date.edtf), date.given, "inferred", spans, date.conflict, "days told of the gathering")
    return None


def _mentions_of(scene: Scene, draft: Draft, occasion: Occasion | None) -> Iterator[tuple[Sentence, Span]]:
    """Where else the gathering is named: by its name, or by 'KTT' where the contact's words say 'KTT ini'."""
    own = {sentence.index for sentence, _ in draft.windows()}
    name = phrase_words(occasion.name) if occasion is not None else ()
    heads = scene.pack.contacts.occasion_heads
    pointed = None if name else next(filter(None, (_pointed_at(scene, s) for s, _ in draft.windows())), None)
    for sentence in scene.story.sentences:
        if sentence.index in own or sentence.title:
            continue
        if name:
            for first in heads.openings(scene.words, sentence.first, sentence.last):
                end = end_of_name(scene, first, name)
                if end is not None and end <= sentence.last:
                    yield sentence, scene.story.span(first, end)
        elif pointed is not None:
            for first in heads.openings(scene.words, sentence.first, sentence.last):
                head = heads.match_at(scene.words, first)
                if head is not None and head[1] == pointed and scene.story.capitals[first]:
                    yield sentence, scene.story.span(first, head[0])


def _pointed_at(scene: Scene, sentence: Sentence) -> str | None:
    """'hadir dalam KTT ini': the word for the gathering that was named before."""
    heads = scene.pack.contacts.occasion_heads
    for first in heads.openings(scene.words, sentence.first, sentence.last):
        head = heads.match_at(scene.words, first)
        follows = scene.words[head[0]] if head is not None and head[0] < sentence.last else ""
        if head is not None and follows in scene.pack.contacts.anaphora_determiners:
            return head[1]
    return None


def _edition_at(
    scene: Scene, sentence: Sentence, position: int, published: Published | None
) -> tuple[int, Edition] | None:
    """(token after the name, edition) of a gathering named at a token; none that is only near in time is guessed."""
    dates = scene.pack.dates
    match = dates.gatherings.match_at(scene.words, position)
    if match is None or match[0] > sentence.last:
        return None
    end, name = match
    before = scene.words[max(sentence.first, position - 2) : position]
    if any(dates.value("event", (word,)) is not None for word in before):
        return None  # 'usai KTT', 'menjelang KTT'
    behind = scene.words[end : min(end + TOWN_REACH, sentence.last)]
    figures = [int(word) for word in behind[: NUMBER_REACH + 1] if word.isdigit()]
    year = next((figure for figure in figures if figure in dates.years), None)
    number = next((figure for figure in figures if figure < 1000), None)
    editions = dates.gatherings.editions[name.series]
    if number is not None and all(edition.number != number for edition in editions):
        number = None
    city = _town(behind, editions)
    if (year is None and number is None and city is None) or (name.weak and year is None):
        return None
    edition = dates.gatherings.edition(name.series, year=year, number=number, city=city)
    day = single_day(published.edtf) if published else None
    if edition is None and day is not None:
        edition = dates.gatherings.edition(name.series, near=day, year=year, number=number, city=city)
    return (end, edition) if edition is not None else None


def _town(words: Sequence[str], editions: Sequence[Edition]) -> str | None:
    text = f" {' '.join(words)} "
    towns = [edition.city for edition in editions if edition.city and f" {edition.city.lower()} " in text]
    return towns[0] if towns else None

"""The days of the gathering that a contact took place at, where year, number or town say which one it was.

'Di KTT APEC 2024 di Lima, Prabowo bertemu PM Kanada'  ->  2024-11-15~/2024-11-16~
"""

from collections.abc import Sequence

from risalah.frame.gather import Draft
from risalah.frame.parties import Scene
from risalah.lang.gatherings import Edition
from risalah.model.account import When
from risalah.model.document import Published
from risalah.model.edtf import about, single_day
from risalah.model.story import Sentence

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

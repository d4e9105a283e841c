"""Is a contact the article's news, or does the article recall it?

"Yoon melawat ke Tokyo dan bertemu Kishida pada Maret lalu"  ->  background, in an article of May
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from risalah.frame.drafts import Draft
from risalah.frame.parties import Scene
from risalah.frame.sameness import LEAD_SENTENCES
from risalah.frame.told_days import counted_from_news, is_vaguely_past
from risalah.frame.when import Calendar, span_of_days
from risalah.model.account import When
from risalah.model.span import Span
from risalah.model.timex import Timex

BACKGROUND_DAYS = 3  # older than that at publication is no longer the news
TIMES_REACH = 3  # tokens of 'lima kali' before the verb
WEEK = 7
PASSING_DAYS = 3  # before the article: what is not its news and so old is told as its background
YEARS_BEFORE = 400  # days before the latest date of an article that has none of its own
OPENING_SENTENCES = 2  # say whom an article is about that reports no contact in its lead
TOLD_OF = 2  # sentences right before a contact that are about the same person
LATE = 0.5  # a contact first named in the last part of an article, once and in passing, is recalled
UNDATED_LATE = 0.3  # without a date already behind its first part


def is_news(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Is it the contact that the article is about: the one of its headline, or the first of its first sentences?"""
    titled = [each for each in drafts if any(c.sentence.title for c in each.candidates)]
    return is_lead(scene, draft) and (draft in titled if titled else draft is drafts[0])


def main_actors(scene: Scene, drafts: Sequence[Draft]) -> set[int]:
    """The people of the article's news; where the first sentences tell of no contact, who takes part in several."""
    leads = {p.actor for draft in drafts if is_lead(scene, draft) for p in draft.lead.parties if p.actor is not None}
    if leads:
        return leads
    told = {(p.actor, draft.lead.sentence.index) for draft in drafts for p in draft.lead.parties if p.actor is not None}
    counts = Counter(actor for actor, _ in told)
    return {actor for actor, count in counts.items() if count > 1} or _in_the_opening(scene)


def _in_the_opening(scene: Scene) -> set[int]:
    """Whom the headline and the first sentences are about: 'Presiden AS Donald Trump mengumumkan …'"""
    opening = [s.index for s in scene.story.sentences if s.title]
    opening += [s.index for s in scene.story.sentences if not s.title][:OPENING_SENTENCES]
    return {a for index in opening for n in scene.cast.in_sentence[index] if (a := scene.cast.actor_of[n]) is not None}


def read_background(
    scene: Scene, draft: Draft, calendar: Calendar, known_people: set[int], newsy: bool
) -> tuple[bool, tuple[str, Span]]:
    trigger = scene.story.span(draft.lead.first, draft.lead.last)
    days = span_of_days(draft.date.edtf) if draft.date else None
    now = calendar.days if calendar.published else calendar.latest
    most = BACKGROUND_DAYS if calendar.published else YEARS_BEFORE
    if draft.date is not None and days is not None and now is not None and (now[0] - days[1]).days > most:
        return True, ("long before the article", draft.date.span)
    ahead = days is not None and now is not None and days[0] > now[1]  # 'bulan depan'
    relative = draft.date is not None and "relative" in draft.date.given
    if draft.date is not None and relative and _is_wide(draft.date) and draft.status == "held" and not ahead:
        return True, ("a month or a year ago", draft.date.span)
    recalled = _recalled(scene, draft, calendar)
    if recalled is not None:
        return True, recalled
    if draft.status == "held" and draft.once_before:
        return True, ("once before, by the words at the verb", trigger)
    if newsy:
        return False, ("the article's news", trigger)
    if draft.status == "held" and scene.words[draft.lead.first - 1] in scene.pack.grammar.bounds:
        return True, ("something else has gone on since then", trigger)
    opening = _opens_before(scene, draft)
    if draft.status == "proposed" and opening is not None:
        return True, ("of a paragraph on what came before", opening)
    if draft.status in {"planned", "proposed"}:
        return False, ("still to come", trigger)
    if draft.date is not None and _is_wide(draft.date) and not ahead:
        return True, ("only a month or a year is given", draft.date.span)
    if days is not None and is_lead(scene, draft):
        return False, ("of these days", trigger)
    if days is not None and now is not None and (now[0] - days[1]).days >= PASSING_DAYS and draft.date is not None:
        return True, ("days before the article, and not its news", draft.date.span)
    told = [(draft.lead.sentence.first, draft.lead.last)]
    told += [(draft.setting.sentence.first, draft.setting.last)] if draft.setting is not None else []
    for at, until in told:
        for start, end, phrase in scene.pack.contacts.background.matches(scene.words[at:until]):
            return True, (f"recalled: {phrase}", scene.story.span(at + start, at + end))
    if draft.date is None and all(c.trigger.object == "tell" for c in draft.candidates) and not is_lead(scene, draft):
        return True, ("words told as having reached them", trigger)
    round_before = scene.pack.telling.rounds_before.match_at(scene.words, draft.lead.last)
    if draft.date is None and round_before is not None:
        return True, ("an earlier round", scene.story.span(draft.lead.last, round_before[0]))
    if draft.date is not None and now is not None and _is_weeks_ago(draft.date, days, now[0]):
        return True, ("a week or more before the article", draft.date.span)
    if opening is not None:
        return True, ("of a paragraph on what came before", opening)
    undated = draft.date is None or (
        draft.date.edtf is None and "relative" in draft.date.given and "weekday" in draft.date.given
    )
    set_beside = draft.beside is not None and draft.beside.lead.first != draft.lead.first
    actors = {p.actor for p in draft.lead.parties if p.actor is not None}
    known = bool(actors & known_people) or set_beside or _is_told_of(scene, draft, actors)
    marked = draft.lead.status.span
    around = marked is not None and marked.read(scene.story.text).lower() in scene.pack.grammar.around
    if marked is not None and around and not known and days is None:
        return True, ("told as what came before", marked)
    stretch = days is not None and now is not None and days[0] < days[1] and (now[0] - days[1]).days > 1
    passing = len(draft.candidates) == 1 and not draft.echoes and draft.status == "held" and (undated or stretch)
    late = draft.lead.sentence.index > (LATE if days is not None else UNDATED_LATE) * len(scene.story.sentences)
    if passing and late and not known and not is_lead(scene, draft):
        return True, ("named once, late in the article", trigger)
    return False, ("reported with the news", trigger)


def _recalled(scene: Scene, draft: Draft, calendar: Calendar) -> tuple[str, Span] | None:
    """Words that make even the article's only contact a memory, or only what something else is dated by.

    'Jokowi mengenang pertemuannya dengan X', 'pertemuannya dengan X beberapa waktu lalu', 'dua hari setelah X menelepon
    Y, pasar jatuh'.
    """
    if draft.status not in {"held", "refused"} or draft.date is not None:
        return None
    here, words = draft.lead.sentence, scene.words
    for start, end, phrase in scene.pack.telling.recalled.matches(words[here.first : draft.lead.first]):
        return f"remembered: {phrase}", scene.story.span(here.first + start, here.first + end)
    several = _told_of_several(scene, draft)
    if several is not None:
        return "several of them, with no day", several
    if is_vaguely_past(scene, calendar, draft):
        return "some time ago", scene.story.span(draft.lead.first, draft.lead.last)
    pointed = _points_to_some_time_ago(scene, draft)
    if pointed is not None:
        return "some time ago", pointed
    counted = counted_from_news(scene, calendar, draft)
    return ("something else is dated by it", counted.spans[0]) if counted is not None else None


def _told_of_several(scene: Scene, draft: Draft) -> Span | None:
    """'telah lima kali bertemu sejak April', '12 kali bertatap muka': how often, before the words of the contact."""
    words, dates, first = scene.words, scene.pack.dates, draft.lead.first
    for token in range(max(draft.lead.sentence.first + 1, first - TIMES_REACH), first):
        if dates.value("kali", (words[token],)) is None:
            continue
        number = dates.value("numword", (words[token - 1],))
        if (number is not None and number != 1) or (words[token - 1].isdigit() and words[token - 1] != "1"):
            return scene.story.span(token - 1, token + 1)
    return None


def _is_weeks_ago(timex: Timex, days: tuple[date, date] | None, now: date) -> bool:
    """'pekan lalu', told behind the opening: a stretch of days that began a week or more before the article."""
    return "relative" in timex.given and days is not None and days[0] < days[1] and (now - days[0]).days >= WEEK


def _points_to_some_time_ago(scene: Scene, draft: Draft) -> Span | None:
    """'… dalam lawatannya beberapa waktu lalu. Rencana itu dibahas X dan Y dalam pertemuan tersebut.'"""
    here, words, contacts = draft.lead.sentence, scene.words, scene.pack.contacts
    before = scene.story.sentences[here.index - 1] if here.index > 0 else here
    if before.title or before is here:
        return None
    nouns = contacts.anaphora_nouns
    for token in nouns.openings(words, here.first, here.last):
        noun = nouns.match_at(words, token)
        if noun is None or noun[0] >= here.last or words[noun[0]] not in contacts.anaphora_determiners:
            continue
        for start, end, _ in scene.pack.telling.some_time_ago.matches(words[before.first : before.last]):
            return scene.story.span(before.first + start, before.first + end)
    return None


def _is_told_of(scene: Scene, draft: Draft, actors: set[int]) -> bool:
    """Is the story right before the contact about one of them: 'Menlu X menegaskan … X menolak … Dalam pertemuan …'?"""
    here = draft.lead.sentence.index
    if draft.lead.trigger.agreement:
        return False  # what they have agreed on at some time
    for index in range(here - TOLD_OF, here):
        if index < 0 or scene.story.sentences[index].title:
            return False
        actors = actors & {a for n in scene.cast.in_sentence[index] if (a := scene.cast.actor_of[n]) is not None}
    return bool(actors)


def _opens_before(scene: Scene, draft: Draft) -> Span | None:
    """'Sebelumnya, Xi mengecam serangan. Xi menelepon Putin …': how the paragraph of a contact opens."""
    here = draft.lead.sentence
    if is_lead(scene, draft) or draft.status not in {"held", "proposed"} or len(draft.candidates) > 1:
        return None
    first = here.index
    while first > 0 and scene.story.sentences[first - 1].paragraph == here.paragraph:
        first -= 1
    opens = scene.pack.telling.before.match_at(scene.words, scene.story.sentences[first].first)
    return scene.story.span(scene.story.sentences[first].first, opens[0]) if opens is not None else None


def is_long_before(when: When, calendar: Calendar) -> bool:
    """Was the contact over days before the article, by a date that another sentence gives it?"""
    days = span_of_days(when.edtf) if when.basis != "publication" and when.spans else None
    now = calendar.days
    return days is not None and now is not None and (now[0] - days[1]).days > BACKGROUND_DAYS


def is_lead(scene: Scene, draft: Draft) -> bool:
    body = [s.index for s in scene.story.sentences if not s.title]
    return draft.lead.sentence.index in body[:LEAD_SENTENCES] or any(c.sentence.title for c in draft.candidates)


def _is_wide(timex: Timex) -> bool:
    """A bare month or year: 'Juni lalu', 'pada 2014', '1962'."""
    parts = (timex.edtf or timex.value or "").rstrip("~?%").split("-")
    return (
        "/" not in (timex.edtf or "")
        and len(parts) < 3
        and "W" not in (timex.value or "")
        and "weekday" not in timex.given
    )

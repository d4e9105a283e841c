"""When a contact took place that has no date of its own, by what the story tells around it.

'May memulai lawatannya, Selasa (11/12). Ia menemui Rutte di Den Haag.'     ->  2018-12-11~
'… sehari setelah berbicara dengan Xi', in the news of 6 June 2025          ->  2025-06-05~
'pertemuannya dengan Turnbull beberapa waktu lalu'                          ->  not the day of the article
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from risalah.frame.drafts import Draft, claims_in
from risalah.frame.parties import Scene
from risalah.frame.when import Calendar
from risalah.model.account import When
from risalah.model.edtf import single_day

DAYS = re.compile(r"P(\d{1,3})([DW])")
COUNT_REACH = 8  # tokens from 'sehari setelah' to the words of the contact
VAGUE_REACH = 60  # characters from the words of a contact to 'beberapa waktu lalu'
OPENING = 3  # sentences back to the day of what is told; and those that open an article
THEN_REACH = 3  # tokens behind the words of a contact: 'menolak bertemu saat itu'
BEHIND = 4  # sentences from a report to one that names both parties with a day
BEHIND_DAYS = 3  # before the article
RECORD = "day that a record bears"
LABEL_REACH = 14  # sentences from a report to the one that says which day its record bears
FRESH = 7  # days before the article: an older day told just before is another matter's


def counted_from_news(scene: Scene, calendar: Calendar, draft: Draft) -> When | None:
    """'Pengumuman itu keluar sehari setelah Trump menelepon Xi': so long before the day of the article."""
    published = calendar.day
    if published is None:
        return None
    focus = draft.lead.first
    words, starts = scene.words, scene.story.tokens.starts
    for timex in calendar.lengths[draft.lead.sentence.index]:
        length = DAYS.fullmatch(timex.value or "") if timex.type == "DURATION" else None
        if length is None:
            continue
        for token in range(max(draft.lead.sentence.first, focus - COUNT_REACH), focus):
            right_behind = timex.span.end <= starts[token] <= timex.span.end + 1
            right_behind = right_behind and "," not in words[token:focus]  # 'Sehari setelah bertemu A, X menemui B'
            if right_behind and words[token] in scene.pack.grammar.afterwards:
                days = int(length[1]) * (7 if length[2] == "W" else 1)
                day = published - timedelta(days=days)
                spans = (timex.span, *(calendar.published.spans if calendar.published else ()))
                return When(f"{day.isoformat()}~", ("relative",), "inferred", spans, None, "so long before the news")
    return None


def counted_from_contact(scene: Scene, calendar: Calendar, draft: Draft) -> When | None:
    """'Sehari sebelum pertemuan, Obama menelepon Aliyev': so long before or after the contact that is the news."""
    news, here, words = calendar.news_day, draft.lead.sentence, scene.words
    nouns, event = scene.pack.contacts.anaphora_nouns, scene.pack.dates
    for timex in calendar.lengths[here.index] if news is not None else ():
        length = DAYS.fullmatch(timex.value or "") if timex.type == "DURATION" else None
        for token in range(here.first, draft.lead.first - 1) if length is not None else ():
            right_behind = timex.span.end <= scene.story.tokens.starts[token] <= timex.span.end + 1
            toward = event.value("event", (words[token],)) if right_behind else None
            if toward is None or nouns.match_at(words, token + 1) is None or news is None or length is None:
                continue
            days = int(length[1]) * (7 if length[2] == "W" else 1) * (1 if toward == 1 else -1)
            day = news + timedelta(days=days)
            return When(f"{day.isoformat()}~", ("relative",), "inferred", (timex.span,), None, "counted from the news")
    return None


def day_told_before(scene: Scene, calendar: Calendar, draft: Draft) -> When | None:
    """'… tiba di Berlin, Selasa (11/12). Ia bertemu Merkel': the day told before it of the same person.

    Only a single day of the week before the article; of the sentence before, or of those that open the article.
    """
    here = draft.lead.sentence
    published = calendar.days
    actors = {party.actor for party in draft.lead.parties if party.actor is not None}
    if published is None:
        return None
    for back in range(here.index - 1, max(-1, here.index - 1 - OPENING), -1):
        before = scene.story.sentences[back]
        if before.title or (before.paragraph != here.paragraph and here.index - _body(scene) > OPENING):
            return None
        told = [t for t in calendar.by_sentence[before.index] if single_day(t.edtf) is not None]
        if not told:
            continue
        day = single_day(told[0].edtf)
        said = any(before.span.start <= cue.start < before.span.end for cue in calendar.cues)
        of_them = actors & {scene.cast.actor_of[n] for n in scene.cast.in_sentence[before.index]}
        if day is None or said or not of_them or len({timex.edtf for timex in told}) != 1:
            return None
        if not 0 <= (published[1] - day).days <= FRESH:
            return None
        spans = told[0].evidence or (told[0].span,)
        return When(f"{day.isoformat()}~", told[0].given, "inferred", spans, told[0].conflict, "day told just before")
    return None


def _body(scene: Scene) -> int:
    """The first sentence behind the headline."""
    return next((s.index for s in scene.story.sentences if not s.title), 0)


def day_told_behind(scene: Scene, calendar: Calendar, draft: Draft, claimed: Sequence[int]) -> When | None:
    """'Biden menelepon Zelensky. … Berbicara kepada Zelensky pada Minggu (11/12), Biden …': both, and one day.

    Of a sentence that tells of no other contact (`claimed`: the first tokens of all contacts' words).
    """
    published, here = calendar.days, draft.lead.sentence.index
    actors = {party.actor for party in draft.lead.parties if party.actor is not None}
    if published is None or len(actors) < 2:
        return None
    for sentence in scene.story.sentences[here + 1 : here + 1 + BEHIND]:
        named = {scene.cast.actor_of[n] for n in scene.cast.in_sentence[sentence.index]}
        others = claims_in(claimed, sentence)
        if sentence.title or not actors <= named or others:
            continue
        told = {timex.edtf: timex for timex in calendar.by_sentence[sentence.index] if single_day(timex.edtf)}
        timex = next(iter(told.values())) if len(told) == 1 else None
        day = single_day(timex.edtf) if timex is not None else None
        if timex is not None and day is not None and 0 <= (published[1] - day).days <= BEHIND_DAYS:
            spans = timex.evidence or (timex.span,)
            return When(
                f"{day.isoformat()}~", timex.given, "inferred", spans, timex.conflict, "day told of both behind"
            )
    return None


def day_told_then(scene: Scene, calendar: Calendar, draft: Draft) -> When | None:
    """'Kesepakatan dirintis Jumat pekan lalu. Saat itu utusan X menemui Y': the time of the sentence before."""
    here = draft.lead.sentence
    words = scene.words[here.first : draft.lead.last + THEN_REACH]
    pointer = next((p for p in scene.pack.telling.then.matches(words) if here.first + p[0] < here.last), None)
    if pointer is None or here.index == 0 or scene.story.sentences[here.index - 1].title:
        return None
    at = scene.story.span(here.first + pointer[0], here.first + pointer[1])
    rows = (*calendar.by_sentence[here.index - 1], *calendar.by_sentence[here.index])
    told = [t for t in rows if t.edtf is not None and t.span.end <= at.start]
    if not told:
        return None
    spans = (at, *(told[-1].evidence or (told[-1].span,)))
    return When(told[-1].edtf, told[-1].given, told[-1].basis, spans, told[-1].conflict, "time of the sentence before")


def from_beginning_to_end(scene: Scene, calendar: Calendar, draft: Draft) -> When | None:
    """'Perundingan yang dimulai Jumat (9/10) baru berakhir Sabtu dini hari': both days."""
    contacts, starts = scene.pack.contacts, scene.story.tokens.starts
    for sentence, _ in draft.windows():
        told = scene.words[sentence.first : sentence.last]
        if contacts.begins.isdisjoint(told) or contacts.ends.isdisjoint(told):
            continue
        words = range(sentence.first, sentence.last)
        begun = next((token for token in words if scene.words[token] in contacts.begins), None)
        ended = next(
            (token for token in words if scene.words[token] in contacts.ends and token > (begun or token)), None
        )
        if begun is None or ended is None:
            continue
        dated = [t for t in calendar.by_sentence[sentence.index] if single_day(t.edtf) is not None]
        first = next((t for t in dated if starts[begun] < t.span.start < starts[ended]), None)
        last = next((t for t in dated if t.span.start > starts[ended]), None)
        days = (single_day(first.edtf), single_day(last.edtf)) if first is not None and last is not None else None
        if first is None or last is None or days is None or days[0] is None or days[1] is None or days[0] >= days[1]:
            continue
        spans = tuple(dict.fromkeys((*(first.evidence or (first.span,)), *(last.evidence or (last.span,)))))
        given = tuple(dict.fromkeys((*first.given, *last.given)))
        return When(f"{days[0]}/{days[1]}", given, last.basis, spans, None, "from its beginning to its end")
    return None


def is_vaguely_past(scene: Scene, calendar: Calendar, draft: Draft) -> bool:
    """'pertemuannya dengan X beberapa waktu lalu': it was not the day of the article, and nothing says which."""
    focus = scene.story.span(draft.lead.first, draft.lead.last)
    return any(
        timex.value == "PAST_REF" and 0 <= timex.span.start - focus.end <= VAGUE_REACH
        for timex in calendar.by_sentence[draft.lead.sentence.index]
    )


def day_it_bears(scene: Scene, calendar: Calendar, draft: Draft) -> When | None:
    """'Dalam rekaman percakapan tertanggal 15 Juni …', 'surat bertanggal 3 Mei itu': the day that the record bears."""
    if draft.channel not in {"phone", "written"} or draft.status != "held":
        return None
    telling, words, starts = scene.pack.telling, scene.words, scene.story.tokens.starts
    near = scene.story.sentences[draft.lead.sentence.index : draft.lead.sentence.index + LABEL_REACH]
    for sentence in near:
        for token in telling.labelled.openings(words, sentence.first + 1, sentence.last):
            label = telling.labelled.match_at(words, token)
            nouns = range(max(sentence.first, token - 3), token)
            if label is None or not any(telling.recorded.match_at(words, noun) is not None for noun in nouns):
                continue
            for timex in calendar.by_sentence[sentence.index]:
                right_behind = label[0] < len(starts) and timex.span.start == starts[label[0]]
                if right_behind and single_day(timex.edtf) is not None:
                    spans = timex.evidence or (timex.span,)
                    return When(timex.edtf, timex.given, timex.basis, spans, timex.conflict, RECORD)
    return None


def within_days_ahead(scene: Scene, calendar: Calendar, draft: Draft) -> When | None:
    """'sepakat bertemu dalam dua pekan ke depan': some time from the article's day on."""
    published = calendar.day
    if published is None or draft.status not in {"planned", "held"}:
        return None
    for timex in calendar.lengths[draft.lead.sentence.index]:
        length = DAYS.fullmatch(timex.value or "") if timex.type == "DURATION" else None
        ends = bisect_left(scene.story.tokens.starts, timex.span.end)
        table = scene.pack.telling.ahead
        ahead = [found for n in (1, 2, 3) if (found := table.match_at(scene.words, ends - n)) and found[0] == ends]
        near = 0 <= timex.span.start - scene.story.span(draft.lead.first, draft.lead.last).end <= VAGUE_REACH
        if length is not None and ahead and near:
            last = published + timedelta(days=int(length[1]) * (7 if length[2] == "W" else 1))
            edtf = f"{published.isoformat()}~/{last.isoformat()}~"
            return When(edtf, ("relative",), "inferred", (timex.span,), None, "within so many days ahead")
    return None

"""When a contact took place that has no date of its own, by the day or the time of what was said of it or at it.

'Hanif bertemu Menteri Norwegia. "…," kata Hanif, Rabu (12/11).'       ->  2014-11-12~
'"…," ujar Obama sebelumnya, saat bertemu Merkel', of 21 November 2016  ->  2016-11~
"""

from bisect import bisect_left
from collections.abc import Sequence, Set

from risalah.frame.parties import Scene
from risalah.frame.when import Calendar, span_of_days
from risalah.model.account import When
from risalah.model.edtf import single_day
from risalah.model.span import Span
from risalah.model.story import Sentence

SAYING_REACH = 5  # sentences from a contact to the one that tells who spoke of it, and on which day
SAYING_DAYS = 3  # before the article
SPEAKER = 5  # tokens from a speech verb over its speaker to 'sebelumnya'


def day_of_saying(scene: Scene, calendar: Calendar, sentence: Sentence, sides: Set[str]) -> When | None:
    """'Hanif bertemu Menteri Norwegia. "…," kata Hanif, Rabu (12/11).': about the day on which they spoke of it.

    Only a day of the last few before the article, told by somebody of a side that took part.
    """
    published = calendar.days
    for index in range(sentence.index, min(sentence.index + SAYING_REACH, len(scene.story.sentences))):
        where = scene.story.sentences[index]
        speakers = {scene.cast.side_of[n] for n in scene.cast.in_sentence[index]}
        for timex in calendar.by_sentence[index]:
            day = single_day(timex.edtf)
            if day is None or not speakers & sides or not _is_told_then(timex.span, calendar.cues, where):
                continue
            if published is None or 0 <= (published[1] - day).days <= SAYING_DAYS:
                spans = timex.evidence or (timex.span,)
                rule = "day on which a participant spoke of it"
                return When(f"{day.isoformat()}~", timex.given, "inferred", spans, None, rule)
    return None


def _is_told_then(date: Span, cues: Sequence[Span], sentence: Sentence) -> bool:
    """'kata Hanif, Rabu (12/11)': a date behind the speech verb of its sentence."""
    at = bisect_left(cues, sentence.span.start, key=lambda cue: cue.start)
    return at < len(cues) and cues[at].start < sentence.span.end and cues[at].end <= date.start


def month_of_earlier_saying(scene: Scene, calendar: Calendar, sentence: Sentence, focus: Span) -> When | None:
    """'ujar Obama sebelumnya, saat bertemu Merkel': the setting of words that the news still quotes, so of these weeks.

    Who means an older meeting says when it was: the answer is the month of the article, approximately.
    """
    published = calendar.published
    if published is None or span_of_days(published.edtf) is None or "/" in published.edtf or len(published.edtf) < 7:
        return None
    starts = scene.story.tokens.starts
    until = bisect_left(starts, focus.start, sentence.first, sentence.last)
    at = bisect_left(calendar.cues, sentence.span.start, key=lambda cue: cue.start)
    for cue in calendar.cues[at:]:
        if cue.end > focus.start:
            return None
        behind = bisect_left(starts, cue.end, sentence.first, sentence.last)
        for token in range(behind, min(behind + SPEAKER, until - 1)):
            if scene.words[token] not in scene.pack.contacts.earlier:
                continue
            opens = token + 1 + (scene.words[token + 1] == ",")
            if opens < until and scene.words[opens] in scene.pack.grammar.subordinators:
                spans = (scene.story.span(token, token + 1), *published.spans)
                month = f"{published.edtf[:7]}~"
                return When(month, ("none",), "inferred", spans, None, "where something was said shortly before")
    return None

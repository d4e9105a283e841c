"""Which of an article's dates is the contact's own.

    "… berbicara via telepon, Kamis (30/12/2021). Dikutip dari Reuters, (31/12/2021), …"  ->  2021-12-30

A date that stands with a credit or behind an attribution is the source's; a date already past is no plan's. Where the
text gives none and reports the contact as its news, the record says about the day of publication, and says why.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from risalah.frame.parties import Scene
from risalah.model.account import When
from risalah.model.document import STORY_TIME, Agency, Published
from risalah.model.edtf import bounds, single_day
from risalah.model.span import Span
from risalah.model.story import Sentence
from risalah.model.timex import Timex

COUNTED_REACH = 2  # tokens of 'kedua mereka' before 'tahun ini'
CONTINUED_REACH = 3  # tokens from 'yang' over 'akan segera' to 'dilanjutkan', and from there over 'pada' to the day
BOUND_REACH = 70  # characters between 'sejak' and its date
CREDIT_REACH = (
    30  # characters from a credited carrier to the date of its report: 'Reuters pada hari ini, Senin (21/11)'
)
NO_DAY = "XXXX-XX-XXT"  # a time of whatever day
NEWS_DAYS = 4  # before the article
YEAR = re.compile(r"\d{4}")
GREETING = 3  # words of 'selamat hari raya'
TIMEX_SEASON = re.compile(r"-(SP|SU|FA|WI)$")
STRETCH = "from one day to another"
_SEASON = re.compile(r"(?<!\d)(\d{4})-2[1-4](?!\d)")
_VAGUE = re.compile(r"\[|\d{0,3}X|\d{4}-[2-9]")  # '[2009,2015]', '201X', '2016-23'


@dataclass(frozen=True)
class Calendar:
    """The dated expressions of an article, by sentence, without those that are not events' own."""

    by_sentence: Sequence[tuple[Timex, ...]]
    lengths: Sequence[tuple[Timex, ...]]  # durations and dates without a day, by sentence
    published: Published | None
    cues: Sequence[Span] = ()  # speech verbs, in the order of the text

    @property
    def latest(self) -> tuple[date, date] | None:
        """The last day that the text names."""
        known = [days for row in self.by_sentence for timex in row if (days := span_of_days(timex.edtf)) is not None]
        return max(known, default=None)

    @property
    def news_day(self) -> date | None:
        """The first day told that is of the days right before the article; its own day only where there is no other.

        'Moskow, 25/6 - Pertemuan di Kazan, Jumat (24/6), …' is news of 24 June.
        """
        published = self.days
        if published is None:
            return None
        days = [day for row in self.by_sentence for timex in row if (day := single_day(timex.edtf)) is not None]
        recent = [day for day in days if 0 <= (published[1] - day).days <= NEWS_DAYS]
        return next((day for day in recent if day != self.day), next(iter(recent), None))

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day on which the article may have come out, None where that is not known."""
        return span_of_days(self.published.edtf) if self.published else None

    @property
    def day(self) -> date | None:
        """The day on which the article came out, None where it is not known to the day."""
        return single_day(self.published.edtf) if self.published else None


def lay_calendar(
    scene: Scene,
    timexes: Sequence[Timex],
    published: Published | None,
    agencies: Sequence[Agency],
    cues: Sequence[Span],
) -> Calendar:
    """Sort the dates by sentence; leave out the dates of credits."""
    rows: list[list[Timex]] = [[] for _ in scene.story.sentences]
    lengths: list[list[Timex]] = [[] for _ in scene.story.sentences]
    carriers = [agency.span for agency in agencies if agency.span is not None]
    for timex in timexes:
        sentence = scene.story.sentence_at(timex.span.start)
        if sentence is not None:
            lengths[sentence.index].append(timex)
    for timex in _with_stretches(timexes, scene):
        sentence = scene.story.sentence_at(timex.span.start)
        if sentence is None or timex.type not in {"DATE", "TIME"} or _is_credit(timex.span, carriers, scene):
            continue
        if _is_of_a_name(scene, sentence, timex) or _is_wished(scene, sentence, timex):
            continue
        if _is_counted_in(scene, sentence, timex):
            continue
        told = lengths[sentence.index]
        if timex.rule == STRETCH or not _is_bound(scene, sentence, timex.span, told):
            rows[sentence.index].append(timex)
    return Calendar([tuple(row) for row in rows], [tuple(row) for row in lengths], published, cues)


def _with_stretches(timexes: Sequence[Timex], scene: Scene) -> list[Timex]:
    """'Sabtu (21/11) hingga Minggu (22/11)', 'Minggu dan Senin mendatang': two expressions, one stretch of days."""
    found: list[Timex] = []
    for timex in timexes:
        before = found[-1] if found else None
        first, last = single_day(before.edtf if before else None), single_day(timex.edtf)
        if before is None or first is None or last is None or not first < last:
            found.append(timex)
            continue
        between = " ".join(scene.story.text[before.span.end : timex.span.start][:BOUND_REACH].lower().split())
        whole = before.type == timex.type == "DATE"  # 'Jumat malam dan Sabtu pagi' are two times
        in_a_row = whole and between in scene.pack.grammar.conjunctions and (last - first).days == 1
        if between not in scene.pack.dates.until and not in_a_row:
            found.append(timex)
            continue
        edtf = f"{before.edtf}/{timex.edtf}"
        found[-1] = replace(
            timex, span=Span(before.span.start, timex.span.end), type="DATE", value=edtf, edtf=edtf, rule=STRETCH,
            given=tuple(dict.fromkeys((*before.given, *timex.given))),
            evidence=tuple(dict.fromkeys((*before.evidence, *timex.evidence))),
        )  # fmt: skip
    return found


def _is_credit(span: Span, carriers: Sequence[Span], scene: Scene) -> bool:
    for credit in carriers:
        if not 0 <= span.start - credit.end <= CREDIT_REACH:
            continue
        gap = scene.story.text[credit.end : span.start]
        if "." not in gap and "\n" not in gap:
            return all(
                word in scene.pack.contacts.credit_fillers or not word.isalpha()
                for word in gap.lower().replace(",", " ").split()
            )
    return False


def _is_wished(scene: Scene, sentence: Sentence, timex: Timex) -> bool:
    """'mengucapkan selamat Idul Fitri': the feast of a greeting is no day of what happened."""
    at = bisect_left(scene.story.tokens.starts, timex.span.start, sentence.first, sentence.last)
    return scene.pack.telling.greetings.ends_at(scene.words, at, sentence.first, GREETING)


def _is_counted_in(scene: Scene, sentence: Sentence, timex: Timex) -> bool:
    """'untuk ketiga kalinya tahun ini', 'pertemuan kedua mereka bulan ini': the stretch in which they are counted."""
    if timex.edtf is None or single_day(timex.edtf) is not None:
        return False
    contacts, pointing = scene.pack.contacts, scene.pack.names.determiners
    at = bisect_left(scene.story.tokens.starts, timex.span.start, sentence.first, sentence.last)
    end = bisect_left(scene.story.tokens.starts, timex.span.end, at, sentence.last)
    before = scene.words[max(sentence.first, at - COUNTED_REACH) : at]
    counted = any(word in contacts.ordinal_forms or word in contacts.after_ordinals for word in before)
    return counted and end > at and scene.words[end - 1] in pointing


def _is_of_a_name(scene: Scene, sentence: Sentence, timex: Timex) -> bool:
    """'forum KTT APEC 2024', 'penyelenggaraan haji 2026': a year behind a name or a noun is of what that names.

    Not the time of what happened, as 'pada 2024' and 'Januari 2024' are.
    """
    written = timex.span.read(scene.story.text)
    if TIMEX_SEASON.search(timex.value or "") and written.istitle() and not sentence.title:
        return timex.span.start > sentence.span.start  # 'Pertemuan Musim Semi IMF'
    if not YEAR.fullmatch(timex.value or "") or not written.endswith(timex.value or " "):
        return False
    starts = scene.story.tokens.starts
    token = bisect_left(starts, timex.span.end - len(timex.value or ""), sentence.first, sentence.last)
    behind = scene.words[token + 1] if token + 1 < sentence.last else ""
    if token - 1 <= sentence.first:
        return False
    opens = behind in scene.pack.grammar.subordinators and behind not in scene.pack.grammar.contrasts
    is_year = scene.pack.dates.value("tahun", (scene.words[token - 1],)) is not None
    timed = ("before_time", "edge", "approx")
    if opens and is_year and all(scene.pack.dates.value(t, (scene.words[token - 2],)) is None for t in timed):
        return True  # 'perbatasan tahun 1991 ketika Uni Soviet bubar'; not 'pada tahun 1991 ketika'
    if written != timex.value:
        return False
    before = scene.words[token - 1]
    if before.isalpha() and not scene.story.capitals[token - 1]:
        times = ("before_time", "before_past", "unit", "edge", "approx")
        return all(scene.pack.dates.value(name, (before,)) is None for name in times)
    named = scene.story.capitals[token - 1]
    return named and scene.pack.places.forms.match_at(scene.words, token - 1) is None  # not 'di Wina 2015'


def _is_bound(scene: Scene, sentence: Sentence, span: Span, told: Sequence[Timex]) -> bool:
    """'sejak krisis Ukraina pecah di penghujung 2013': since then, not on it.

    In 'berunding sejak Senin dan akan bertemu lagi pada 8 Oktober' the bound is the first of the days `told` there.
    """
    ends = scene.story.tokens.ends
    behind = bisect_right(ends, span.start, sentence.first, sentence.last)
    if scene.pack.grammar.bounds.isdisjoint(scene.words[sentence.first : behind]):
        return False
    for token in range(behind - 1, sentence.first - 1, -1):
        if ends[token] < span.start - BOUND_REACH or scene.words[token] == ",":
            return False
        if scene.words[token] in scene.pack.grammar.bounds:
            if scene.pack.contacts.triggers.match_at(scene.words, token + 1) is not None:
                return False  # 'sejak perundingan di Astana pada Juli': the day of those talks
            return not any(ends[token] <= each.span.start and each.span.end < span.start for each in told)
    return False


def own_date(scene: Scene, calendar: Calendar, sentence: int, focus: Span, *, planned: bool = False) -> Timex | None:
    """The date of a contact reported at `focus`: the nearest one of its sentence, one behind it before one ahead."""
    usable = [
        t
        for t in calendar.by_sentence[sentence]
        if t.value not in {"PAST_REF", "FUTURE_REF", "PRESENT_REF"}
        and not (t.type == "TIME" and (t.value or "").startswith(NO_DAY))  # 'pukul 10.00', of whatever day
        and not _is_of_the_saying(
            scene.story.text, t.span, focus, _sayings(scene, calendar, sentence, focus), scene.story.sentences[sentence]
        )
        and not _is_in_other_clause(scene.story.text, t.span, focus)
        and not _is_behind_a_saying(scene, scene.story.sentences[sentence], t.span, focus)
        and not _is_of_next_round(scene, scene.story.sentences[sentence], t.span)
        and not _is_of_contact_around(scene, scene.story.sentences[sentence], t.span, focus)
        and not (planned and _is_of_the_telling(scene, calendar, scene.story.sentences[sentence], t, focus))
    ]
    if not usable:
        return None
    return min(usable, key=lambda t: (_distance(t.span, focus), t.span.start))


def _sayings(scene: Scene, calendar: Calendar, sentence: int, focus: Span) -> Sequence[Span]:
    """The speech verbs of a sentence, without those that say what became of the contact: 'menolak bertemu'."""
    starts, status = scene.story.tokens.starts, scene.pack.contacts.status
    where = scene.story.sentences[sentence]
    first = bisect_left(calendar.cues, where.span.start, key=lambda cue: cue.start)
    found: list[Span] = []
    for cue in calendar.cues[first:]:
        if cue.start >= where.span.end:
            break
        token = bisect_left(starts, cue.start, where.first, where.last)
        refuses = 0 <= focus.start - cue.end <= 1 and status.match_at(scene.words, token) is not None
        if not refuses:
            found.append(cue)
    return found


def _is_in_other_clause(text: str, date: Span, focus: Span) -> bool:
    """'bertemu pada Juli silam; pertemuan yang direncanakan pada 3 April dibatalkan': behind or before a semicolon."""
    first, last = (focus.end, date.start) if date.start >= focus.end else (date.end, focus.start)
    return ";" in text[first:last]


def _is_of_the_saying(text: str, date: Span, focus: Span, cues: Sequence[Span], sentence: Sentence) -> bool:
    """'Pada Minggu, Putin mengatakan …', '… bertemu Putin, kata Trump, Senin': the day of speaking.

    Not in 'Pekan lalu, kata Putin, ia bertemu …', where the attribution is put in between.
    """
    opens_sentence = not any(sign.isalnum() for sign in text[sentence.span.start : date.start])
    at = bisect_left(cues, sentence.span.start, key=lambda cue: cue.start)
    inside: list[Span] = []
    while at < len(cues) and cues[at].end <= sentence.span.end:
        inside.append(cues[at])
        at += 1
    before = any(
        date.end <= cue.start
        and cue.end <= focus.start
        and not (opens_sentence and text[date.end : cue.start].strip() == ",")
        for cue in inside
    )
    behind = any(focus.end <= cue.start and cue.end <= date.start for cue in inside)
    return before or behind


def _is_of_next_round(scene: Scene, sentence: Sentence, date: Span) -> bool:
    """'Pertemuan A dan B yang akan dilanjutkan bulan depan berakhir Selasa': the day on which they go on."""
    words, continued = scene.words, scene.pack.contacts.continued
    day = bisect_left(scene.story.tokens.starts, date.start, sentence.first, sentence.last)
    near = range(max(sentence.first, day - CONTINUED_REACH), day)
    verb = next((token for token in near if words[token] in continued), None)
    if verb is None:
        return False
    return not scene.pack.grammar.relatives.isdisjoint(words[max(sentence.first, verb - CONTINUED_REACH) : verb])


def _is_of_contact_around(scene: Scene, sentence: Sentence, date: Span, focus: Span) -> bool:
    """'menelepon Putin sebelum pertemuan Senin di Berlin': the day of the contact that came before or after.

    So is the day of a plan that was talked about: 'membahas rencana kunjungan Presiden X tahun depan'. A day behind a
    comma may be of either: '… setelah bertemu Abbas, Senin'.
    """
    words, grammar, triggers = scene.words, scene.pack.grammar, scene.pack.contacts.triggers
    between = _tokens_between(scene, sentence, focus, date)
    talked_about = _discusses(scene, sentence, focus)
    for token in between:
        noun = triggers.match_at(words, token) if talked_about else None
        if noun is not None and noun[1].pattern in {"noun", "visit"} and not noun[1].weak:
            return "," not in words[token : between.stop]  # 'membahas pertemuan Presiden X bulan depan'
        plan = scene.pack.contacts.status.match_at(words, token)
        purpose = words[token] in grammar.for_  # 'menjamu X untuk makan malam pada hari Senin'
        planned = plan is not None and plan[1] == ("planned",) and plan[0] in between and not purpose
        if plan is not None and planned and triggers.match_at(words, plan[0]) is not None:
            return "," not in words[plan[0] : between.stop]
        named = words[token] in grammar.around and scene.pack.places.forms.match_at(words, token + 1) is not None
        if named and "," not in words[token : between.stop]:
            return True  # 'pertemuan ketiga mereka setelah Bali pada 2022'
        if (words[token] in grammar.around or words[token] in grammar.bounds) and triggers.match_at(
            words, token + 1
        ) is not None:
            return token + 1 in between and "," not in words[token + 1 : between.stop]
    return False


def _discusses(scene: Scene, sentence: Sentence, focus: Span) -> bool:
    """Are the words of the contact only a verb of talking about something: 'membahas'?"""
    at = bisect_left(scene.story.tokens.starts, focus.start, sentence.first, sentence.last)
    verb = scene.pack.contacts.triggers.match_at(scene.words, at)
    return verb is not None and verb[1].weak and verb[1].pattern == "reciprocal"


def is_in_relative_clause(scene: Scene, sentence: Sentence, date: Span, focus: Span) -> bool:
    """'sepakat melanjutkan kontak yang dihentikan bulan lalu': a day of something else, unless a comma closes it."""
    if date.start < focus.end or scene.story.text[focus.end : date.start].rstrip().endswith((",", "(")):
        return False
    relatives = scene.pack.grammar.relatives
    between = _tokens_between(scene, sentence, focus, date)
    return any(scene.words[t] in relatives and scene.words[t - 1] != "," for t in between[1:])


def told_of_partner(scene: Scene, sentence: Sentence, date: Span, focus: Span) -> bool:
    """'bertemu dengan Sharaa, yang menjadi presiden setelah penggulingan Assad pada Desember': a day in his story."""
    between = _tokens_between(scene, sentence, focus, date)
    comma = next((t for t in reversed(between) if scene.words[t] == ","), None)
    return comma is not None and comma + 2 in between and scene.words[comma + 1] in scene.pack.grammar.relatives


def _tokens_between(scene: Scene, sentence: Sentence, before: Span, behind: Span) -> range:
    """The tokens of the sentence from the end of one place in the text to the start of a later one."""
    starts = scene.story.tokens.starts
    first = bisect_left(starts, before.end, sentence.first, sentence.last)
    return range(first, bisect_left(starts, behind.start, sentence.first, sentence.last))


def _is_behind_a_saying(scene: Scene, sentence: Sentence, date: Span, focus: Span) -> bool:
    """'… akan bertemu Putin, kata juru bicara, Senin (7/8)': the day of the words, whoever spoke them."""
    starts, said = scene.story.tokens.starts, scene.pack.dates.said
    return any(
        focus.end <= starts[token] < date.start and scene.words[token] in said and scene.words[token - 1] == ","
        for token in range(sentence.first + 1, sentence.last)
    )


def date_of_plan(scene: Scene, calendar: Calendar, sentence: Sentence, focus: Span) -> Timex | None:
    """'Pertemuan itu akan digelar di Praha, 15 Agustus': the day still to come that takes a plan up again."""
    date = own_date(scene, calendar, sentence.index, focus, planned=True)
    days = span_of_days(date.edtf) if date is not None else None
    published = calendar.days
    return date if days is not None and published is not None and days[1] > published[1] else None


def _is_of_the_telling(scene: Scene, calendar: Calendar, sentence: Sentence, date: Timex, focus: Span) -> bool:
    """'Trump mengatakan ia akan bertemu Putin, Sabtu (9/8).': the day of the words, where it isn't still to come."""
    text = scene.story.text
    told = any(sentence.span.start <= cue.start and cue.end <= focus.start for cue in calendar.cues)
    ends_it = not any(sign.isalnum() for sign in text[date.span.end : sentence.span.end])
    if not told or not ends_it or not text[sentence.span.start : date.span.start].rstrip().endswith(","):
        return False
    day = single_day(date.edtf)
    published = calendar.day
    return day is not None and (published is None or day <= published)


def _distance(span: Span, focus: Span) -> int:
    if span.start >= focus.end:
        return span.start - focus.end
    return 2 * (focus.start - span.end) + 10  # 'Pada Senin X mengumumkan akan bertemu pada Kamis': behind before ahead


def read_when(timex: Timex) -> When:
    return When(timex.edtf, timex.given, timex.basis, timex.evidence or (timex.span,), timex.conflict, timex.rule)


def without_season(when: When) -> When:
    """Of a season the year is kept: 'musim dingin 2018' is its January or its December."""
    if when.edtf is None or _SEASON.search(when.edtf) is None:
        return when
    return replace(when, edtf=_SEASON.sub(r"\1", when.edtf))


def publication_when(published: Published) -> When:
    """Reported as news without a date: about the day of publication."""
    edtf = published.edtf if published.edtf.endswith("~") or "/" in published.edtf else f"{published.edtf}~"
    spans = published.spans or ((published.span,) if published.span else ())
    if published.rule == STORY_TIME:
        return When(edtf, ("none",), "inferred", spans, None, "when the story plays")
    return When(edtf, ("none",), "publication", spans, None, "reported as news, without a date")


@lru_cache(maxsize=4096)  # an article's few dates are asked for again and again
def span_of_days(edtf: str | None) -> tuple[date, date] | None:
    """First and last day that an EDTF date or interval allows; None for sets, seasons, decades and unspecified ones."""
    parts = [part.partition("T")[0] for part in (edtf or "").split("/")]
    known = [days for part in parts if not _VAGUE.match(part) and (days := bounds(part)) is not None]
    return (min(days[0] for days in known), max(days[1] for days in known)) if known else None

"""The status that a contact has in the end, once its day is known.

"Menlu X bertemu Menlu Y, Jumat (14/3)", of 12 March                 ->  planned, "on a day after the article's"
"Rabu ia terbang ke Hanoi untuk menemui X", in Saturday's paper      ->  held, "on a day before the article's"
"""

from risalah.frame.drafts import Draft
from risalah.frame.parties import Scene
from risalah.frame.when import Calendar, span_of_days
from risalah.model.account import Status, When
from risalah.model.span import Span

AGREED_REACH = 3  # tokens of 'sepakat untuk kembali' before the words of a contact

Why = tuple[str, Span | None]  # the rule, and its words where any but those of the contact say so


def decide_status(draft: Draft, when: When | None, calendar: Calendar) -> tuple[Status, Why, When | None]:
    """The status and why, where a day before or after the article's decides; and when it was, or will be."""
    status = draft.status
    why = _why(draft, status)
    if when is not None and status == "held" and _is_plain(draft) and _is_after(when, calendar):
        if _takes_day_of_another(draft):
            return status, why, None
        status, why = "planned", ("on a day after the article's", when.spans[0])
    purpose = status == "planned" and all(candidate.purpose for candidate in draft.candidates)
    if when is not None and purpose and _is_before(when, calendar):
        status, why = "held", ("on a day before the article's", when.spans[0])
    if status == "planned" and draft.date is not None and _is_over(draft, calendar):
        # 'bertemu di Brasilia, Rabu (9/7). … kedua pemimpin rencananya memberi pernyataan', of 9 July
        status, why = "held", ("reported as a fact on a day that is told", draft.date.span)
    return status, why, when


def _why(draft: Draft, status: Status) -> Why:
    """The first report whose words give the status; none where it is plainly told."""
    if draft.settled is not None:
        return draft.settled.rule, draft.settled.span
    alike = [candidate.status for candidate in draft.candidates if candidate.status.status == status]
    told = next((reading for reading in alike if reading.span is not None), alike[0] if alike else draft.lead.status)
    return told.rule, told.span


def is_day_of_agreeing(scene: Scene, draft: Draft, calendar: Calendar) -> bool:
    """'Kolombia dan FARC, Senin, sepakat kembali berunding': the day, which is over, is the agreement's."""
    days = span_of_days(draft.date.edtf) if draft.date is not None else None
    agreed = scene.pack.contacts.agreeing & set(scene.words[max(0, draft.lead.first - AGREED_REACH) : draft.lead.first])
    past = days is not None and calendar.days is not None and days[1] < calendar.days[0]
    return draft.status == "planned" and past and bool(agreed)


def _is_plain(draft: Draft) -> bool:
    """Did no word of the text say that it has taken place?"""
    return all(c.status.span is None or c.status.status != "held" for c in draft.candidates)


def _takes_day_of_another(draft: Draft) -> bool:
    """'juga bertemu dengan X', with a day to come that was told of another's trip: it is not theirs."""
    by_verb = draft.lead.trigger.pattern in {"reciprocal", "active"}
    return draft.date is None and by_verb and not draft.lead.sentence.title


def _is_after(when: When, calendar: Calendar) -> bool:
    """A day after the article's is still to come, whatever the verb."""
    days = span_of_days(when.edtf) if when.basis != "publication" else None
    published = calendar.days
    return days is not None and published is not None and days[0] > published[1]


def _is_before(when: When, calendar: Calendar) -> bool:
    """A day before the article's is over."""
    days = span_of_days(when.edtf) if when.basis != "publication" else None
    published = calendar.days
    return days is not None and published is not None and days[1] < published[0]


def _is_over(draft: Draft, calendar: Calendar) -> bool:
    """Is the first report of the contact a plain one, with a day that is not after the article's?"""
    days = span_of_days(draft.date.edtf) if draft.date is not None else None
    plain = draft.lead.status.span is None and draft.lead.status.status == "held" and not draft.lead.sentence.title
    return plain and days is not None and calendar.days is not None and days[1] <= calendar.days[0]

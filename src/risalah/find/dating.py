"""Anchor temporal expressions: from what their words say to TIMEX3 values and EDTF dates.

    resolve([… 'Senin (21/11)' …], text=…, published=2016-11-22)  ->  Timex(value='2016-11-21', edtf='2016-11-21', …)

What a text leaves open stays open: a weekday in an article of unknown date is 'XXXX-WXX-1' with no EDTF date.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from risalah.find.dating_anchor import ONLY_YEAR, anchor_of, infer_published, time_of_story
from risalah.find.dating_context import Surroundings
from risalah.find.dating_resolver import Resolver
from risalah.find.dating_stretches import with_years_of_their_ends
from risalah.find.dating_years import Years
from risalah.find.timexes import recognise
from risalah.find.timexes_reading import FoundTimex
from risalah.lang.dates import DateGrammar
from risalah.model.document import Diagnostic, Published
from risalah.model.span import Span
from risalah.model.timex import TermEvidence, Timex

QUOTED = re.compile(r'["“”]([^"“”\n]{1,2000})["“”]')


@dataclass(frozen=True, slots=True)
class Dated:
    """`published` is what was given, or what the text allowed to infer; `time` that or else when the story plays."""

    timexes: tuple[Timex, ...]
    published: Published | None
    diagnostics: tuple[Diagnostic, ...] = ()
    time: Published | None = None


def resolve(
    found: Sequence[FoundTimex],
    *,
    text: str,
    published: Published | None,
    grammar: DateGrammar,
    terms: Sequence[TermEvidence] = (),
    quotes: Sequence[Span] = (),
    story: Sequence[Span] | None = None,
) -> Dated:
    """Resolve expressions of one text, in its order. `quotes` are the stretches between quotation marks.

    `story` are the stretches that tell of the article's own time (all of the text, if None): what stands elsewhere,
    as the headline of another article, may be younger or older.
    """
    around = Surroundings(text, grammar, sorted(quotes))
    found = with_years_of_their_ends(found, text, grammar)
    years: Years | None = None
    time = published
    if published is None or anchor_of(published) is None:
        years = Years.of(found, around, terms, [Span(0, len(text))] if story is None else story)
        inferred = infer_published(found, around, years)
        told = time_of_story(found, around, years) if inferred is None or inferred.rule == ONLY_YEAR else None
        published = None if told is not None else inferred or published
        time = told or published
    resolver = Resolver(found, around, anchor_of(time), years, grammar)
    timexes = tuple(resolver.timex(timex) for timex in found)
    return Dated(timexes, published, tuple(resolver.diagnostics), time)


def find_timexes(text: str, published: date | str | None, grammar: DateGrammar) -> Dated:
    """Recognise and resolve over a whole text, without a reading of its people or its layout."""
    given = None
    if published is not None:
        edtf = published if isinstance(published, str) else published.isoformat()
        given = Published(edtf, "metadata", None)
    found = recognise(text, [Span(0, len(text))], grammar)
    quotes = [Span(match.start(1), match.end(1)) for match in QUOTED.finditer(text)]
    return resolve(found, text=text, published=given, grammar=grammar, quotes=quotes)

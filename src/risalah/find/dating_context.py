"""What stands around a temporal expression: is its clause about the future, is it the day a report was carried?"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from risalah.lang.dates import DateGrammar
from risalah.model.span import Span

SINCE_REACH = 4  # words from 'sejak' over 'pertemuan mereka pada' to the day
CLAUSE_BACK, CLAUSE_AHEAD = 220, 90  # characters looked at on either side of an expression
PLAN_AHEAD = 120  # characters of a title and a name between the day and 'akan'
# One class of signs in front, so that the search runs over the letters between them at full speed.
SENTENCE_END = re.compile(r"[.!?…\n;\"“”](?:(?<=[\n;\"“”])|['\"”’)]*\s+(?=[^\W\d_a-z]))")
BEGINNING = re.compile(r"[.!?…\n;\"“”]\s|\n|\s[-–—]{1,2}\s")  # of a sentence, or behind a dateline
CLAUSE_END = re.compile(r"[.!?…,;\n\"“”]")
WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Surroundings:
    """Answers about the words around a span of one text."""

    text: str
    grammar: DateGrammar
    quotes: Sequence[Span] = ()
    _words: dict[Span, tuple[list[str], list[str]]] = field(default_factory=dict)

    def is_future(self, span: Span) -> bool:
        """A word before it in the sentence, or close behind it, puts the expression ahead."""
        before, after = self.around(span)
        grammar = self.grammar
        if self._closes_saying(span, before) or not grammar.overtaken.isdisjoint(before):
            return False
        closes = self._stands_closing(span)
        for word in reversed(before):
            if word in grammar.future and not (closes and (grammar.value("event", (word,)) or 0) != 0):
                return True
            if word in grammar.said or word in grammar.carried:
                break  # 'akan dibahas besok, kata Menlu di Jakarta, Senin': Monday is when it was said
        return not grammar.future.isdisjoint(after[:5]) or self._opens_plan(span)

    def _opens_plan(self, span: Span) -> bool:
        """'Jumat, Wakil Menteri Luar Negeri X akan menemui …': a day before a comma, and what is to come behind it."""
        after = self.text[span.end : span.end + PLAN_AHEAD]
        before = BEGINNING.split(self.text[max(0, span.start - PLAN_AHEAD) : span.start])[-1]
        if not after.lstrip().startswith(",") or len(before.split()) > 1:  # 'Pada Jumat, …'
            return False
        stop = SENTENCE_END.search(after)
        for word in WORD.findall((after[: stop.start()] if stop else after).lower()):
            if word in self.grammar.said or word in self.grammar.carried:
                return False
            if word in self.grammar.future:
                return True
        return False

    def _closes_saying(self, span: Span, before: list[str]) -> bool:
        """'Jubir mengatakan pertemuan itu akan …, Kamis (6/3/2025).': behind a comma, at the end: the day of saying."""
        return self._stands_closing(span) and not self.grammar.said.isdisjoint(before)

    def _stands_closing(self, span: Span) -> bool:
        """'… menjelang berakhirnya KTT di Seoul, Sabtu (1/11).': behind a comma, at the end of its sentence."""
        if not self.text[max(0, span.start - 3) : span.start].rstrip().endswith(","):
            return False
        behind = self.text[span.end : span.end + 2].strip()
        return behind[:1] in {"", "."}

    def opens_ahead(self, span: Span) -> bool:
        """'di tahun 2018, akan diluncurkan', 'Sehari sebelumnya, ia akan …': ahead by the verb."""
        after = self.text[span.end : span.end + CLAUSE_AHEAD]
        stop = SENTENCE_END.search(after)
        words = WORD.findall((after[: stop.start()] if stop else after).lower())
        return self.is_future(span) or not self.grammar.future.isdisjoint(words[:5])

    def is_carried(self, span: Span) -> bool:
        """'dikutip dari Reuters, Senin (21/11)': the day of a report."""
        before, _ = self.around(span)
        return not self.grammar.carried.isdisjoint(before[-9:])

    def is_said(self, span: Span) -> bool:
        """'kata Menlu Retno di Jakarta, Jumat (11/8)': the day of an utterance."""
        before, _ = self.around(span)
        return not self.grammar.said.isdisjoint(before[-14:])

    def is_until(self, span: Span) -> bool:
        """'hingga Maret 2018'."""
        before, _ = self.around(span)
        return bool(before) and before[-1] in self.grammar.until

    def is_past(self, span: Span) -> bool:
        """'sejak awal 2017'."""
        before, _ = self.around(span)
        return bool(before) and before[-1] in self.grammar.past

    def is_since(self, span: Span) -> bool:
        """'sejak KTT 27 April', 'sejak pertemuan pada 3 Mei'."""
        before, _ = self.around(span)
        return not self.grammar.since.isdisjoint(before[-SINCE_REACH:])

    def in_one_sentence(self, first: Span, last: Span) -> bool:
        """Whether no sentence ends between two spans."""
        return SENTENCE_END.search(self.text, first.end, last.start) is None

    def quote_of(self, span: Span) -> Span | None:
        """The quotation that holds a span."""
        place = bisect_right(self.quotes, span.start, key=lambda quote: quote.start) - 1
        return self.quotes[place] if place >= 0 and self.quotes[place].contains(span) else None

    def around(self, span: Span) -> tuple[list[str], list[str]]:
        """Words of the same sentence before and after a span, lower case."""
        found = self._words.get(span)
        if found is None:
            low = max(0, span.start - CLAUSE_BACK)
            before = self.text[low : span.start]
            cut = 0
            for match in SENTENCE_END.finditer(before):
                cut = match.end()
            after = self.text[span.end : span.end + CLAUSE_AHEAD]
            stop = CLAUSE_END.search(after)
            ahead = after[: stop.start()] if stop else after
            found = (WORD.findall(before[cut:].lower()), WORD.findall(ahead.lower()))
            self._words[span] = found
        return found

"""Milestones of a pack: what has a known beginning, so that an article which tells of it isn't older.

grammar.milestones.latest("… didukung kekuatan udara Rusia, menyerang Aleppo di Suriah …", span)
    ->  (date(2015, 9, 30), the span of 'kekuatan udara Rusia')
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from risalah.errors import PackError
from risalah.lang.tables import read_csv, split_list
from risalah.model.span import Span

JOINT = " + "  # between words that stand in one sentence
SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s+(?=[^\W\d_a-z])|\n")
WORD = re.compile(r"\w+")
SENTENCE = 300  # characters on either side in which the words of one sentence are looked for


@dataclass(frozen=True, slots=True)
class Milestone:
    """`beside`: the other words that must stand in the sentence, folded to lower case."""

    first: date
    beside: tuple[str, ...]


@dataclass(frozen=True)
class Milestones:
    by_phrase: Mapping[str, tuple[Milestone, ...]]  # by the first of their words, in lower case
    phrases: Mapping[str, re.Pattern[str]]  # by the word that they begin with: tried only where it stands

    def latest(self, text: str, within: Span) -> tuple[date, Span] | None:
        """The latest milestone that a stretch of a text tells of, with its words; the first of several such."""
        found: tuple[date, Span] | None = None
        for match in self._matches(text, within):
            # a letter like the long s fits a pattern of any case, and is no small letter of the table's
            for milestone in self.by_phrase.get(" ".join(match[0].lower().split()), ()):
                if found is not None and milestone.first <= found[0]:
                    continue
                if not milestone.beside or _stand_beside(milestone.beside, text, match.span(), within):
                    found = milestone.first, Span(*match.span())
        return found

    def _matches(self, text: str, within: Span) -> Iterator[re.Match[str]]:
        words = WORD.findall(text, within.start, within.end)
        if self.phrases.keys().isdisjoint(map(str.lower, words)):  # nearly always, and told in one go
            return
        end = within.start
        for word in WORD.finditer(text, within.start, within.end):
            pattern = self.phrases.get(word[0].lower())
            if pattern is None or word.start() < end:
                continue
            match = pattern.match(text, word.start(), within.end)
            if match is not None:
                end = match.end()
                yield match


def load_milestones(folder: Traversable) -> Milestones:
    """Read milestones.csv. Raises PackError with file and line."""
    by_phrase: dict[str, list[Milestone]] = {}
    names: set[str] = set()
    for line, row in read_csv(folder, "milestones.csv", ("milestone", "first", "words")):
        where = f"milestones.csv:{line}"
        if row["milestone"] in names or not row["words"]:
            raise PackError(f"{where}: no words, or given twice: {row['milestone']!r}")
        names.add(row["milestone"])
        try:
            first = date.fromisoformat(row["first"])
        except ValueError as error:
            raise PackError(f"{where}: first is YYYY-MM-DD, not {row['first']!r}") from error
        for words in split_list(row["words"]):
            phrase, *beside = (part.strip().lower() for part in words.split(JOINT))
            milestone = Milestone(first, tuple(beside))
            if any(other.beside == milestone.beside for other in by_phrase.setdefault(phrase, [])):
                raise PackError(f"{where}: {words!r} stands twice")
            by_phrase[phrase].append(milestone)
    by_opening: dict[str, list[str]] = {}
    for phrase in sorted(by_phrase):
        by_opening.setdefault(WORD.findall(phrase)[0], []).append(phrase)
    return Milestones(
        {phrase: tuple(found) for phrase, found in by_phrase.items()},
        {opening: _any_of(phrases) for opening, phrases in by_opening.items()},
    )


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    written = (r"\s".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
    return re.compile(rf"(?:{'|'.join(written)})\b", re.IGNORECASE)


def _stand_beside(words: Sequence[str], text: str, place: tuple[int, int], within: Span) -> bool:
    before = text[max(within.start, place[0] - SENTENCE) : place[0]]
    after = text[place[1] : min(within.end, place[1] + SENTENCE)]
    begin = max((match.end() for match in SENTENCE_END.finditer(before)), default=0)
    end = SENTENCE_END.search(after)
    sentence = f"{before[begin:]} {after[: end.start()] if end else after}".lower()
    return all(word in sentence for word in words)

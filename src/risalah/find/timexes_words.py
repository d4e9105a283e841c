"""The words that a rule matched, by the names of its slots, as figures and values of the pack."""

import re
from collections.abc import Sequence, Set

from risalah.lang.daterules import Rule
from risalah.lang.dates import DateGrammar
from risalah.lang.datewords import Value, straight


class Words:
    """One match of a rule. Slots are read with `words`, `figure`, `value` and `number`; an empty slot gives None."""

    def __init__(self, pieces: Sequence[str], match: re.Match[str], rule: Rule, grammar: DateGrammar) -> None:
        self._pieces, self._rule, self._grammar = pieces, rule, grammar
        spans = match.regs
        self._spans = {name: spans[group] for group, name in rule.groups if spans[group][0] >= 0}
        self._words: dict[str, tuple[str, ...]] = {}

    def words(self, slot: str) -> tuple[str, ...] | None:
        """The words and figures in a slot, lower case, without signs."""
        span = self._spans.get(slot)
        if span is None:
            return None
        found = self._words.get(slot)
        if found is None:
            pieces = self._pieces[span[0] : span[1]]
            found = self._words[slot] = tuple([straight(piece).lower() for piece in pieces if piece[0].isalnum()])
        return found

    def has(self, slot: str) -> bool:
        return slot in self._spans

    def has_any(self, slots: Set[str]) -> bool:
        return not slots.isdisjoint(self._spans)

    def constant(self, slot: str) -> Value | None:
        return self._rule.constants.get(slot)

    def figure(self, slot: str) -> int | None:
        """A slot that holds a single run of figures."""
        if slot not in self._spans:
            return None
        found = self.words(slot)
        return int(found[0]) if found and found[0].isdigit() else None

    def value(self, slot: str, *lists: str) -> Value | None:
        """What the words in a slot stand for in the first of the lists that has them."""
        if slot not in self._spans:  # most slots of a rule are empty: the quick way out
            return None
        found = self.words(slot)
        if found is None:
            return None
        for name in lists:
            value = self._grammar.value(name, found)
            if value is not None:
                return value
        return None

    def number(self, slot: str) -> float | None:
        """A number in figures ('2,5') or in words ('dua puluh lima', 'satu setengah')."""
        found = self.words(slot)
        if not found:
            return None
        if found[0].isdigit():
            if len(found) == 1:
                return int(found[0])
            first, last = self._spans[slot]
            if len(found[1]) == 3 and "," not in self._pieces[first:last]:  # '1.200'; '12,345' is a fraction
                return int(found[0] + found[1])
            return float(f"{found[0]}.{found[1]}")
        return number_words(found, self._grammar)


def number_words(words: Sequence[str], grammar: DateGrammar) -> float | None:
    """The number that words spell, None if they spell none."""
    total = current = 0.0
    for word in words:
        value, scale = grammar.value("numword", (word,)), grammar.value("numscale", (word,))
        if isinstance(value, (int, float)):
            current += value
        elif isinstance(scale, int):
            if grammar.value("teen", (word,)):
                current += 10
            elif scale == 1000:
                total += max(current, 1) * scale
                current = 0
            elif scale == 100:
                current = max(current, 1) * scale
            else:  # 'dua puluh' after hundreds: only the last digit is multiplied
                units = current % 10
                current = current - units + units * scale
        else:
            return None
    return total + current or None

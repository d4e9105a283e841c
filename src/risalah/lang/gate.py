"""A quick look at the raw bytes of a page: can there be a contact between two sides in it?

    gate.passes(b"<html>... Menlu Peru menemui sejawatnya dari Rusia ...")  ->  True

The look costs a small part of parsing a page. It asks for words that report contacts, for sides other than the pack's
own country, and for offices or institutions, anywhere in the bytes, menus included: a football page has the first two,
a company's page the first and the last. It lets too much through rather than too little.
"""

from collections.abc import Iterable
from importlib.resources.abc import Traversable

import msgspec
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from risalah.lang.tables import read_csv, read_toml, split_list

_SHORT = 4  # letters: such forms stand inside many other words ('iran' in 'kehadiran')
_ABBREVIATION = 3  # letters: such forms count in capitals only
_SIDES = 2
_MANY_SIDES = 6  # so many sides need no office beside them


class _Trigger(msgspec.Struct):
    forms: list[str]


class _Contacts(msgspec.Struct):
    trigger: list[_Trigger]


class Gate:
    """Built once from a pack's tables; `passes` may be called from any thread."""

    def __init__(self, contacts: Iterable[str], sides: Iterable[str], offices: Iterable[str]) -> None:
        words: dict[str, set[int]] = {}
        capitals: dict[str, set[int]] = {}
        for kind, forms in enumerate((contacts, sides, offices)):
            for form in forms:
                if len(form) > _ABBREVIATION:
                    words.setdefault(form.lower(), set()).add(kind)
                elif form.isupper():
                    capitals.setdefault(form, set()).add(kind)
        self._looks = (_Look(words), _Look(capitals))

    def passes(self, raw: bytes) -> bool:
        """Whether a page with these bytes (UTF-8, or another encoding that holds ASCII) must be read."""
        seen = [0, 0, 0]
        # Abbreviations are looked for in capitals, in the bytes as they stand, and only where the words alone don't do.
        for look, data in zip(self._looks, (raw.lower(), raw), strict=True):
            for index, start, end in look.automaton.find_matches_as_indexes(data):
                if end - start <= _SHORT and not _stands_alone(data, start, end):
                    continue
                for kind in look.kinds[index]:
                    seen[kind] += 1
                if seen[0] and seen[1] >= _SIDES and (seen[2] or seen[1] >= _MANY_SIDES):
                    return True
            if not seen[0]:
                break  # no contact is reported in capitals alone
        # Pages in UTF-16 and the like hold none of these bytes: they are let through.
        return raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in raw[:64]


class _Look:
    def __init__(self, words: dict[str, set[int]]) -> None:
        forms = sorted(words)
        self.kinds = [tuple(sorted(words[form])) for form in forms]
        self.automaton = BytesAhoCorasick([form.encode() for form in forms], matchkind=MatchKind.LeftmostLongest)


def _stands_alone(data: bytes, start: int, end: int) -> bool:
    return not data[start - 1 : start].isalpha() and not data[end : end + 1].isalpha()


def load_gate(folder: Traversable, home_side: str) -> Gate:
    """The gate of a pack, from the tables of contacts, sides, titles and institutions. Raises PackError."""
    triggers = read_toml(folder, "contacts.toml", _Contacts).trigger
    sides = [
        row["name"] for _, row in read_csv(folder, "sides.csv", ("code", "kind", "name")) if row["code"] != home_side
    ]
    for _, row in read_csv(folder, "side_forms.csv", ("code", "form", "exact", "forms")):
        if row["code"] not in ("", home_side):
            sides.extend(split_list(row["forms"]))
    offices: list[str] = []
    for _, row in read_csv(folder, "titles.csv", ("office", "kind", "side", "capital", "open", "forms")):
        if row["kind"] in ("office", "institution-head"):
            offices.extend(split_list(row["forms"]))
    for _, row in read_csv(folder, "institutions.csv", ("kind", "side", "home", "exact", "open", "forms")):
        offices.extend(split_list(row["forms"]))
    return Gate((form for trigger in triggers for form in trigger.forms), sides, offices)

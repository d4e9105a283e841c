"""The part of a pack that knows dates: words, rules, holidays, gatherings, landmarks and milestones.

load_dates(folder)  ->  DateGrammar, or PackError with file and line
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from risalah.errors import PackError
from risalah.lang.daterules import Rule, RuleEntry, compile_rules
from risalah.lang.datewords import CURRENCY, OTHER, DateWords, Value, WordList, load_words
from risalah.lang.gatherings import Gatherings, Landmark, load_gatherings, load_landmarks
from risalah.lang.milestones import Milestones, load_milestones
from risalah.lang.phrases import PhraseTable
from risalah.lang.tables import read_toml

FIXED_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class _Calendar(msgspec.Struct, forbid_unknown_fields=True):
    country: str
    language: str
    names: dict[str, str]


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    list: list[WordList]
    years: tuple[int, int]
    fixed: dict[str, str]
    calendar: _Calendar


class _Rules(msgspec.Struct, forbid_unknown_fields=True):
    macros: dict[str, str]
    rule: list[RuleEntry]


@dataclass(frozen=True)
class HolidayCalendar:
    """Holidays of a pack: `fixed` days of every year; `names` under which the calendar library has the others."""

    country: str
    language: str
    fixed: Mapping[str, tuple[int, int]]
    names: Mapping[str, str]


@dataclass(frozen=True)
class DateGrammar:
    """All that a pack knows of dates.

    `rules` are keyed by the class character that they may begin with; `starts` finds such a character in a string of
    class characters. `not_before` and `not_after` say what may not stand directly around a reading of figures.
    """

    words: DateWords
    rules: Mapping[str, tuple[Rule, ...]]
    starts: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    figures: frozenset[str]
    holidays: HolidayCalendar
    future: frozenset[str]
    overtaken: frozenset[str]  # 'semula': what was planned then is past or called off
    carried: frozenset[str]  # 'dikutip': the day is the report's
    said: frozenset[str]  # 'kata': the day is the utterance's
    until: frozenset[str]
    joined: frozenset[str]  # between two dates that share a year: 'hingga', 'dan'
    past: frozenset[str]  # 'sejak', 'pada': a year after it is one that the text looks back on
    since: frozenset[str]  # behind one of these a day is over
    gatherings: Gatherings
    landmarks: PhraseTable[Landmark]
    milestones: Milestones
    years: range  # of the news that the pack can read

    def value(self, name: str, phrase: tuple[str, ...]) -> Value | None:
        """What a phrase stands for in a list of the pack."""
        return self.words.lists[name].get(phrase)


def load_dates(folder: Traversable) -> DateGrammar:
    """Read the date files of a pack, its gatherings, landmarks and milestones. Raises PackError."""
    file = read_toml(folder, "dates.toml", _Words)
    words = load_words(file.list)
    rule_file = read_toml(folder, "dates_rules.toml", _Rules)
    rules = compile_rules(words, rule_file.macros, rule_file.rule)
    figures, blocker, measure = (words.members[name] for name in ("figures", "blocker", "measure"))
    letters = "".join(sorted(set(words.code.values()) - set(figures) - set(".,/:|-' \n()%$;"))) + OTHER
    starts = "".join(re.escape(sign) for sign in sorted(rules) if sign != " ")
    number_before = rf"(?<![{letters}-])[{figures}] "
    glued = rf"[{letters}{CURRENCY}]|[{letters}]-|[{figures}][./:,-]|/"
    counted = rf"[{blocker}]\.? ?|{re.escape(CURRENCY)} ?"
    return DateGrammar(
        words=words,
        rules=rules,
        starts=re.compile(f"[{starts}]"),
        not_before=re.compile(rf"(?:{glued}|{counted}|{number_before})$"),
        not_after=re.compile(rf"[./:,-][{figures}]|[{letters}]| ?%| ?[{measure}]|[/-][{letters}]"),
        figures=frozenset(figures),
        holidays=_holidays(file),
        future=_single_words(words, "future"),
        overtaken=_single_words(words, "overtaken"),
        carried=_single_words(words, "carried"),
        said=_single_words(words, "said"),
        until=_single_words(words, "until"),
        joined=_single_words(words, "to"),
        past=_single_words(words, "before_past"),
        since=_single_words(words, "since"),
        gatherings=load_gatherings(folder),
        landmarks=load_landmarks(folder),
        milestones=load_milestones(folder),
        years=range(file.years[0], file.years[1] + 1),
    )


def _holidays(file: _Words) -> HolidayCalendar:
    fixed: dict[str, tuple[int, int]] = {}
    for name, day in file.fixed.items():
        if not FIXED_DAY.fullmatch(day):
            raise PackError(f"dates.toml: the day of {name!r} must be MM-DD, not {day!r}")
        fixed[name] = (int(day[:2]), int(day[3:]))
    return HolidayCalendar(file.calendar.country, file.calendar.language, fixed, file.calendar.names)


def _single_words(words: DateWords, name: str) -> frozenset[str]:
    return frozenset(" ".join(phrase) for phrase in words.lists[name])

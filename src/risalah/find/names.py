"""Where the name of a person begins and ends.

    'Retno LP Marsudi' · 'Ban Ki-moon' · 'Joseph F. Dunford, Jr' · 'Salman bin Abdulaziz Al Saud'

'Putin-Kerry' is two names; an acronym, a weekday or a country is none.
"""

from risalah.find.sides import plain_side, read_side
from risalah.find.view import View

LONGEST_NAME = 7  # tokens that count as words
QUOTE_SIGNS = frozenset("\"'“”‘’")
NICKNAME_REACH = 4  # '(Jokowi)'


def name_after(view: View, at: int, *, after_title: bool) -> tuple[int, int, tuple[str, ...]] | None:
    """(first, last, table ids) of the name that begins at a token, or after a comma behind a title."""
    start = at
    comma = after_title and start < view.last and view.words[start] in {",", ":"}
    if comma and view.headline:
        return None  # 'Junta Tolak Delegasi ECOWAS, Nuland Pulang': in a headline the next clause
    if comma:
        start += 1
    if after_title and start < view.last:
        title = view.title_at(start)
        if title is not None and title[1].kind in {"rank", "honorific"}:
            start = title[0]
    if start >= view.last or not view.capitals[start]:
        return None
    if after_title and _opens_with_initials(view, start):
        rest = name_after(view, start + 1, after_title=False)
        known = rest is not None and (rest[2] or rest[0] != start + 1)
        return rest if known or rest is None else (start, rest[1], ())
    found = view.pack.people.aliases.match_at(view.words, start)
    known_end = found[0] if found and found[0] <= view.last and all_capital(view, start, found[0]) else start
    end = _run_end(view, start, known_end)
    if end <= start:
        return None
    if found is not None and (known_end == end or _only_adds_family(view, start, known_end)):
        return start, end, found[1]
    if any(word in QUOTE_SIGNS for word in view.words[start:end]):
        return start, end, _ids_without_nickname(view, start, end)
    family = view.pack.people.families.match_at(view.words, start) if after_title and end - start == 1 else None
    if family is not None and family[0] == end:
        return start, end, family[1]
    if family is None and after_title and end - start == 1 and view.words[start] in view.pack.people.endings:
        return start, end, view.pack.people.endings[view.words[start]]
    if comma and known_end == start and end - start == 1 and not _opens_apposition_name(view, start, end):
        return None
    person = view.pack.people.spellings.person_of(view.words[start:end])
    return start, end, () if person is None else (person,)


def _only_adds_family(view: View, first: int, known_end: int) -> bool:
    """'Mohammed bin Salman Al Saud': a known name of several words, then a particle with more of the family's name."""
    return known_end - first > 1 and known_end < view.last and view.words[known_end] in view.pack.names.particles


def all_capital(view: View, first: int, last: int) -> bool:
    """Do both ends of a name have capitals? 'Ban Ki-moon' ends without one."""
    both = view.capitals[first] and view.capitals[last - 1]
    return both or view.words[last - 2 : last - 1] == ["-"]


def close_parenthesis(view: View, at: int) -> int:
    """'Joko Widodo (Jokowi)': the nickname belongs to the mention."""
    if at < view.last and view.words[at] == "(":
        for end in range(at + 1, min(at + NICKNAME_REACH, view.last)):
            if view.words[end] == ")":
                named = all(view.capitals[n] for n in range(at + 1, end)) and end > at + 1
                if named and plain_side(view, at + 1) is None:
                    return end + 1
                break
    return at


def _ids_without_nickname(view: View, start: int, end: int) -> tuple[str, ...]:
    """'Joko "Jokowi" Widodo' is in the tables as 'Joko Widodo'."""
    opening = next(t for t in range(start, end) if view.words[t] in QUOTE_SIGNS)
    plain = [*view.words[start:opening], *view.words[opening + 3 : end]]
    found = view.pack.people.aliases.match_at(plain, 0)
    return found[1] if found is not None and found[0] == len(plain) else ()


def _opens_apposition_name(view: View, start: int, end: int) -> bool:
    """After a comma one unknown capitalised word is a name only where the sentence goes on ('…, Trump, telah …')."""
    return view.pack.places.forms.match_at(view.words, start) is None and (
        end < view.last and (view.words[end] == "," or view.words[end] in view.pack.grammar.adverbs)
    )


def _opens_with_initials(view: View, at: int) -> bool:
    """'Menlu SM Krishna', 'Presiden BJ Habibie': two capitals that stand for the first names."""
    written = view.story.written(at)
    if len(written) != 2 or not written.isalpha() or not written.isupper() or at + 1 >= view.last:
        return False
    return view.story.written(at + 1).istitle() and read_side(view, at) is None and not _shouting(view, at)


def _run_end(view: View, start: int, known_end: int) -> int:
    """Where the run of name-like tokens ends; at least `known_end`."""
    names = view.pack.names
    position, end, count = start, start, 0
    while position < view.last and count < LONGEST_NAME:
        word = view.words[position]
        inside_known = position < known_end
        if inside_known or _is_name_word(view, position, first=position == start):
            count += 1
            position += 1
            end = position
            if position < view.last and view.words[position] == "." and _takes_full_stop(view, position):
                position += 1
                end = position
        elif word in QUOTE_SIGNS and count and (behind := _nickname_end(view, position)) is not None:
            position = behind
        elif word == "-" and _glued(view, position) and count:
            position += 2
            end = position
            count += 1
        elif count and word in names.particles and _particle_goes_on(view, position):
            position += 1
        elif count and word == "," and position + 1 < view.last and view.words[position + 1] in names.suffixes:
            position += 2
            end = position
        else:
            break
    return max(end, known_end)


def _nickname_end(view: View, at: int) -> int | None:
    """'Joko "Jokowi" Widodo': the token behind a nickname in quotation marks, where the name goes on."""
    if at + 3 < view.last and view.words[at + 2] in QUOTE_SIGNS and _is_name_word(view, at + 3, first=False):
        return at + 3
    return None


def _is_name_word(view: View, at: int, *, first: bool) -> bool:
    word = view.words[at]
    if not view.capitals[at] or not word[0].isalpha():
        return False
    if word in view.pack.names.never and not _opens_given_name(view, at):
        return False
    if word in view.pack.grammar.active_verbs:  # 'Dubes X Bersama Pengusaha Temui Prabowo'
        return False
    if view.headline and word not in view.known_words:
        return False
    if is_other_word(view, at) and (first or not _is_more_of_name(view, at)):
        return False
    written = view.story.written(at)
    if len(written) > 2 and written.isupper() and not _shouting(view, at):
        return False  # an acronym
    return not (len(written) == 2 and written.isupper() and first)


def _opens_given_name(view: View, at: int) -> bool:
    """'Kim Sang-woo': a syllable that is a word otherwise; not 'Negara-negara', which is a plural."""
    if at + 2 >= view.last or view.words[at + 1] != "-" or not _glued(view, at + 1):
        return False
    second = view.words[at + 2]
    return second.isalpha() and not view.capitals[at + 2] and not second.startswith(view.words[at])


def _is_more_of_name(view: View, at: int) -> bool:
    """'Abdullatif Al Sheikh', 'Mansyur Pangeran': a form of address behind a particle, or that ends it.

    So is 'Wagner' in 'Therese Kayikwamba Wagner', a group's name that people bear too.
    """
    if view.words[at] in view.pack.names.group_surnames:
        return True
    title = view.title_at(at)
    if title is None or title[1].kind not in {"rank", "honorific"}:
        return False
    ends = title[0] == at + 1 and not (at + 1 < view.last and view.capitals[at + 1])
    return view.words[at - 1] in view.pack.names.particles or ends


def is_other_word(view: View, at: int) -> bool:
    """Does a title, a side or an institution begin here?"""
    if view.title_at(at) is not None:
        return True
    side = read_side(view, at)
    return side is not None and side.form != "epithet"


def _shouting(view: View, at: int) -> bool:
    neighbours = [n for n in (at - 1, at + 1) if 0 <= n < len(view.words) and view.words[n][0].isalpha()]
    return bool(neighbours) and all(view.story.written(n).isupper() for n in neighbours)


def _takes_full_stop(view: View, at: int) -> bool:
    """'Joseph F. Dunford', 'St. Petersburg', 'Jr.'"""
    previous = view.words[at - 1]
    if previous in view.pack.names.suffixes:
        return at + 1 < view.last and not view.story.written(at + 1)[0].isupper()  # 'Teodoro Locsin Jr., dan …'
    short = len(previous) == 1 or previous in view.pack.sentences.abbreviations
    return short and at + 1 < view.last and view.capitals[at + 1]


def _glued(view: View, at: int) -> bool:
    starts, ends = view.story.tokens.starts, view.story.tokens.ends
    return (
        0 < at < view.last - 1
        and starts[at] == ends[at - 1]
        and starts[at + 1] == ends[at]
        and view.words[at + 1][0].isalpha()
        and read_side(view, at + 1) is None
        and (view.capitals[at + 1] or len(view.words[at + 1]) <= 6 or view.words[at - 1] in view.pack.names.particles)
        and view.words[at + 1] != view.pack.grammar.enclitic
        and not (view.capitals[at + 1] and (_are_two_people(view, at) or _opens_title(view, at + 1)))
    )


def _opens_title(view: View, at: int) -> bool:
    """'Kaisar Naruhito-Permaisuri Masako': behind the hyphen a second title, not more of the name."""
    title = view.title_at(at)
    return title is not None and title[1].kind == "office" and view.words[at - 2] not in view.pack.names.particles


def _are_two_people(view: View, at: int) -> bool:
    """'Putin-Kerry', 'Obama-Xi': names known alone or as surnames on both sides of the hyphen; not 'al-Attiyah'."""
    if view.words[at - 1] in view.pack.names.particles:
        return False
    known = view.pack.people.aliases.match_at(view.words, at + 1) is not None
    goes_on = at + 2 < view.last and _is_name_word(view, at + 2, first=False)  # 'Jean-Paul Mbarga' is one
    return known or (_is_family(view, at - 1) and _is_family(view, at + 1) and not goes_on)


def _is_family(view: View, at: int) -> bool:
    return view.pack.people.families.match_at(view.words, at) is not None


def _particle_goes_on(view: View, at: int) -> bool:
    following = at + 1
    if following < view.last and view.words[following] == "-":
        following += 1
    if following + 1 < view.last and view.words[following] in view.pack.names.particles:  # 'Hendrik van der Meer'
        following += 1
    return following < view.last and _is_name_word(view, following, first=False)

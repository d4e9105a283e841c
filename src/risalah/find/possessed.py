"""The one who holds an office of the side named right before: 'Taliban lewat juru bicaranya, Zabihullah Mujahid'."""

from collections.abc import Sequence

from risalah.find.names import name_after
from risalah.find.view import View
from risalah.lang.titles import TitleForm
from risalah.model.mention import Mention

LONGEST_TITLE = 5  # words of 'utusan khusus presidennya'
OWNER_REACH = 3  # tokens from the side to its officer: ', melalui menterinya'


def read_possessed(view: View, at: int, found: Sequence[Mention]) -> Mention | None:
    """The mention that a title ending in '-nya' opens at a token, where a name follows; `found`: those before it."""
    owner = found[-1] if found else None
    if owner is None or owner.sentence != view.sentence.index or at - owner.last > OWNER_REACH:
        return None
    if owner.side is None or owner.kind not in {"side", "role", "person"}:
        return None
    if not all(word.isalpha() or word == "," for word in view.words[owner.last : at]):
        return None
    title = _possessed_title(view, at)
    if title is None:
        return None
    end, form = title
    name = name_after(view, end, after_title=True)
    if name is None:
        return None
    return Mention(
        at,
        name[1],
        view.story.span(at, name[1]),
        "person",
        view.sentence.index,
        name=(name[0], name[1]),
        person_ids=name[2],
        side=owner.side,
        office=form.office,
        title=form.kind,
        rule="title of the side before",
        entry=form.entry,
    )


def _possessed_title(view: View, at: int) -> tuple[int, TitleForm] | None:
    """The title at a token whose last word ends in '-nya', and the token behind it."""
    enclitic = view.pack.grammar.enclitic
    for end in range(at + 1, min(at + LONGEST_TITLE, view.last) + 1):
        word = view.words[end - 1]
        if not word.isalpha():
            return None
        if word.endswith(enclitic) and len(word) > len(enclitic):
            bare = [*view.words[at : end - 1], word.removesuffix(enclitic)]
            match = view.pack.titles.match_at(bare, 0)
            whole = match is not None and match[0] == len(bare) and match[1].kind == "office" and not match[1].capital
            return (end, match[1]) if match is not None and whole else None
    return None

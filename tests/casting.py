"""Small texts read as far as the finding stage: what tests of mentions and actors build on."""

from functools import lru_cache

from risalah.find.actors import cast_story
from risalah.find.clusters import group_names
from risalah.find.mentions import find_mentions
from risalah.find.story import tell
from risalah.lang.pack import Pack, load_pack
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Story


@lru_cache(maxsize=1)
def pack() -> Pack:
    return load_pack("id")


def story_of(text: str, title: str = "") -> Story:
    """The story of a text, one paragraph to a line, with a headline before it if one is given."""
    whole = f"{title}\n{text}" if title else text
    spans, position = [], 0
    for line in whole.split("\n"):
        if line.strip():
            spans.append(Span(position, position + len(line)))
        position += len(line) + 1
    return tell(whole, spans[1:] if title else spans, spans[0] if title else None, pack().sentences, pack().grammar)


def cast_of(text: str, title: str = "") -> tuple[Story, Cast]:
    story = story_of(text, title)
    return story, cast_story(story, group_names(story, find_mentions(story, pack())), pack())


def named(text: str, title: str = "") -> list[str]:
    """What the text names, as "name | side | office"."""
    _, cast = cast_of(text, title)
    found = []
    for number, mention in enumerate(cast.mentions):
        if mention.kind in {"group", "pronoun"}:
            found.append(mention.kind)
            continue
        actor = cast.actor(number)
        side = cast.side_of[number]
        if side is None and cast.actor(number) is None:
            continue
        name = actor.name if actor is not None else "-"
        found.append(f"{name} | {side or ''} | {cast.office_of[number] or ''}".strip())
    return found

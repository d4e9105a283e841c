"""Where the paper writes from, as the place before its first sentence tells it."""

from risalah.lang.pack import Pack
from risalah.lang.tokens import phrase_words
from risalah.model.story import Story


def country_of_dateline(story: Story, pack: Pack) -> str | None:
    """'RANGOON, Warta Buana - …' -> 'MMR'; None for a town at home, one that no table knows, and no dateline."""
    words = phrase_words(story.dateline.read(story.text)) if story.dateline is not None else ()
    place = pack.places.forms.match_at(words, 0)
    country = place[1].country if place is not None else None
    return country if country != pack.home_side else None

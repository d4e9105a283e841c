"""Who carried these very words: an agency, a platform, a newspaper, or somebody who repeats them.

'"Kami siap," kata Kim seperti dikutip Yonhap'            ->  Yonhap
'mengatakan kepada kantor berita Montsame bahwa …'        ->  Montsame
'"Bali siap," kata Hasto menirukan ucapan Megawati'       ->  Hasto Kristiyanto
"""

from collections.abc import Iterator, Sequence

from risalah.find.statements_drafts import Draft
from risalah.lang.pack import Pack
from risalah.model.account import Carrier
from risalah.model.mention import Cast
from risalah.model.span import Span
from risalah.model.story import Story

NAME_REACH = 5  # tokens of a carrier's name behind 'kantor berita'


def find_carriers(
    story: Story, cast: Cast, pack: Pack, draft: Draft, numbers: Sequence[int], credited: Sequence[str]
) -> tuple[Carrier, ...]:
    """The carriers named beside a draft's words. `credited` are the agencies of the article and the platforms."""
    whole = story.span(draft.first, draft.last)
    mention = None if draft.speaker is None else cast.mentions[draft.speaker]
    speaker = mention.span if mention is not None and mention.kind in {"person", "role"} else None
    text = whole.read(story.text) if credited else ""
    found = {}
    for name in credited:
        at = _find_word(text, name)
        if at is not None:
            span = Span(whole.start + at, whole.start + at + len(name))
            if speaker is not None and span.overlaps(speaker):
                continue  # 'juru bicara Kementerian Luar Negeri': who speaks carries nothing
            found[span] = Carrier(name, span)
    for span in _named_media(story, cast, pack, draft, numbers):
        own = speaker is not None and span.overlaps(speaker)  # 'Ketua Harian Partai X' is no paper
        if not own and not any(span.overlaps(other) for other in found):
            found[span] = Carrier(span.read(story.text), span)
    if draft.carrier is not None:
        found[draft.carrier] = Carrier(_name(story, cast, numbers, draft.carrier), draft.carrier)
    return tuple(found[span] for span in sorted(found))


def _find_word(text: str, name: str) -> int | None:
    """Where a name stands as a word of its own, or behind a lost blank ('dilansirAFP'): 'AP' is not in 'APEC'."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        glued = at and text[at - 1].isalnum() and not (text[at - 1].islower() and name[0].isupper())
        if not glued and not text[end : end + 1].isalnum():
            return at
        at = text.find(name, at + 1)
    return None


def _named_media(story: Story, cast: Cast, pack: Pack, draft: Draft, numbers: Sequence[int]) -> Iterator[Span]:
    """'kepada kantor berita Rusia TASS': the name behind the kind of medium, without its country."""
    words = story.tokens.words
    if pack.speech.media.first_words.isdisjoint(words[draft.first : draft.last]):
        return
    sides = {t for n in numbers if cast.mentions[n].kind == "side" for t in range(*_tokens(cast, n))}
    for start, end, _ in pack.speech.media.matches(words[draft.first : draft.last]):
        if story.quoted[draft.first + start] >= 0:
            continue
        first = draft.first + end
        while first < draft.last and (first in sides or words[first] in pack.grammar.from_ or words[first] == ","):
            first += 1
        last = first
        while last < min(draft.last, first + NAME_REACH) and _in_name(story, last) and last not in sides:
            last += 1
        if last > first and story.capitals[first]:
            yield story.span(first, last)


def _in_name(story: Story, token: int) -> bool:
    """'Fox Business', 'Rossiya 1'."""
    return story.capitals[token] or story.tokens.words[token].isdigit()


def _tokens(cast: Cast, number: int) -> tuple[int, int]:
    return cast.mentions[number].first, cast.mentions[number].last


def _name(story: Story, cast: Cast, numbers: Sequence[int], span: Span) -> str:
    """The whole name of a person who passes words on."""
    actors = (cast.actor(number) for number in numbers if cast.mentions[number].span == span)
    return next((actor.name for actor in actors if actor is not None), span.read(story.text))

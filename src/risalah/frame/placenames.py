"""The name of a place as it stands in a sentence, with the parts that it lies in.

"di Istana Merdeka, Jakarta"                      ->  Place("Istana Merdeka, Jakarta", "IDN", ...)
"di kediaman Duta Besar AS di Paris"              ->  Place("Paris", "FRA", ...)
"di kantornya, Kuningan, Jakarta Selatan"         ->  Place("Kuningan, Jakarta Selatan", "IDN", ...)
"""

import re
from collections.abc import Iterator, Sequence

from risalah.frame.parties import Scene
from risalah.lang.places import PlaceForm
from risalah.lang.tokens import phrase_words
from risalah.model.account import Place
from risalah.model.story import Sentence

NUMERAL = re.compile(r"[IVX]{1,4}")  # 'Gedung Nusantara III'
COUNTRY_OF_VISIT = "country of a visit"
PLACE_CHAIN = 4  # tokens between parts of one place: 'Istana Merdeka, Jakarta'
GATHERING_CHAIN = 4  # more tokens of a gathering's name before its place: 'di KTT G20, Hamburg, Jerman'
LODGING_REACH = 6  # tokens from 'kediaman' to where it stands: 'kediaman Duta Besar AS di Paris'
POINTER_REACH = 60  # tokens from 'di sana' back to the place
QUARTER = 3  # most words of a quarter that no table knows: 'Mega Kuningan, Jakarta'


_Part = tuple[int, int, PlaceForm]  # first token, token after the last, what they name


def is_country(place: Place) -> bool:
    """A whole country, as the tables of sides name it."""
    return "sides.csv:" in place.rule or "side_forms.csv:" in place.rule or place.rule == COUNTRY_OF_VISIT


def place_at(scene: Scene, sentence: Sentence, start: int) -> Place | None:
    """The place that is named at a token, behind 'di' or 'ke'."""
    pointer = scene.pack.contacts.place_pointers.match_at(scene.words, start) if start < sentence.last else None
    if pointer is not None:
        return _place_before(scene, start)
    capital = _capital_at(scene, sentence, start)
    if capital is not None:
        return capital
    parts = list(_place_parts(scene, sentence, start))
    if not parts:
        return None
    parts = list(_in_one_country(parts))
    (first, _, form) = parts[0]
    last = parts[-1][1]
    if _quarter_end(scene, sentence, start) is not None and first > start:
        first = start  # a name that no table knows, before one that they do
    span = scene.story.span(first, last)
    sure = [part[2] for part in parts if part[2].kind not in {"head", "institution"}]
    country = (sure[0].country if sure else next((p[2].country for p in parts if p[2].country), "")) or None
    located = next((p[2] for p in parts if p[2].latitude is not None), form)
    name = " ".join(span.read(scene.story.text).split())
    return Place(name, country, span, located.latitude, located.longitude, f"place: {form.entry}")


def _in_one_country(parts: Sequence[_Part]) -> Iterator[_Part]:
    """'di London, New York dan Brussel' are three places: a town's name ends before a town of another country.

    So does a country's before another: 'ke Vietnam, Indonesia, dan Singapura'.
    """
    first = next((form for _, _, form in parts if form.kind == "city"), None)
    country = next((form for _, _, form in parts if form.kind == "country"), None)
    for number, part in enumerate(parts):
        if first is not None and number and part[2].kind == "city" and part[2].country != first.country:
            return
        if country is not None and part[2].kind == "country" and part[2].country != country.country:
            return
        yield part


def _capital_at(scene: Scene, sentence: Sentence, start: int) -> Place | None:
    """'di ibu kota Afghanistan': its capital, by the name that the story uses for it, if it uses one."""
    head = scene.pack.telling.capitals.match_at(scene.words, start) if start < sentence.last else None
    side = (
        scene.pack.sides.forms.match_at(scene.words, head[0]) if head is not None and head[0] < sentence.last else None
    )
    if head is None or side is None or side[1].form != "name" or not scene.story.capitals[head[0]]:
        return None
    names = scene.pack.sides.capitals_of(side[1].code)
    used = next((name for name in names if name in scene.story.text), next(iter(names), None))
    city = scene.pack.places.forms.match_at(phrase_words(used), 0) if used is not None else None
    if used is None or city is None:
        return None
    span = scene.story.span(start, side[0])
    return Place(used, side[1].code, span, city[1].latitude, city[1].longitude, f"place: capital of {side[1].written}")


def _place_before(scene: Scene, token: int) -> Place | None:
    """'di sana', 'di kota itu': the place named last, not long before."""
    grammar, pointers = scene.pack.grammar, scene.pack.contacts.place_pointers
    for position in range(token - 2, max(0, token - POINTER_REACH), -1):
        if scene.words[position] not in grammar.at and scene.words[position] not in grammar.into:
            continue
        if pointers.match_at(scene.words, position + 1) is None:
            sentence = scene.story.sentences[scene.story.sentence_of[position]]
            place = place_at(scene, sentence, position + 1)
            if place is not None:
                return place
    return None


def _place_parts(scene: Scene, sentence: Sentence, start: int) -> Iterator[_Part]:
    """(first token, token after the last, form) of each part of a place that begins at `start`."""
    position, gap = start, 0
    gathering = scene.pack.contacts.occasion_heads.match_at(scene.words, start) if start < sentence.last else None
    if gathering is not None:  # 'di KTT G20, Hamburg, Jerman'
        position = gathering[0]
        while (
            position < sentence.last
            and scene.words[position] != ","
            and position < start + PLACE_CHAIN + GATHERING_CHAIN
        ):
            position += 1
    position = _behind_owner(scene, sentence, position)
    while position < sentence.last and gap <= PLACE_CHAIN:
        found = _one_place(scene, sentence, position)
        if found is not None:
            end = found[0] + (found[0] < sentence.last and NUMERAL.fullmatch(scene.story.written(found[0])) is not None)
            yield position, end, found[1]
            position, gap = _behind_short_form(scene, sentence, end), 0
            continue
        quarter = _quarter_end(scene, sentence, position)
        if quarter is not None:
            position, gap = quarter, gap + 1
            continue
        if scene.words[position] not in scene.pack.contacts.place_fillers:
            return
        position, gap = position + 1, gap + 1


def _behind_short_form(scene: Scene, sentence: Sentence, end: int) -> int:
    """'Akademi Militer (Akmil), Magelang': the token behind the short form of a name."""
    short = end + 2 < sentence.last and scene.words[end] == "(" and scene.words[end + 2] == ")"
    return end + 3 if short else end


def _behind_owner(scene: Scene, sentence: Sentence, start: int) -> int:
    """'di kantornya, Kuningan', 'di kediaman Duta Besar AS di Paris': the token where the place itself begins."""
    if start + 1 >= sentence.last or _one_place(scene, sentence, start) is not None:
        return start
    if scene.words[start] in scene.pack.contacts.own_buildings:
        return start + 1
    if scene.words[start] not in scene.pack.contacts.lodgings or scene.story.capitals[start]:
        return start
    for position in range(start + 1, min(start + LODGING_REACH, sentence.last - 1)):
        if scene.words[position] in {",", ".", ";"}:
            break
        if scene.words[position] in scene.pack.grammar.at:
            return position + 1
        if scene.story.capitals[position] and _one_place(scene, sentence, position) is not None:
            side = scene.pack.sides.forms.match_at(scene.words, position)
            if side is None:  # 'kediaman Kertanegara IV'; 'kediaman Dubes AS' goes on to its town
                return position
    return start


def _quarter_end(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """'Mega Kuningan' in 'Hotel Mulia, Mega Kuningan, Jakarta': capitals between commas before a known place.

    Right behind 'di' too: 'di Thornton Manor, Wirral, Inggris', but not a person or a side that an envoy serves.
    """
    behind_at = at > 0 and scene.words[at - 1] in scene.pack.grammar.at
    if scene.words[at - 1] != "," and not behind_at:
        return None
    mentions = [scene.cast.mentions[n] for n in scene.cast.in_sentence[sentence.index]] if behind_at else []
    if any(mention.first <= at < mention.last and mention.kind != "name" for mention in mentions):
        return None
    end = at
    while end < min(at + QUARTER, sentence.last) and scene.story.capitals[end] and scene.words[end].isalnum():
        end += 1
    closed = end > at and end + 1 < sentence.last and scene.words[end] == ","
    if not closed:
        return None
    known = _one_place(scene, sentence, end + 1) is not None or _quarter_end(scene, sentence, end + 1) is not None
    return end if known else None


def _one_place(scene: Scene, sentence: Sentence, at: int) -> tuple[int, PlaceForm] | None:
    if not scene.story.capitals[at]:
        return None
    place = scene.pack.places.forms.match_at(scene.words, at)
    head = scene.pack.places.heads.match_at(scene.words, at)
    side = scene.pack.sides.forms.match_at(scene.words, at)
    if head is not None and (place is None or head[0] >= place[0]):
        end = head[0]
        while end < sentence.last:
            if end + 3 < sentence.last and scene.words[end] == "(" and scene.words[end + 2] == ")":
                goes_on = scene.story.capitals[end + 3]  # 'Pangkalan Angkatan Udara (Lanud) Halim Perdanakusuma'
                end += 3 if goes_on else 0
                if not goes_on:
                    break
            elif _goes_on(scene, end):
                end += 1
            else:
                break
        inner = [
            f for t in range(at, end) if (f := scene.pack.places.forms.match_at(scene.words, t)) and f[0] > head[0]
        ]
        owners = [s for t in range(at, end) if (s := scene.pack.sides.forms.match_at(scene.words, t))]
        country = inner[-1][1].country if inner else owners[-1][1].code if owners else ""
        if end > head[0] or country:
            return end, PlaceForm(
                head[1], country, "head" if not country else "venue", None, None, False, f"venues.csv:{head[1]}"
            )
    if place is not None and (side is None or place[0] >= side[0]) and place[0] <= sentence.last:
        return place
    institution = scene.pack.sides.institutions.match_at(scene.words, at)
    if institution is not None and institution[0] <= sentence.last:
        end, form = institution
        own = scene.pack.sides.forms.match_at(scene.words, end) if end < sentence.last else None
        code = form.side or (own[1].code if own else scene.pack.home_side if form.home else "")
        if code:
            end = own[0] if own and form.side is None else end
            whose = "venue" if form.side is not None or own else "institution"  # the home side's, unless a city tells
            return end, PlaceForm(form.written, code, whose, None, None, False, form.entry)
    if side is not None and side[0] <= sentence.last and scene.pack.sides.is_country(side[1]):
        return side[0], PlaceForm(side[1].written, side[1].code, "country", None, None, False, side[1].entry)
    if head is not None and head[0] - at > 1 and head[0] <= sentence.last:  # 'Istana Kepresidenan', wherever it is
        return head[0], PlaceForm(head[1], "", "head", None, None, False, f"venues.csv:{head[1]}")
    return None


def _goes_on(scene: Scene, at: int) -> bool:
    """Another word of a venue's name; 'Ritz-Carlton' has a hyphen inside."""
    if scene.words[at] == "-":
        starts, ends = scene.story.tokens.starts, scene.story.tokens.ends
        glued = at + 1 < len(starts) and starts[at] == ends[at - 1] and starts[at + 1] == ends[at]
        return glued and scene.story.capitals[at + 1]
    return scene.story.capitals[at] and scene.words[at] not in scene.pack.names.never

"""The names of an article, grouped by person.

    'Vladimir Putin … Putin … Presiden Putin'  ->  one cluster of three mentions

Full names come first; a surname or nickname joins the cluster that it fits best, if the sides do not contradict it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from risalah.model.mention import Mention
from risalah.model.story import Story

LONGEST_SUFFIX = 3  # letters of 'Jr' and 'III'
SHORT_NAME = 5  # letters of 'Enggar' at least
# of one house and often of one name: 'Raja Salman', 'Putra Mahkota … Salman'
ROYAL = frozenset({"monarch", "crown-prince"})
CUT_OFF = 4  # letters that it leaves off at least: 'Robert' is not Roberto
MOST_NAMESAKES = 50  # clusters that may share one word: more is a list of names, not an article


@dataclass(frozen=True)
class People:
    """The mentions of a story with the names grouped by person; who they are may depend on the article's day."""

    mentions: Sequence[Mention]
    clusters: Sequence["Cluster"]


def group_names(story: Story, mentions: Sequence[Mention]) -> People:
    """Group the names of a story by person."""
    return People(mentions, _cluster(story, mentions))


@dataclass
class Cluster:
    words: tuple[str, ...]
    ids: frozenset[str]
    members: list[int]
    sides: set[str]
    offices: set[str] = field(default_factory=set)  # by which the story calls them
    royal: str | None = None  # the office in the royal house by which the story calls them
    nicknames: set[str] = field(default_factory=set)
    others: list[tuple[str, ...]] = field(default_factory=list)  # 'Abdurrahman Wahid' where 'Gus Dur' stands first


def _cluster(story: Story, mentions: Sequence[Mention]) -> list[Cluster]:
    named = [i for i, m in enumerate(mentions) if m.name is not None]
    words_of = {i: _name_words(story, mentions[i]) for i in named}
    by_length = sorted(named, key=lambda i: (mentions[i].kind == "name", -len(words_of[i]), mentions[i].first))
    clusters: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = {}
    for number in by_length:
        mention = mentions[number]
        words = words_of[number]
        if not words:
            continue
        home = _find_cluster(words, mention, _sharing(by_word, words, mention.person_ids))
        if home is None:
            home = _shortened(words, by_word.get(_opening(words), ())[:MOST_NAMESAKES])
        if home is None:
            if mention.kind == "name" and len(words) == 1 and len(mention.person_ids) != 1:
                continue
            home = Cluster(words, frozenset(mention.person_ids), [], set())
            clusters.append(home)
            for word in {*words, *mention.person_ids, _opening(words)}:
                by_word.setdefault(word, []).append(home)
        elif home.ids and mention.person_ids and home.ids & set(mention.person_ids):
            home.ids = home.ids & frozenset(mention.person_ids)
        elif not home.ids:
            home.ids = frozenset(mention.person_ids) if len(words) > 1 else home.ids
        if len(words) > 1 and set(words).isdisjoint(home.words) and words not in home.others:
            home.others.append(words)
            for word in words:
                by_word.setdefault(word, []).append(home)
        home.members.append(number)
        if mention.stated_office is not None:
            home.offices.add(mention.stated_office)
        home.royal = mention.stated_office if mention.stated_office in ROYAL else home.royal
        for nickname in _nicknames(story, mention):
            home.nicknames.add(nickname)
            for word in nickname.split():
                by_word.setdefault(word, []).append(home)
        if mention.side is not None and mention.title != "role-noun":
            home.sides.add(mention.side)
    for cluster in clusters:
        cluster.members.sort()
    clusters.sort(key=lambda cluster: cluster.members[0])
    return clusters


def _sharing(by_word: dict[str, list[Cluster]], words: tuple[str, ...], ids: tuple[str, ...]) -> list[Cluster]:
    """The clusters that share a word or an identity with a name, in the order in which they were made."""
    found = {id(cluster): cluster for key in (*words, *ids) for cluster in by_word.get(key, ())[:MOST_NAMESAKES]}
    return list(found.values())


def _find_cluster(words: tuple[str, ...], mention: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    ids = set(mention.person_ids)
    best: tuple[int, int, Cluster] | None = None
    for number, cluster in enumerate(clusters):
        fits = (_fit(words, own, ids, mention.stated_office, cluster) for own in (cluster.words, *cluster.others))
        rank = max(fits) or _same_holder(words, mention, cluster)
        if rank == 0 or (cluster.royal is not None and {mention.stated_office, cluster.royal} == ROYAL):
            continue
        if mention.side is not None and cluster.sides and mention.side not in cluster.sides and rank < 3:
            continue
        if best is None or (rank, -number) > (best[0], best[1]):
            best = (rank, -number, cluster)
    return best[2] if best else None


def _same_holder(words: tuple[str, ...], mention: Mention, cluster: Cluster) -> int:
    """'PM Malaysia Mohammad Najib' and 'PM Najib Razak': one office, a name shared, and only one known whole."""
    of_side = mention.side is None or mention.side in cluster.sides or not cluster.sides
    in_office = mention.stated_office is not None and mention.stated_office in cluster.offices
    shared = any(len(word) >= SHORT_NAME for word in set(words) & set(cluster.words))
    one_known = bool(mention.person_ids) != bool(cluster.ids)
    return 1 if of_side and in_office and shared and one_known and len(words) > 1 else 0


def _opening(words: tuple[str, ...]) -> str:
    """The key under which names with the same beginning are found: no word has its sign."""
    return f"{words[0][:SHORT_NAME]}…"


def _shortened(words: tuple[str, ...], clusters: Sequence[Cluster]) -> Cluster | None:
    """'Enggar' for Enggartiasto Lukita: the beginning of the long first name of one person alone."""
    if len(words) != 1 or len(words[0]) < SHORT_NAME:
        return None
    fitting = [
        cluster
        for cluster in clusters
        if len(cluster.words) > 1
        and cluster.words[0].startswith(words[0])
        and len(cluster.words[0]) >= len(words[0]) + CUT_OFF
    ]
    return fitting[0] if len(fitting) == 1 else None


def _fit(words: tuple[str, ...], known: tuple[str, ...], ids: set[str], office: str | None, cluster: Cluster) -> int:
    """How well a name fits one that is `known` of a cluster.

    3: the same person of the tables or the same words, 2: the surname, 1: another part of the name.
    """
    if words == known or " ".join(words) in cluster.nicknames:
        return 3
    if ids and cluster.ids:
        if not ids & cluster.ids:  # 'Menlu Jose Luis Guterres … Guterres' is not António Guterres
            surname = bool(cluster.offices) and words == known[-1:]
            in_office = office in cluster.offices if office is not None else bool(cluster.offices)
            # 'PM Anthony' of Anthony Albanese, 'Mahmoud' of Abbas
            first_name = in_office and words == known[:1]
            return 1 if surname or first_name else 0
        return 3 if len(ids & cluster.ids) == 1 or set(words) <= set(known) else 0
    if len(words) > 1:
        same_end = words[-1] == known[-1]
        inside = set(words) <= set(known)
        return 2 if inside or (same_end and words[0] == known[0]) else 0
    if len(known) == 1:
        return 0
    if words[0] == known[-1]:
        return 2
    if words[0] == known[0]:
        return 2
    # 'Raja Abdullah' is not the ambassador Gatot Abdullah Mansyur: who is known by one name needs no other's middle one
    before_suffix = len(known[-1]) <= LONGEST_SUFFIX and words[0] == known[-2]  # 'Dunford, Jr'
    return 1 if words[0] in known and len(words[0]) > 3 and (not ids or before_suffix) else 0


def _name_words(story: Story, mention: Mention) -> tuple[str, ...]:
    if mention.name is None:
        return ()
    first, last = mention.name
    return tuple(word for word in story.tokens.words[first:last] if word[0].isalnum())


def _nicknames(story: Story, mention: Mention) -> list[str]:
    """'Joko Widodo (Jokowi)' -> ['jokowi']; 'Tô Lâm' -> ['t lm'], as pages write it that lose letters with marks."""
    assert mention.name is not None
    first, last = mention.name
    behind = story.tokens.words[last : mention.last]
    found = [" ".join(behind[1:-1])] if len(behind) >= 3 and behind[0] == "(" and behind[-1] == ")" else []
    if story.read(first, last).isascii():
        return found
    written = [story.written(token) for token in range(first, last) if story.tokens.words[token][0].isalnum()]
    if not all(word.isascii() for word in written):
        kept = ["".join(sign for sign in word if sign.isascii()).lower() for word in written]
        found += [" ".join(kept)] if all(kept) else []
    return found

"""The parties of a record: who took part, as all accounts together name them.

parties([("d-1", Participant("Putin", "RUS")), ("d-2", Participant("Vladimir Putin", "RUS", "president"))], origins)
    ->  (Party(name="Vladimir Putin", side="RUS", office="president", accounts=2, …),)
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from risalah.merge.names import Person, person, same_person
from risalah.merge.profile import side_of
from risalah.merge.sources import independent
from risalah.model.account import Participant, Role
from risalah.model.record import Party

Claim = tuple[str, Participant]  # document, who it names


def parties(claims: Sequence[Claim], origins: Mapping[str, frozenset[str]]) -> tuple[Party, ...]:
    """One party per person; one per side where no account names a person there. Best supported first within a side."""
    by_side: dict[str, list[Claim]] = {}
    for claim in claims:
        by_side.setdefault(side_of(claim[1]), []).append(claim)
    result: list[Party] = []
    for _, side_claims in sorted(by_side.items()):
        found = [_party(group, origins) for group in _people(side_claims)]
        result.extend(sorted(found, key=lambda party: (-party.independent, -party.accounts, party.name or "~")))
    return tuple(result)


def _people(claims: list[Claim]) -> list[list[Claim]]:
    named = [claim for claim in claims if claim[1].name or claim[1].actor]
    nameless = [claim for claim in claims if not (claim[1].name or claim[1].actor)]
    # People of the tables and full names first: 'Kim' alone must find 'Kim Jong Un' there.
    named.sort(key=lambda claim: (claim[1].actor is None, -len(_who(claim[1]).words), claim[1].name or "", claim[0]))
    groups: list[list[Claim]] = []
    for claim in named:
        home = next((g for g in groups if any(same_person(_who(claim[1]), _who(other)) for _, other in g)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    offices: dict[str, list[Claim]] = {}
    for claim in nameless:
        office = claim[1].office
        fits = [g for g in groups if office is None or any(other.office in (office, None) for _, other in g)]
        if fits:
            fits[0].append(claim)
        else:
            offices.setdefault(office or "", []).append(claim)
    if "" in offices and len(offices) > 1:  # 'Iran' says no more than 'menteri luar negeri Iran'
        rest = offices.pop("")
        offices[min(offices)].extend(rest)
    return groups + [offices[office] for office in sorted(offices)]


def _party(group: list[Claim], origins: Mapping[str, frozenset[str]]) -> Party:
    documents = tuple(sorted({document for document, _ in group}))
    people = [who for _, who in group]
    names = Counter(who.name for who in people if who.name)
    actor = min((who.actor for who in people if who.actor), default=None)
    roles = Counter[Role](who.role for who in people if who.role != "participant")
    return Party(
        name=min(names, key=lambda name: (-len(name.split()), -names[name], name), default=None),
        side=people[0].side,
        office=_commonest(Counter(who.office for who in people if who.office)),
        actor=actor,
        role=min(roles, key=lambda role: (-roles[role], role), default="participant"),
        accounts=len(documents),
        independent=independent(documents, origins),
        documents=documents,
    )


def _commonest(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _who(participant: Participant) -> Person:
    return person(participant.actor, participant.name)

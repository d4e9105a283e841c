"""The part of a pack that knows contacts: triggers and the words that change what they say."""

from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Literal

from risalah.errors import PackError
from risalah.lang.contacts_file import ContactsFile, ObjectKind, Pattern, StatusWord
from risalah.lang.phrases import PhraseTable, phrase_list
from risalah.lang.tables import read_csv, read_toml, split_list
from risalah.lang.tokens import phrase_words
from risalah.model.account import Channel, Role, Status


@dataclass(frozen=True, slots=True)
class Trigger:
    """One form that reports a contact; `rule` is the trigger's name, `entry` its place in the pack."""

    rule: str
    entry: str
    pattern: Pattern
    channel: Channel
    roles: tuple[Role, Role]
    initiator: bool
    alone: bool  # opens a contact that nothing else tells of: 'memberi tahu X', in no meeting with him
    weak: bool
    agreement: bool
    together: bool  # all whom it names are in one contact: 'di hadapan A dan B'
    undated: bool  # says nothing of whether it has taken place: 'dalam rangka memenuhi undangan'
    claimed: bool  # only where who did it says so: 'mengaku telah memperingatkan PM X'
    object: ObjectKind
    status: Status | None  # what the form itself says of it, e.g. 'mengundang': proposed


@dataclass(frozen=True)
class ContactWords:
    triggers: PhraseTable[Trigger]
    light_verbs: PhraseTable[str]
    status: PhraseTable[tuple[StatusWord, ...]]  # a word may mark several
    background: PhraseTable[str]
    once_before: PhraseTable[str]  # 'Kerry dan Abbas sebelumnya bertemu di Amman': not the meeting told so far
    earlier: frozenset[str]  # 'ujar X sebelumnya': what is quoted was said in the weeks before
    channels: PhraseTable[Channel]
    initiator: PhraseTable[str]
    outcomes: PhraseTable[Literal["agreed", "no-agreement"]]
    at_odds: PhraseTable[str]  # no agreement, unless one is told of beside it
    anaphora_nouns: PhraseTable[str]
    anaphora_determiners: frozenset[str]
    anaphora_verbs: frozenset[str]
    begins: frozenset[str]  # 'perundingan yang dimulai Jumat'
    ends: frozenset[str]
    again: frozenset[str]
    former: frozenset[str]  # 'pertemuan sebelumnya'
    also: frozenset[str]  # 'hari itu juga bertemu': beside the contact told before
    ordinals: dict[str, int]
    ordinal_suffix: str
    ordinal_forms: frozenset[str]  # all ordinals, with the suffix and without
    repeated: frozenset[str]  # 'untuk kesekian kalinya'
    latest: frozenset[str]  # 'yang terakhir di Sochi'
    before_ordinals: frozenset[str]
    after_ordinals: frozenset[str]
    occasion_heads: PhraseTable[str]
    named_occasions: PhraseTable[str]
    occasion_words: frozenset[str]
    beside_occasions: PhraseTable[str]
    occasion_fillers: frozenset[str]
    occasion_events: frozenset[str]
    at_occasions: PhraseTable[str]
    about_occasions: PhraseTable[str]
    occasion_sessions: frozenset[str]
    occasion_members: frozenset[str]
    joint_bodies: PhraseTable[str]
    occasion_meetings: frozenset[str]
    occasion_endings: frozenset[str]
    occasion_small: frozenset[str]
    multiparty: PhraseTable[str]
    leading: PhraseTable[str]  # 'menengahi': "talks" behind it, or "alone": who brings others together
    attending: PhraseTable[str]  # before a meeting: all who are at it meet at once
    attended: PhraseTable[str]  # behind a meeting told before: who else was there
    presided: PhraseTable[str]  # behind a meeting of sides: who led them there
    involving: frozenset[str]
    parts_of_trip: frozenset[str]  # 'dalam rangkaian kunjungan ke Belgia': only where something else was
    perfect: frozenset[str]  # 'telah mengatakan kepada Rusia': told as done
    questions: frozenset[str]  # open a question of the paper's own
    sent: frozenset[str]  # 'surat yang dikirim A kepada B'
    wished: frozenset[str]  # 'agar' of 'meminta agar A berunding dengan B'
    signing: frozenset[str]  # 'meneken': what is agreed by it, is agreed at a place
    escorting: frozenset[str]  # 'mendampingi': its object is who meets somebody
    handing: frozenset[str]  # 'menyerahkan': what is done with somebody's letter
    going_on: frozenset[str]  # 'dilanjutkan': the same parties once more
    scheduled: frozenset[str]  # 'akan': what its verb tells is still to come
    soon: frozenset[str]  # 'sebaiknya segera memanggil': advice, no plan
    separately: frozenset[str]  # 'menemui keduanya secara terpisah'
    each: frozenset[str]  # 'X dan Y masing-masing bertemu Z'
    announcing: frozenset[str]  # 'mengumumkan pertemuan puncak'
    carried_out: frozenset[str]  # 'pembicaraan itu dilakukan A bersama B'
    mediated: frozenset[str]
    arrivals: PhraseTable[str]
    negotiations: PhraseTable[str]  # nouns of talks that go on: 'perundingan'
    contents: PhraseTable[str]  # open the sentence that tells what a letter or a talk was about: 'Isinya'
    hopes: frozenset[str]  # who only hopes for talks or is ready for them has not opened them
    came_up: frozenset[str]  # 'optimisme itu terungkap dalam pertemuan': like a passive of saying
    hosting: PhraseTable[str]  # 'menjadi tuan rumah': talks are in the country of whoever does this
    delivered: frozenset[str]  # 'surat itu diserahkan di New York': where a letter came to whom it is for
    ignored: PhraseTable[str]
    contests: PhraseTable[str]  # sport: sides named beside one are teams
    denials: PhraseTable[str]  # verbs that deny the clause behind them
    sending: frozenset[str]  # 'mengirim utusannya ke AS untuk berunding': who sends somebody talks through him
    agreeing: frozenset[str]  # right before a verb of contact: 'sepakat bertemu lagi'
    efforts: frozenset[str]  # 'upaya': an effort to mediate is mediation
    offering: frozenset[str]  # 'mengajukan permintaan': who does so asks for the contact
    other_offers: frozenset[str]  # 'permintaan maaf': behind such a noun, what was asked for is no contact
    offers: frozenset[str]  # 'tawaran Seoul': whose offer it is stands behind
    next_in_plan: frozenset[str]  # 'kemudian', behind a sentence that tells a plan
    over: PhraseTable[str]  # 'pembicaraan A dan B berakhir': it has taken place
    continued: frozenset[str]  # 'pertemuan yang akan dilanjutkan bulan depan': of the next one
    only_weighed: PhraseTable[str]  # 'pembicaraan dengan X adalah satu-satunya jalan'
    to_be_held: PhraseTable[str]  # 'pertemuan yang akan digelar'
    noun_predicates: frozenset[str]  # status words that may follow the noun that they speak of
    plans: frozenset[str]  # 'rencana itu': a contact still to come, taken up again
    noun_ends: frozenset[str]  # those that do only at the end of what is said of it
    company: frozenset[str]  # 'dan istri': who came along, without a name
    urging: frozenset[str]  # 'mengajak Taliban berunding': their object is to act
    accusing: frozenset[str]  # 'menuduh Houthi menolak bertemu …': their object did what stands right behind it
    private: frozenset[str]  # nouns of people who act for no side: 'penyanyi', 'wisatawan'
    addressing: frozenset[str]  # between a letter and who it goes to
    circumstances: PhraseTable[str]  # 'setelah Rusia menyerang': behind them stands what it came after, no topic
    troubles: frozenset[str]  # 'krisis Suriah': whose trouble it is is talked about
    discussed: PhraseTable[str]  # 'Suriah menjadi topik utama'
    relations: frozenset[str]  # 'hubungan Jepang dan Prancis'
    list_openers: PhraseTable[str]  # open a sentence that lists whom the one before speaks of
    formats: PhraseTable[tuple[str, ...]]  # talks whose name tells who takes part: 'perundingan enam negara'
    led: frozenset[str]  # 'delegasi Taliban yang dipimpin X'
    origins: frozenset[str]  # 'asal', 'dari': between such a noun and a country
    place_fillers: frozenset[str]  # between the parts of one place: 'kota', 'kompleks'
    own_buildings: frozenset[str]  # 'kantornya': where it stands may be told elsewhere
    place_pointers: PhraseTable[str]  # 'di sana': the place named last
    lodgings: frozenset[str]  # 'kediaman Duta Besar AS di Paris': whose it is stands before where it is
    credit_fillers: frozenset[str]  # between a credited carrier and the date of its report
    nouns_of_visit: PhraseTable[str]
    official_visits: PhraseTable[str]  # 'kunjungan resmi'

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words with which a contact or the light verb of one may begin."""
        return frozenset({*self.triggers.first_words, *self.light_verbs.first_words})


def load_contacts(folder: Traversable) -> ContactWords:
    """Read contacts.toml. Raises PackError (a form that stands in two triggers, an unknown key)."""
    file = read_toml(folder, "contacts.toml", ContactsFile)
    triggers: dict[tuple[str, ...], Trigger] = {}
    for row in file.trigger:
        for form in row.forms:
            key = phrase_words(form)
            if key in triggers and triggers[key].rule != row.name:
                raise PackError(f"contacts.toml: {form!r} stands in {triggers[key].rule!r} and in {row.name!r}")
            made = Trigger(
                rule=row.name,
                entry=f"contacts.toml:{form}",
                pattern=row.pattern,
                channel=row.channel,
                roles=row.roles,
                initiator=row.initiator,
                alone=row.alone,
                weak=row.weak,
                agreement=row.agreement,
                together=row.together,
                undated=row.undated,
                claimed=row.claimed,
                object=row.object,
                status=row.status,
            )
            triggers[key] = made
            if row.pattern == "noun":  # 'pertemuannya dengan Putin'
                triggers[(*key[:-1], key[-1] + file.enclitic)] = made
    status: dict[tuple[str, ...], tuple[StatusWord, ...]] = {}
    kinds: list[tuple[StatusWord, list[str]]] = [
        ("cancelled", file.status.cancelled),
        ("refused", file.status.refused),
        ("planned", file.status.planned),
        ("proposed", file.status.proposed),
        ("hypothetical", file.status.hypothetical),
        ("negated", file.status.negated),
        ("held", file.status.held),
    ]
    for kind, phrases in kinds:
        for phrase in phrases:
            key = phrase_words(phrase)
            status[key] = (*status.get(key, ()), kind)
    channels: dict[tuple[str, ...], Channel] = {}
    words: list[tuple[Channel, list[str]]] = [
        ("phone", file.channel_words.phone),
        ("video", file.channel_words.video),
        ("in-person", file.channel_words.in_person),
        ("written", file.channel_words.written),
    ]
    for channel, phrases in words:
        channels.update({phrase_words(phrase): channel for phrase in phrases})
    outcomes: dict[tuple[str, ...], Literal["agreed", "no-agreement"]] = {}
    outcomes.update({phrase_words(phrase): "agreed" for phrase in file.outcome.agreed})
    outcomes.update({phrase_words(phrase): "no-agreement" for phrase in file.outcome.no_agreement})
    return ContactWords(
        triggers=PhraseTable(triggers),
        light_verbs=phrase_list(file.light_verbs.forms),
        status=PhraseTable(status),
        background=phrase_list(file.background.phrases),
        earlier=frozenset(file.background.earlier),
        once_before=phrase_list(file.background.once_before),
        channels=PhraseTable(channels),
        initiator=phrase_list(file.initiator.of),
        outcomes=PhraseTable(outcomes),
        at_odds=phrase_list(file.outcome.at_odds),
        anaphora_nouns=phrase_list(file.anaphora.nouns),
        anaphora_determiners=frozenset(file.anaphora.determiners),
        anaphora_verbs=frozenset(file.anaphora.verbs),
        begins=frozenset(file.anaphora.begins),
        ends=frozenset(file.anaphora.ends),
        again=frozenset(file.repetition.again),
        former=frozenset(file.repetition.former),
        also=frozenset(file.repetition.also),
        ordinals={ordinal.form: ordinal.nth for ordinal in file.ordinal},
        ordinal_suffix=file.ordinal_words.suffix,
        ordinal_forms=frozenset(o.form + end for o in file.ordinal for end in ("", file.ordinal_words.suffix)),
        repeated=frozenset(file.ordinal_words.repeated),
        latest=frozenset(file.ordinal_words.latest),
        before_ordinals=frozenset(file.ordinal_words.before),
        after_ordinals=frozenset(file.ordinal_words.after),
        occasion_heads=phrase_list(file.occasion.heads),
        named_occasions=phrase_list(file.occasion.named),
        occasion_words=frozenset(file.occasion.words),
        beside_occasions=phrase_list(file.occasion.beside),
        occasion_fillers=frozenset(file.occasion.fillers),
        occasion_events=frozenset(file.occasion.events),
        at_occasions=phrase_list(file.occasion.at),
        about_occasions=phrase_list(file.occasion.about),
        occasion_sessions=frozenset(file.occasion.sessions),
        occasion_members=frozenset(file.occasion.members),
        joint_bodies=phrase_list(file.occasion.joint),
        occasion_meetings=frozenset(file.occasion.meetings),
        occasion_endings=frozenset(file.occasion.endings),
        occasion_small=frozenset(file.occasion.small),
        multiparty=phrase_list(file.multiparty.phrases),
        leading=PhraseTable(
            {phrase_words(form): "talks" for form in file.leading.talks}
            | {phrase_words(form): "alone" for form in file.leading.alone}
        ),
        attending=phrase_list(file.attending.forms),
        attended=phrase_list(file.attended.forms),
        presided=phrase_list(file.presided.forms),
        involving=frozenset(file.involving.forms),
        carried_out=frozenset(file.carried_out.forms),
        parts_of_trip=frozenset(file.parts_of_trip.forms),
        perfect=frozenset(file.perfect.forms),
        questions=frozenset(file.questions.forms),
        sent=frozenset(file.sent.forms),
        wished=frozenset(file.wished.forms),
        signing=frozenset(file.signing.forms),
        escorting=frozenset(file.escorting.forms),
        handing=frozenset(file.handing.forms),
        going_on=frozenset(file.going_on.forms),
        scheduled=frozenset(file.scheduled.forms),
        soon=frozenset(file.soon.forms),
        separately=frozenset(file.separately.forms),
        each=frozenset(file.each.forms),
        announcing=frozenset(file.announcing.forms),
        mediated=frozenset(file.mediated.forms),
        arrivals=phrase_list(file.arrivals.phrases),
        negotiations=phrase_list(file.negotiations.forms),
        contents=phrase_list(file.contents.forms),
        came_up=frozenset(file.came_up.forms),
        hopes=frozenset(file.hopes.forms),
        hosting=phrase_list(file.hosting.forms),
        delivered=frozenset(file.delivered.forms),
        ignored=phrase_list(file.ignored.forms),
        contests=phrase_list(file.contests.forms),
        denials=phrase_list(file.denials.forms),
        offers=frozenset(file.offers.forms),
        other_offers=frozenset(file.other_offers.forms),
        offering=frozenset(file.offering.forms),
        efforts=frozenset(file.efforts.forms),
        agreeing=frozenset(file.agreeing.forms),
        sending=frozenset(file.sending.forms),
        next_in_plan=frozenset(file.next_in_plan.forms),
        over=phrase_list(file.over.forms),
        continued=frozenset(file.continued.forms),
        only_weighed=phrase_list(file.only_weighed.forms),
        to_be_held=phrase_list(file.to_be_held.forms),
        noun_predicates=frozenset(file.noun_predicates.forms),
        noun_ends=frozenset(file.noun_ends.forms),
        plans=frozenset(file.plans.forms),
        company=frozenset(file.company.forms),
        urging=frozenset(file.urging.forms),
        accusing=frozenset(file.accusing.forms),
        private=frozenset(file.private.forms),
        addressing=frozenset(file.addressing.forms),
        troubles=frozenset(file.troubles.forms),
        discussed=phrase_list(file.discussed.forms),
        relations=frozenset(file.relations.forms),
        circumstances=phrase_list(file.circumstances.forms),
        list_openers=phrase_list(file.list_openers.forms),
        formats=_formats(folder),
        led=frozenset(file.led.forms),
        origins=frozenset(file.origins.forms),
        place_fillers=frozenset(file.place_fillers.forms),
        own_buildings=frozenset(file.own_buildings.forms),
        lodgings=frozenset(file.lodgings.forms),
        place_pointers=phrase_list(file.place_pointers.forms),
        credit_fillers=frozenset(file.credit_fillers.forms),
        nouns_of_visit=phrase_list(file.nouns_of_visit.forms),
        official_visits=phrase_list(file.official_visits.forms),
    )


def _formats(folder: Traversable) -> PhraseTable[tuple[str, ...]]:
    """formats.csv: what talks in a known format are called -> the sides that take part."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line, row in read_csv(folder, "formats.csv", ("format", "sides", "forms")):
        sides = tuple(split_list(row["sides"]))
        if len(sides) < 2:
            raise PackError(f"formats.csv:{line}: {row['format']!r} names fewer than two sides")
        for phrase in split_list(row["forms"]):
            key = phrase_words(phrase)
            if key in found:
                raise PackError(f"formats.csv:{line}: {phrase!r} is given twice")
            found[key] = sides
    return PhraseTable(found)

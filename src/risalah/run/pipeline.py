"""THE FLOW, one screen: a page goes in, its account comes out.

Page -> clean -> Document -> find (timexes, actors, statements) -> frame (contacts) -> Account
"""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from risalah.clean.document import clean
from risalah.clean.languages import tell_language
from risalah.clean.minhash import signature
from risalah.clean.sheet import lower_lines
from risalah.find.actors import cast_story, find_actors
from risalah.find.clusters import People, group_names
from risalah.find.dating import resolve
from risalah.find.dating_captions import dated_by_captions, days_of_captions
from risalah.find.mentions import find_mentions
from risalah.find.statements import find_statements
from risalah.find.story import tell
from risalah.find.timexes import recognise
from risalah.frame.contacts import frame_contacts
from risalah.frame.link import link_statements
from risalah.lang.pack import Pack, load_pack
from risalah.lang.readable import readable
from risalah.model.account import Account
from risalah.model.document import Diagnostic, Document, Header, Page
from risalah.model.edtf import single_day
from risalah.model.ids import content_id
from risalah.model.mention import Actor
from risalah.model.timex import TermEvidence
from risalah.run.prefilter import Prefilter

TELLING = 2_000  # characters that tell the language of an article that is not read
OFTEN = 3  # mentions of a person without an office that still place an article in their term
HIGHEST = frozenset({"president", "prime-minister", "monarch", "chancellor", "leader"})


class Pipeline:
    """Reads pages with one language pack. Holds nothing but the pack: safe to share between threads and processes.

    With `prefilter`, an article that names no side but the pack's home, or neither an office of state nor a word of
    contact near that side, is not read further; its account says so in a diagnostic. With `minhash`, every header has
    the signature of its story.
    """

    def __init__(self, pack: Pack | str = "id", *, prefilter: bool = True, minhash: bool = False) -> None:
        self.pack = load_pack(pack) if isinstance(pack, str) else pack
        self.minhash = minhash
        self.prefilter = Prefilter(self.pack) if prefilter else None

    def read(self, page: Page) -> Account:
        """The account of one page. Never raises for what a page holds: what can't be read becomes a diagnostic."""
        pack = self.pack
        if self.prefilter is not None and not self.prefilter.passes(page.text):
            return self._unread(page)
        document = self._clean(page)
        header = document.header
        if header.language not in {pack.language, None}:
            return _in_another_language(header, page, document)
        title = header.title.span if header.title else None
        text, place = readable(document.text), document.dateline_place
        story = tell(text, document.paragraphs, title, pack.sentences, pack.grammar, document.dateline, place)
        people = group_names(story, find_mentions(story, pack))
        actors = find_actors(story, people, pack)
        spans = sorted([*document.paragraphs, *([title] if title else [])])
        found = recognise(document.text, spans, pack.dates)
        quotes = [quotation.inner for quotation in story.quotations]
        dating = partial(resolve, found, text=document.text, grammar=pack.dates, quotes=quotes, story=spans)
        terms = list(_terms(actors, people, pack))
        dated = dating(published=header.published, terms=terms)
        if dated.time is None:  # no stated office tells: those who held a country's highest, if named often
            dated = dating(published=None, terms=[*terms, *_unstated_terms(actors, people, pack)])
        if dated.time is None and (pictured := days_of_captions(found, header.furniture, document.text, pack.dates)):
            dated = dated_by_captions(pictured, found, text=document.text, grammar=pack.dates, terms=terms, story=spans)
        day = single_day(dated.time.edtf) if dated.time else None
        cast = cast_story(story, people, pack, day, actors)
        statements = find_statements(story, cast, pack, header.agencies)
        contacts = frame_contacts(story, cast, statements, dated.timexes, dated.time, header.agencies, pack)
        return Account(
            document=replace(header, published=dated.published),
            timexes=dated.timexes,
            contacts=contacts,
            statements=link_statements(statements, contacts, story, cast, pack),
            diagnostics=(*page.diagnostics, *document.diagnostics, *dated.diagnostics),
        )

    def _clean(self, page: Page) -> Document:
        document = clean(page, self.pack.cleaning)
        if not self.minhash:
            return document
        minhash = signature(document.text, document.paragraphs)
        return replace(document, header=replace(document.header, minhash=minhash))

    def _unread(self, page: Page) -> Account:
        language = tell_language(lower_lines(page.text[:TELLING]), self.pack.cleaning)
        header = Header(content_id("d", page.sha256, page.uri), page.uri, page.sha256, language)
        if self.minhash:
            header = replace(header, minhash=self._clean(page).header.minhash)
        note = "names no other country, or no contact near it and no office of state"
        return Account(header, diagnostics=(*page.diagnostics, Diagnostic("run.prefilter", "not-read", note=note)))


def _in_another_language(header: Header, page: Page, document: Document) -> Account:
    told = Diagnostic("run.language", "other-language", note=f"the article is in {header.language!r}: not read further")
    return Account(header, diagnostics=(*page.diagnostics, *document.diagnostics, told))


def _unstated_terms(actors: Sequence[Actor], people: People, pack: Pack) -> Iterator[TermEvidence]:
    """'Macron', named again and again without an office: in the years in which he held one."""
    for actor in actors:
        if actor.person is None or actor.stated or len(actor.mentions) < OFTEN:
            continue
        held = [t for t in pack.people.tenures_of(actor.person) if t.office in HIGHEST]
        if held:
            span = people.mentions[actor.mentions[0]].span
            yield TermEvidence(span, tuple((t.first_day, t.last_day) for t in held))


def _terms(actors: Sequence[Actor], people: People, pack: Pack) -> Iterator[TermEvidence]:
    """When the people of the article held the offices in which it presents them: what narrows its years."""
    for actor in actors:
        if actor.person is None or actor.office is None or not actor.stated:
            continue
        held = [t for t in pack.people.tenures_of(actor.person) if t.office == actor.office]
        if held:
            span = people.mentions[actor.mentions[0]].span
            yield TermEvidence(span, tuple((t.first_day, t.last_day) for t in held))

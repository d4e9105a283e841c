"""What was read (Page), the story in it (Document), and what an account says of its document (Header).

    bytes --read--> Page --clean--> Document

All positions in all three are positions in `Page.text`.
"""

from typing import Literal

import msgspec

from risalah.model.span import Span

FurnitureKind = Literal[
    "related-link", "caption", "share", "advertisement", "footer", "navigation", "byline", "repeat", "editorial-note"
]
PublishedBasis = Literal["metadata", "url", "text", "inferred"]


class Metadata(msgspec.Struct, frozen=True):
    """What the container said of a page (HTML head, JSON field, WARC header): claims, with no words in the text."""

    address: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # EDTF
    language: str | None = None


class Diagnostic(msgspec.Struct, frozen=True):
    """Something seen and not understood, or understood and doubtful. `code` is a stable kebab-case name."""

    stage: str  # e.g. "find.dates"
    code: str  # e.g. "no-such-day"
    span: Span | None = None
    note: str | None = None


class Page(msgspec.Struct, frozen=True):
    """One article as it was read: `text` is the decoded input, never changed afterwards."""

    uri: str
    text: str
    sha256: str  # of the bytes that were read
    metadata: Metadata = Metadata()
    diagnostics: tuple[Diagnostic, ...] = ()


class Title(msgspec.Struct, frozen=True):
    text: str
    span: Span | None  # None only when the title comes from metadata and not from the text
    rule: str = ""


class Outlet(msgspec.Struct, frozen=True):
    name: str
    span: Span | None
    rule: str = ""


STORY_TIME = "soon after a gathering"  # the rule of a time that the story tells of itself, not of its publication


class Published(msgspec.Struct, frozen=True):
    """Day of publication. `spans` lists every place that led there (several when it was worked out)."""

    edtf: str
    basis: PublishedBasis
    span: Span | None
    spans: tuple[Span, ...] = ()
    rule: str = ""


class Agency(msgspec.Struct, frozen=True):
    """A news agency or outlet that the article credits."""

    name: str
    span: Span | None
    rule: str = ""


class Furniture(msgspec.Struct, frozen=True, order=True):
    """A stretch of the text that is not part of the story."""

    start: int
    end: int
    kind: FurnitureKind
    rule: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Header(msgspec.Struct, frozen=True):
    """The `document` object of an account."""

    id: str
    uri: str
    sha256: str
    language: str | None  # "id", "ms", "en", "jv", "su" or None when it can't be told
    title: Title | None = None
    outlet: Outlet | None = None
    published: Published | None = None
    agencies: tuple[Agency, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    minhash: str | None = None


class Document(msgspec.Struct, frozen=True):
    """A cleaned page: its text as it was read, and the stretches of it that tell the story, in order.

    `paragraphs` holds spans of story text without furniture, repeats and title; a dateline's outlet and place are
    still inside the first paragraph (`dateline` is its span).
    """

    text: str
    header: Header
    paragraphs: tuple[Span, ...]
    dateline: Span | None = None
    dateline_place: Span | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

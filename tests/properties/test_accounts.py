"""What holds for every account of every text: spans read back, fields have words, same input means same bytes."""

import hashlib
import time
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples_folder import ARTICLES
from risalah.model.account import Account, Contact, Statement
from risalah.model.document import Page
from risalah.model.span import Span
from risalah.run.pipeline import Pipeline
from shared import SETS

TEXTS = [path for _, folder in SETS.values() if folder.is_dir() for path in sorted(folder.glob("*.txt"))]
PIPELINE = Pipeline()
GROUNDED = ("channel", "status")  # plain fields that every contact has and that only its provenance can explain
ODD = [
    "\u00a0",
    "\r\n",
    "e\u0301",
    "🤝",
    "\u200b",
    "\ufeff",
    "&quot;",
    "“",
    "”",
    "’",
    "\x00",
    "\t",
    "1" * 50,
    "/" * 30,
    "\n\n",
]
PIECES = [piece for path in ARTICLES for piece in path.read_text("utf-8").split(". ")]


def page_of(text: str, uri: str = "a.txt") -> Page:
    return Page(uri, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def spans_in(value: object) -> Iterator[Span]:
    """Every span anywhere in a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        if isinstance(getattr(value, "start", None), int):  # furniture holds its positions itself
            yield Span(value.start, value.end)  # type: ignore[attr-defined]
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from spans_in(each)


def check(account: Account, text: str) -> None:
    for span in spans_in(account):
        assert 0 <= span.start < span.end <= len(text), span
        assert span.read(text).strip(), f"{span} has no words"
    for contact in account.contacts:
        check_contact(contact)
    for statement in account.statements:
        check_statement(statement, account, text)
    assert len({contact.id for contact in account.contacts}) == len(account.contacts)
    assert len({statement.id for statement in account.statements}) == len(account.statements)


def check_contact(contact: Contact) -> None:
    explained = {ground.field for ground in contact.provenance}
    assert contact.evidence, "a contact without words"
    for field in GROUNDED:
        assert field in explained, f"nothing explains the {field}"
    if contact.outcome != "unclear":
        assert "outcome" in explained
    if contact.background:
        assert "background" in explained
    for person in (*contact.participants, *contact.accompanied_by):
        assert person.spans, f"{person} is nowhere in the text"
        assert person.rule
    if contact.when and contact.when.edtf:
        assert contact.when.spans and contact.when.rule and contact.when.basis
    for part in (contact.initiator, contact.duration, contact.place, contact.occasion, *contact.topics):
        assert part is None or part.rule
    assert len(contact.participants) >= 2


def check_statement(statement: Statement, account: Account, text: str) -> None:
    assert statement.speaker.span or statement.speaker.name is None
    assert statement.about is None or statement.about in {contact.id for contact in account.contacts}
    if statement.cue:
        assert statement.cue.span.read(text) == statement.cue.text


@pytest.mark.parametrize("path", [*ARTICLES, *TEXTS], ids=lambda path: path.stem)
def test_every_field_of_a_real_article_has_its_words(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_bytes().decode("utf-8-sig")
    check(PIPELINE.read(page_of(text)), text)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n", " "),
        lambda text: text.replace("e", "e\u0301"),
        lambda text: text.replace('"', "&quot;"),
        lambda text: text.replace(". ", ". 🤝 "),
        lambda text: text + "\n\n" + text,
        lambda text: text.upper(),
        lambda text: text.lower(),
        lambda text: text[: len(text) // 2],
        lambda text: "\x00".join(text.split("\n")),
    ],
    ids=["crlf", "nbsp", "one line", "accents", "entities", "emoji", "twice", "upper", "lower", "half", "nul"],
)
def test_a_spoiled_article_still_reads_back(path, spoil) -> None:  # type: ignore[no-untyped-def]
    text = spoil(path.read_text("utf-8"))
    check(PIPELINE.read(page_of(text)), text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(ODD), st.text(max_size=20)), max_size=25))
def test_any_mixture_of_pieces_reads_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    check(PIPELINE.read(page_of(text)), text)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_reading_twice_gives_the_same_bytes(path) -> None:  # type: ignore[no-untyped-def]
    page = page_of(path.read_text("utf-8"))
    first, second = (msgspec.json.encode(each.read(page)) for each in (PIPELINE, Pipeline()))
    assert first == second


def test_an_account_survives_json() -> None:
    for path in ARTICLES:
        account = PIPELINE.read(page_of(path.read_text("utf-8")))
        assert msgspec.json.decode(msgspec.json.encode(account), type=Account) == account


REPEATED = [
    "Menlu ",
    "12/5 ",
    '"',
    "(",
    "Presiden AS dan ",
    "1234567890",
    "bertemu ",
    "\n",
    "kata ",
    "Baca juga: ",
    "Putin bertemu Obama. ",
    '"Kami setuju," kata Putin. ',
    "Senin (12/5) ",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        page = page_of(piece * (length // len(piece)))
        started = time.perf_counter()
        check(PIPELINE.read(page), page.text)
        return time.perf_counter() - started

    short, long = seconds(5_000), seconds(40_000)
    assert long < 8 * 2 * short + 0.5, f"{short:.2f} s for 5,000 signs, {long:.2f} s for 40,000"


@pytest.mark.parametrize("piece", ["1", "x", " ", "12/5/", "a\u0301", "Menlu "])
def test_one_line_of_millions_of_signs_is_read(piece: str) -> None:
    length = 5_000_000 if len(piece) == 1 else 500_000
    page = page_of(piece * (length // len(piece)))
    check(PIPELINE.read(page), page.text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Menlu Retno Marsudi menerima surat kepercayaan dari Duta Besar Norwegia Rut Kruger Giverin di Jakarta",
        "Delegasi Taliban yang dipimpin Mullah Baradar berunding dengan juru bicara Kementerian Pertahanan China",
        "Ketua DPR Puan Maharani bertemu Ketua Parlemen Turki setelah Menko Polhukam membahas krisis Suriah",
        "Kedua Korea sepakat agar putaran selanjutnya digelar di hadapan Presiden Subianto dan Perdana Menteri Jepang",
    ],
)
def test_an_article_cut_off_behind_any_word_is_read(sentence: str) -> None:
    words, whole = sentence.split(), Pipeline(PIPELINE.pack, prefilter=False)
    for length in range(1, len(words) + 1):
        text = " ".join(words[:length])
        check(whole.read(page_of(text)), text)

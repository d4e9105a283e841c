"""Whatever an article holds, a page shows it and a browser runs none of it. (In a browser: test_browser.py.)"""

from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient

from risalah.model.document import Page
from risalah.run.pipeline import Pipeline
from risalah.serve.app import application
from risalah.serve.showing import showable, web_address
from risalah.store.connection import Store
from serve.conftest import SETTINGS, hrefs
from serve.payloads import PAYLOADS

OURS = frozenset(
    """
    html head meta title link script body a header span nav div main h1 h2 h3 p footer section aside article form label
    input select option button ul ol li details summary dl dt dd blockquote mark table thead tbody tr th td small code
    strong q bdi svg g path circle rect line text fieldset legend
    """.split()  # noqa: SIM905
)
SENDS = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "content"})


class Strict(HTMLParser):
    """Fails at everything that a page of ours doesn't hold."""

    def __init__(self) -> None:
        super().__init__()
        self.in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in OURS, tag
        given = dict(attrs)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert name not in {"style", "srcdoc", "autofocus"}, (tag, name)
            if name in SENDS and tag != "meta":
                parts = urlsplit(value or "")
                assert parts.scheme in {"", "http", "https"}, value
                assert not parts.netloc or (tag == "a" and "nofollow" in (given.get("rel") or "")), value
        if tag == "meta":
            assert "http-equiv" not in given
        if tag == "script":
            assert given.get("src") == "/static/enhance.js"
            self.in_script = True

    def handle_endtag(self, tag: str) -> None:
        self.in_script = self.in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        assert not (self.in_script and data.strip())
        assert not set(data) & {"\0", "\u202e", "\u2066"}


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 30


@pytest.fixture(scope="module")
def pages(hostile: Store) -> dict[str, str]:
    """Every page of the hostile store."""
    found: dict[str, str] = {}
    with TestClient(application(hostile, SETTINGS)) as client:
        names = [record["id"] for record in client.get("/api/records?limit=500").json()["records"]]
        articles = [each["id"] for each in client.get("/api/articles?limit=500").json()["articles"]]
        fixed = ["/", "/articles", "/people", "/timeline", "/network", "/map", "/agenda", "/review", "/dyad/RUS/USA"]
        people = [a for a in hrefs(client.get("/people").text) if a.startswith("/person/")]
        asked = [
            f"/{kind}={quote(p, safe='', errors='replace')}"
            for p in PAYLOADS
            for kind in ("?q", "?place", "articles?q")
        ]
        other = [*(f"/record/{n}" for n in names), *(f"/article/{n}?all=1" for n in articles), *people, *asked]
        for address in [*fixed, *other]:
            answer = client.get(address)
            assert answer.status_code == 200, address
            found[address] = answer.text
        assert len(names) >= 20 and len(articles) == len(PAYLOADS)
    return found


def test_no_page_holds_an_element_of_an_article(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        try:
            Strict().feed(page)
        except AssertionError as error:
            raise AssertionError(f"{address}: {error}") from error


def test_article_text_is_shown_as_text(pages: dict[str, str]) -> None:
    everything = "".join(page for address, page in pages.items() if address.startswith("/article/"))
    assert "&lt;script&gt;window.pwned=1&lt;/script&gt;" in everything
    assert "{{ 7*7 }}" in everything and "49" not in everything.partition("{{ 7*7 }}")[2][:20]


def test_downloads_hold_no_formula_and_no_page(hostile: Store) -> None:
    with TestClient(application(hostile, SETTINGS)) as client:
        table = client.get("/api/records.csv")
        assert table.headers["content-type"].startswith("text/csv")
        assert ",=HYPERLINK" not in table.text and ',"=HYPERLINK' not in table.text
        article = client.get("/api/articles").json()["articles"][0]["id"]
        text = client.get(f"/api/articles/{article}/text")
        assert text.headers["content-type"] == "text/plain; charset=utf-8"
        assert text.headers["x-content-type-options"] == "nosniff"


def test_calendar_lines_end_where_we_end_them(hostile: Store) -> None:
    with TestClient(application(hostile, SETTINGS)) as client:
        lines = client.get("/agenda.ics").text.split("\r\n")
    names = {line.partition(":")[0].partition(";")[0] for line in lines if line and not line.startswith(" ")}
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND",
        "SUMMARY", "DESCRIPTION", "URL", "STATUS", "TRANSP", "LOCATION",
    }  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_is_a_web_address(payload: str) -> None:
    address = web_address(payload)
    assert address is None or address.startswith("https://evil.example/")  # a plain link, marked and escaped


def test_signs_that_turn_the_reading_direction_are_shown_as_signs() -> None:
    assert showable("a\u202eb\0c") == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_articles_are_read_like_others(payload: str) -> None:
    shown = payload.encode("utf-8", "replace").decode()
    text = (
        f"{shown}\n\n{shown}, Jakarta - Menlu RI Sugiono bertemu Menlu Malaysia Mohamad Hasan, Senin (6/1/2025).\n\n"
        f'"{shown}," kata {shown}.\n'
    )
    account = _reader().read(Page(uri=payload, text=text, sha256="0" * 64))
    for contact in account.contacts:
        for span in contact.evidence:
            assert 0 <= span.start < span.end <= len(text)


_READERS: list[Pipeline] = []


def _reader() -> Pipeline:
    if not _READERS:
        _READERS.append(Pipeline())
    return _READERS[0]

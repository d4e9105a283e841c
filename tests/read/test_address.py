"""An address is read within limits, and never leads into the reader's own network unless that is allowed."""

import socket
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from page_samples import HTML, STORY
from risalah.errors import InputError
from risalah.read.address import FetchLimits, fetch, is_public

address = sys.modules["risalah.read.address"]  # `risalah.read` is a function too

HERE = FetchLimits(seconds=5, most_bytes=200_000, most_redirects=3, allow_private=True)


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/story":
            self.answer(200, "text/html; charset=utf-8", HTML.encode())
        elif self.path == "/text":
            self.answer(200, "text/plain", STORY.encode())
        elif self.path == "/moved":
            self.answer(302, "text/html", b"", {"Location": "/text"})
        elif self.path == "/loop":
            self.answer(302, "text/html", b"", {"Location": "/loop"})
        elif self.path == "/file":
            self.answer(302, "text/html", b"", {"Location": "file:///etc/passwd"})
        elif self.path == "/large":
            self.answer(200, "text/plain", b"kata " * 100_000)
        elif self.path == "/picture":
            self.answer(200, "image/png", b"png")
        elif self.path == "/slow":
            self.answer(200, "text/plain", b"", {"Content-Length": "100"})
            threading.Event().wait(3)
        else:
            self.answer(404, "text/plain", b"gone")

    def answer(self, status: int, kind: str, body: bytes, extra: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in {"Content-Length": str(len(body)), **(extra or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_read(site: str) -> None:
    page = fetch(f"{site}/text", HERE)
    assert page.text == STORY
    assert page.metadata.address == f"{site}/text"


def test_a_web_page_is_read(site: str) -> None:
    pytest.importorskip("trafilatura")
    assert fetch(f"{site}/story", HERE).metadata.title == "Menlu Peru Temui Menlu Rusia"


def test_a_redirect_is_followed(site: str) -> None:
    assert fetch(f"{site}/moved", HERE).text == STORY


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/loop", "redirects"),
        ("/file", "only http"),
        ("/large", "larger"),
        ("/picture", "not a web page"),
        ("/nothing", "404"),
    ],
)
def test_what_cannot_be_read_is_told(site: str, path: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        fetch(site + path, HERE)


def test_a_slow_server_is_given_up(site: str) -> None:
    with pytest.raises(InputError):
        fetch(f"{site}/slow", FetchLimits(seconds=0.5, allow_private=True))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://user:word@contoh.id/",
        "http://93.184.216.34:22/",
        "ftp://contoh.id/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:70/",
        "http://",
        "http://contoh.id/a b",
        "http://contoh.id/\r\nHost: x",
    ],
)
def test_an_address_that_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        fetch(address, FetchLimits(seconds=2))


def test_a_redirect_into_the_own_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public here; the one that it redirects to does not."""
    monkeypatch.setattr(address, "_PORTS", frozenset({int(site.rsplit(":", 1)[1])}))
    answers = iter(["93.184.216.34"])
    monkeypatch.setattr(address, "is_public", lambda target: next(answers, None) is not None)
    with pytest.raises(InputError, match="not a public address"):
        fetch(f"{site}/moved", FetchLimits(seconds=2))


def test_a_name_is_looked_up_once(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look-up could give another address than the one that was checked."""
    calls = []
    real = socket.getaddrinfo

    def counted(host: Any, *args: Any, **kwargs: Any) -> Any:
        calls.append(host)
        return real(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", counted)
    fetch(f"{site}/text".replace("127.0.0.1", "localhost"), HERE)
    assert calls.count("localhost") == 1


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public

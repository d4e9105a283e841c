"""One page from the web, by its address, within limits; never from inside one's own network unless allowed.

    fetch("https://www.contoh.co.id/berita/1")  ->  Page(uri="https://www.contoh.co.id/berita/1", ...)

Each host name is looked up once and the connection goes to the very address that was checked, so that a name which
changes its address in between gains nothing. Redirects are followed by hand, each one checked the same way.
"""

import gzip
import http.client
import io
import ipaddress
import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from risalah.errors import InputError
from risalah.lang.layouts import Layouts
from risalah.model.document import Metadata, Page
from risalah.read.html import read_html
from risalah.read.options import MEGABYTE
from risalah.read.text import read_text

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_PORTS = frozenset({80, 443})


@dataclass(frozen=True)
class FetchLimits:
    seconds: float = 20.0  # for everything, redirects included
    most_bytes: int = 8 * MEGABYTE
    most_redirects: int = 5
    allow_private: bool = False  # addresses that are not public, and ports other than 80 and 443


def fetch(address: str, limits: FetchLimits | None = None, layouts: Layouts | None = None) -> Page:
    """The page at an http or https address. Raises InputError with what was refused or failed."""
    limits = limits or FetchLimits()
    deadline = time.monotonic() + limits.seconds
    current = address
    for _ in range(limits.most_redirects + 1):
        parts = _checked(current, limits)
        connection = _connect(parts, current, limits, deadline)
        try:
            connection.request("GET", _target(parts), headers={"Accept": "text/html", "User-Agent": "risalah"})
            answer = connection.getresponse()
            if answer.status in _REDIRECTS and answer.getheader("Location"):
                current = urljoin(current, answer.getheader("Location") or "")
                continue
            return _page(answer, current, limits, deadline, layouts)
        except (OSError, http.client.HTTPException, ssl.SSLError, ValueError) as error:
            raise InputError(f"{current}: {error or type(error).__name__}") from error
        finally:
            connection.close()
    raise InputError(f"{address}: more than {limits.most_redirects} redirects")


def _checked(address: str, limits: FetchLimits) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise InputError(f"{address}: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{address}: only http and https addresses are read")
    if parts.username is not None or parts.password is not None:
        raise InputError(f"{address}: an address with a password is not read")
    if port is not None and port not in _PORTS and not limits.allow_private:
        raise InputError(f"{address}: port {port} is not allowed")
    if any(ord(c) <= 32 for c in address):
        raise InputError(f"{address!r}: holds blanks or control characters")
    return parts


def _connect(parts: SplitResult, address: str, limits: FetchLimits, deadline: float) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    target = _resolve(host, port, address, limits)
    left = _left(deadline, address)
    connection = http.client.HTTPConnection(host, port, timeout=left)
    try:
        raw = socket.create_connection((target, port), timeout=left)
        if parts.scheme == "https":
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
    except OSError as error:
        raise InputError(f"{address}: {error}") from error
    connection.sock = raw  # already connected, to the address that was checked
    return connection


def _resolve(host: str, port: int, address: str, limits: FetchLimits) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{address}: the host is not known") from error
    targets = [str(entry[4][0]).split("%")[0] for entry in found]
    if not limits.allow_private:
        for target in targets:
            if not is_public(target):
                raise InputError(f"{address}: {host} is not a public address ({target})")
    return targets[0]


def is_public(target: str) -> bool:
    """Whether an IP address is one of the open internet, also where it is wrapped in an IPv6 one."""
    ip = ipaddress.ip_address(target)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast


def _page(
    answer: http.client.HTTPResponse, address: str, limits: FetchLimits, deadline: float, layouts: Layouts | None
) -> Page:
    if answer.status != 200:
        raise InputError(f"{address}: the server answers {answer.status} {answer.reason}")
    kind = (answer.getheader("Content-Type") or "").split(";")[0].strip().lower()
    if kind and kind not in _TYPES:
        raise InputError(f"{address}: is {kind}, not a web page")
    data = _body(answer, address, limits, deadline)
    if kind == "text/plain":
        return read_text(data, address, Metadata(address=address))
    return read_html(data, address, address, answer.headers.get_content_charset(), layouts)


def _body(answer: http.client.HTTPResponse, address: str, limits: FetchLimits, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while True:
        _left(deadline, address)
        chunk = answer.read1(65_536)
        if not chunk:
            break
        size += len(chunk)
        if size > limits.most_bytes:
            raise InputError(f"{address}: is larger than {limits.most_bytes} bytes")
        chunks.append(chunk)
    data = b"".join(chunks)
    if (answer.getheader("Content-Encoding") or "").strip().lower() == "gzip":
        try:
            data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(limits.most_bytes + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{address}: packed wrongly: {error}") from error
        if len(data) > limits.most_bytes:
            raise InputError(f"{address}: unpacks to more than {limits.most_bytes} bytes")
    return data


def _target(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _left(deadline: float, address: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise InputError(f"{address}: took too long")
    return left

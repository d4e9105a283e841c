"""What stands before every page: which hosts are answered, how much is read, how often, and what browsers may do.

An article is hostile input: whatever it holds, a browser is told to run no script but our own file, to load nothing
from elsewhere and to send nothing away.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from risalah.serve.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    (b"x-frame-options", b"DENY"),
)
LONGEST_ADDRESS = 8192  # bytes of path and query
LARGEST_BODY = 65_536  # bytes of a form
ADDRESSES = 10_000  # clients that the limit keeps in mind


class Guard:
    """ASGI middleware: refuses, counts, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in settings.hosts)
        self.bucket = Bucket(settings.requests_per_second, settings.burst, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *((n, v) for n, v in HEADERS if n not in given)]
            await send(message)

        refusal = self._refusal(scope, headers)
        if refusal:
            await _refuse(send_guarded, *refusal)
            return
        left = LARGEST_BODY

        async def receive_limited() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooLargeError
            return message

        await self.app(scope, receive_limited, send_guarded)

    def _refusal(self, scope: Scope, headers: dict[bytes, bytes]) -> tuple[int, str] | None:
        if host_name(headers.get(b"host", b"").decode("latin-1")) not in self.hosts:
            return 421, "This server does not answer for that host."
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return 405, "method not allowed"
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, "address too long"
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, "too large"
        client = scope.get("client")
        if not self.bucket.take(client[0] if client else ""):
            return 429, "too many requests"
        return None


class TooLargeError(Exception):
    """A body went on beyond what is read; the application answers it with 413."""


class Bucket:
    """At most `rate` requests a second per address in the long run, `burst` at once. No rate: no limit."""

    def __init__(self, rate: float | None, burst: int, clock: Callable[[], float]) -> None:
        self.rate, self.burst, self.clock = rate, burst, clock
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> bool:
        if self.rate is None:
            return True
        now = self.clock()
        tokens, since = self.left.pop(address, (float(self.burst), now))
        tokens = min(self.burst, tokens + (now - since) * self.rate)
        allowed = tokens >= 1
        self.left[address] = (tokens - 1 if allowed else tokens, now)
        if len(self.left) > ADDRESSES:
            self.left.popitem(last=False)
        return allowed


def host_name(host: str) -> str:
    """'localhost:8765' -> 'localhost', '[::1]:8765' -> '::1'."""
    host = host.strip().lower()
    if host.startswith("["):
        name, _, rest = host[1:].partition("]")
        return name if not rest or (rest[0] == ":" and rest[1:].isdigit()) else ""
    name, colon, port = host.partition(":")
    return name if not colon or port.isdigit() else ""


async def _refuse(send: Send, status: int, words: str) -> None:
    body = words.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    if status == 429:
        headers.append((b"retry-after", b"2"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

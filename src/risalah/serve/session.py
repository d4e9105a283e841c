"""Who may edit: a token opens a session, every form of the session carries a mark that no other site can know.

The token is printed where the explorer was started. It is sent once; afterwards a cookie (HttpOnly, SameSite=Strict)
stands for it, and forms carry a second value derived from both.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response

from risalah.serve.settings import Settings

COOKIE = "risalah_edit"
AGE = 12 * 3600  # seconds


def is_token(given: str, settings: Settings) -> bool:
    return settings.token is not None and hmac.compare_digest(given.encode(), settings.token.encode())


def open_session(response: Response, settings: Settings) -> None:
    nonce = secrets.token_urlsafe(18)
    value = f"{nonce}.{_sign(settings, 'session', nonce)}"
    response.set_cookie(COOKIE, value, max_age=AGE, httponly=True, samesite="strict", path="/")


def close_session(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


def session_of(cookies: Mapping[str, str], settings: Settings) -> str | None:
    """The session's nonce; None when nobody may edit here."""
    if settings.token is None:
        return None
    nonce, _, sign = cookies.get(COOKIE, "").partition(".")
    return nonce if nonce and hmac.compare_digest(sign, _sign(settings, "session", nonce)) else None


def form_mark(nonce: str, settings: Settings) -> str:
    """What every form of this session carries."""
    return _sign(settings, "form", nonce)


def may_post(headers: Headers, mark: str, nonce: str | None, settings: Settings) -> bool:
    """Whether a form comes from one of our own pages in an open session."""
    if nonce is None or not hmac.compare_digest(mark.encode(), form_mark(nonce, settings).encode()):
        return False
    return is_same_site(headers)


def is_same_site(headers: Headers) -> bool:
    """What the browser itself says of where the form was. Clients that are no browsers say nothing."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _sign(settings: Settings, purpose: str, nonce: str) -> str:
    key = (settings.token or "").encode()
    return hmac.new(key, f"{purpose}:{nonce}".encode(), hashlib.sha256).hexdigest()

"""What all pages share: the store, the catalog, the language of a request, and how a template becomes an answer."""

import time
from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from threading import Lock
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from risalah.serve import phrasing, session
from risalah.serve.catalog import Catalog, Catalogs, Stamp
from risalah.serve.guard import Bucket
from risalah.serve.queries import numbers_with
from risalah.serve.settings import Settings
from risalah.serve.showing import showable, web_address
from risalah.serve.texts import LANGUAGES, Texts, load_texts
from risalah.store.connection import Store

KEPT_SEARCHES = 256
LANGUAGE_COOKIE = "risalah_lang"


class Explorer:
    """One store, served. Safe to use from many threads."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.catalogs = Catalogs(store)
        self.texts = load_texts()
        self._searches: OrderedDict[tuple[Stamp, str], int] = OrderedDict()
        self._lock = Lock()
        self.attempts = Bucket(0.2, 8, time.monotonic)  # tokens that may be tried

    def catalog(self) -> Catalog:
        return self.catalogs.current()

    def find_text(self, words: str, catalog: Catalog) -> int:
        """Positions of the records with an article that holds the words; kept until the store changes."""
        key = (catalog.stamp, words)
        with self._lock:
            if key in self._searches:
                self._searches.move_to_end(key)
                return self._searches[key]
        found = catalog.of_documents(numbers_with(self.store, words))
        with self._lock:
            self._searches[key] = found
            while len(self._searches) > KEPT_SEARCHES:
                self._searches.popitem(last=False)
        return found

    def language(self, request: Request) -> Texts:
        """Asked for in the address, kept in a cookie, or the first known one that the browser likes."""
        for asked in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
            if asked in self.texts:
                return self.texts[asked]
        for part in request.headers.get("accept-language", "").split(",")[:10]:
            code = part.partition(";")[0].strip()[:2].lower()
            if code in self.texts:
                return self.texts[code]
        return self.texts[LANGUAGES[0]]

    def render(self, request: Request, template: str, *, code: int = 200, **values: object) -> Response:
        """A page. Everything in it is escaped, unless it is markup that we made ourselves."""
        texts = self.language(request)
        nonce = session.session_of(request.cookies, self.settings)
        shared: Mapping[str, object] = {
            "t": texts.say,
            "texts": texts,
            "settings": self.settings,
            "editing": nonce is not None,
            "form_mark": session.form_mark(nonce, self.settings) if nonce else "",
            "other_languages": [
                (code, self.texts[code].say("ui.name"), _in_language(request, code))
                for code in LANGUAGES
                if code != texts.code
            ],
            "path": request.url.path,
            "reviewer": request.cookies.get("risalah_who", "")[:60],
        }
        page = self.templates.get_template(template).render({**shared, **values})
        response = HTMLResponse(page, code, {"cache-control": "no-cache, private", "content-language": texts.code})
        if request.query_params.get("lang") in self.texts:
            response.set_cookie(LANGUAGE_COOKIE, texts.code, max_age=31_536_000, samesite="lax", httponly=True)
        return response

    @cached_property
    def templates(self) -> Environment:
        made = Environment(
            loader=PackageLoader("risalah.serve", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=showable,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        made.globals.update(
            say_date=phrasing.say_date,
            say_value=phrasing.say_value,
            say_count=phrasing.say_count,
            say_plural=phrasing.say_plural,
            say_person=phrasing.say_person,
            web_address=web_address,
        )
        return made


def _in_language(request: Request, code: str) -> str:
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return f"{request.url.path}?{urlencode([*pairs, ('lang', code)])}"

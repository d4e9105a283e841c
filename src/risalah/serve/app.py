"""The application: every address and what answers it.

application(store, Settings(now=…, version="0.1.0"))  ->  an ASGI application
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from risalah.serve import (
    api,
    page_agenda,
    page_article,
    page_dyad,
    page_person,
    page_pictures,
    page_record,
    page_review,
    page_search,
)
from risalah.serve.explorer import Explorer
from risalah.serve.guard import Guard, TooLargeError
from risalah.serve.page_problem import problem_page
from risalah.serve.settings import Settings
from risalah.store.connection import Store

THREADS = 12  # at once; each may hold one connection to the store, and the pool holds 15
Page = Callable[[Explorer, Request], Response]

PAGES: tuple[tuple[str, Page], ...] = (
    ("/", page_search.search_page),
    ("/articles", page_search.articles_page),
    ("/record/{record}", page_record.record_page),
    ("/article/{article}", page_article.article_page),
    ("/dyad/{one}/{other}", page_dyad.dyad_page),
    ("/people", page_person.people_page),
    ("/person/{key:path}", page_person.person_page),
    ("/timeline", page_pictures.timeline_page),
    ("/network", page_pictures.network_page),
    ("/map", page_pictures.map_page),
    ("/agenda", page_agenda.agenda_page),
    ("/agenda.ics", page_agenda.calendar_feed),
    ("/review", page_review.review_page),
    ("/about", page_review.about_page),
)
FORMS: tuple[tuple[str, page_review.Form], ...] = (
    ("/review/enter", page_review.enter),
    ("/review/leave", page_review.leave),
    ("/review/decide", page_review.decide),
)


def application(store: Store, settings: Settings) -> ASGIApp:
    """The whole explorer, with its guard before it."""
    explorer = Explorer(store, settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield

    def failed(request: Request, error: Exception) -> Response:
        status = 413 if isinstance(error, TooLargeError) else 500
        words = None
        if isinstance(error, HTTPException):
            status = error.status_code
            words = error.detail if status == 400 else None  # our own words; the others have theirs in `texts`
        return problem_page(explorer, request, status, words)

    static = Path(str(resources.files("risalah.serve") / "static"))
    routes: list[BaseRoute] = [Route(path, _page(explorer, page), methods=["GET"]) for path, page in PAGES]
    routes += [Route(path, _form(explorer, form), methods=["POST"]) for path, form in FORMS]
    routes += [Route(path, _page(explorer, page), methods=["GET"]) for path, page in api.ADDRESSES]
    routes.append(Mount("/static", StaticFiles(directory=static)))
    handlers = {HTTPException: failed, TooLargeError: failed, Exception: failed}
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)
    app.state.explorer = explorer
    return Guard(app, settings)


def _page(explorer: Explorer, page: Page) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return page(explorer, request)

    return answer


def _form(explorer: Explorer, form: page_review.Form) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        given = await page_review.read_form(request)
        return await anyio.to_thread.run_sync(form, explorer, request, given)

    return answer

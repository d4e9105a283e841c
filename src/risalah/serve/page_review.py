"""Review: pairs that may be one contact, decisions so far, and the forms by which a person decides."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from risalah.errors import RisalahError
from risalah.model.correction import Correction
from risalah.model.record import Record
from risalah.run import correct
from risalah.serve import session
from risalah.serve.explorer import Explorer
from risalah.serve.lines import line
from risalah.serve.page_problem import problem_page
from risalah.serve.queries import load_bundle
from risalah.serve.texts import Texts
from risalah.store.corrections import every
from risalah.store.query import doubtful

Given = Mapping[str, list[str]]
Form = Callable[[Explorer, Request, Given], Response]
PAIRS, HISTORY, OPEN = 20, 100, 20
LONGEST = {"why": 500, "who": 60, "value": 200}


class NotDoneError(Exception):
    """A decision that can't be carried out; the words say why."""


def review_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    catalog = explorer.catalog()
    with explorer.store.reading() as connection:
        doubts = doubtful(connection, limit=PAIRS)
        history = every(connection)
    undone = {correction.undoes for correction in history if correction.undoes}
    pairs = [
        (judgement, line(one, texts), line(other, texts))
        for judgement, left, right in doubts
        if (one := catalog.get(left)) and (other := catalog.get(right))
    ]
    waiting = [entry for entry in catalog.entries if entry.state == "open"][:OPEN]
    return explorer.render(
        request,
        "review.html",
        pairs=pairs,
        history=[(made, made.id in undone, _said(made, texts)) for made in reversed(history[-HISTORY:])],
        waiting=[line(entry, texts) for entry in waiting],
        wrong=request.query_params.get("wrong") == "1",
        done=request.query_params.get("done", "")[:60],
        can_edit=explorer.settings.token is not None,
    )


def about_page(explorer: Explorer, request: Request) -> Response:
    return explorer.render(request, "about.html")


async def read_form(request: Request) -> Given:
    """The fields of a form; anything but a plain form is an empty one."""
    body = await request.body()
    found: dict[str, list[str]] = {}
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        for name, value in parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=500):
            found.setdefault(name, []).append(value)
    return found


def enter(explorer: Explorer, request: Request, given: Given) -> Response:
    """The token opens a session. Wrong ones are few: the forms' own limit stops guessing."""
    if not explorer.attempts.take(request.client.host if request.client else ""):
        return problem_page(explorer, request, 429)
    if not session.is_same_site(request.headers) or not session.is_token(_one(given, "token"), explorer.settings):
        return RedirectResponse("/review?wrong=1", 303)
    response = RedirectResponse("/review", 303)
    session.open_session(response, explorer.settings)
    return response


def leave(explorer: Explorer, request: Request, given: Given) -> Response:
    response = RedirectResponse("/review", 303)
    nonce = session.session_of(request.cookies, explorer.settings)
    if session.may_post(request.headers, _one(given, "mark"), nonce, explorer.settings):
        session.close_session(response)
    return response


def decide(explorer: Explorer, request: Request, given: Given) -> Response:
    """Carry out one decision, and lead back to where it was made."""
    texts = explorer.language(request)
    nonce = session.session_of(request.cookies, explorer.settings)
    if not session.may_post(request.headers, _one(given, "mark"), nonce, explorer.settings):
        return problem_page(explorer, request, 403, texts.say("review.expired"))
    who = _one(given, "who")
    try:
        if not who:
            raise NotDoneError(texts.say("review.need_why"))
        made, back = _carry_out(explorer, given, who)
    except (RisalahError, NotDoneError) as error:
        return problem_page(explorer, request, 400, texts.say("review.failed", why=str(error)))
    explorer.catalogs.changed()
    response = RedirectResponse(f"{back}?done={made.kind}", 303)
    response.set_cookie("risalah_who", "".join(s for s in who if s.isalnum() or s in " .-"), samesite="strict")
    return response


def _carry_out(explorer: Explorer, given: Given, who: str) -> tuple[Correction, str]:
    store, kind, why = explorer.store, _one(given, "kind"), _one(given, "why")
    now = explorer.settings.now()
    if kind == "undo":
        return correct.undo(store, _one(given, "correction"), who=who, when=now, why=why), "/review"
    record = _record(explorer, _one(given, "record"))
    here = f"/record/{record.id}"
    if kind == "accept":
        return correct.decide(store, "accept", record, who=who, when=now, why=why), here
    if kind == "reject":
        return correct.decide(store, "reject", record, who=who, when=now, why=why), here
    if kind == "edit":
        field, value = _one(given, "field"), _one(given, "value") or None
        return correct.edit(store, record, field, value, who=who, when=now, why=why), here
    if kind == "split":
        return correct.part(store, record, given.get("account", []), who=who, when=now, why=why), here
    other = _record(explorer, _one(given, "other"))
    if other.id == record.id:
        raise NotDoneError(f"{other.id} = {record.id}")
    back = "/review" if _one(given, "from") == "review" else here
    if kind == "merge":
        return correct.decide(store, "merge", record, others=other, who=who, when=now, why=why), back
    if kind == "apart":
        return correct.keep_apart(store, record, other, who=who, when=now, why=why), back
    raise NotDoneError(kind)


def _record(explorer: Explorer, name: str) -> Record:
    bundle = load_bundle(explorer.store, name) if name else None
    if bundle is None:
        raise NotDoneError(f"{name or '?'}: -")
    return bundle.record


def _said(made: Correction, texts: Texts) -> str:
    if made.kind == "edit":
        field = texts.name("field", made.field)
        return texts.say("review.kind_edit", field=field, value=made.value or texts.say("review.nothing"))
    return texts.say(f"review.kind_{made.kind}")


def _one(given: Given, name: str) -> str:
    value = (given.get(name) or [""])[0]
    return "".join(sign for sign in value if sign.isprintable())[: LONGEST.get(name, 200)].strip()

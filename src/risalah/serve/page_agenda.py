"""Announced contacts of which nothing has been seen since: as a page, and as a calendar feed."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from risalah.serve.catalog import Entry
from risalah.serve.explorer import Explorer
from risalah.serve.icalendar import Event
from risalah.serve.icalendar import calendar as write_calendar
from risalah.serve.lines import line
from risalah.serve.phrasing import say_date
from risalah.serve.texts import Texts

LISTED = 200
LONGEST = 62  # days: an announcement for 'this year' is no entry of a calendar
IN_FEED = 2000


def agenda_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    today = date.fromisoformat(explorer.settings.today)
    plans = [entry for entry in explorer.catalog().entries if entry.open_plan]
    dated = [entry for entry in plans if entry.last is not None]
    upcoming = sorted((e for e in dated if (e.last or 0) >= today.toordinal()), key=lambda e: (e.first or 0, e.id))
    overdue = [e for e in dated if (e.last or 0) < today.toordinal()]
    return explorer.render(
        request,
        "agenda.html",
        today=say_date(today.isoformat(), texts),
        upcoming=[line(entry, texts) for entry in upcoming[:LISTED]],
        overdue=[line(entry, texts) for entry in overdue[:LISTED]],
        undated=[line(entry, texts) for entry in plans if entry.last is None][:LISTED],
    )


def calendar_feed(explorer: Explorer, request: Request) -> Response:
    """All announced contacts that are open, of every year, as far as their days are known."""
    texts = explorer.language(request)
    base = f"{request.url.scheme}://{request.headers.get('host', 'localhost')}"
    plans = [entry for entry in explorer.catalog().entries if entry.open_plan]
    events = [_event(entry, base, texts) for entry in plans if _fits(entry)]
    stamp = "".join(sign for sign in explorer.settings.now()[:19] if sign.isalnum()) + "Z"
    body = write_calendar(events[:IN_FEED], texts.say("agenda.title"), stamp)
    return Response(body, media_type="text/calendar", headers={"content-disposition": 'inline; filename="agenda.ics"'})


def _fits(entry: Entry) -> bool:
    return entry.first is not None and entry.last is not None and entry.last - entry.first < LONGEST


def _event(entry: Entry, base: str, texts: Texts) -> Event:
    told = line(entry, texts)
    said = ", ".join([texts.name("status", entry.status), told.day, *(texts.topic(code) for code in entry.topics)])
    return Event(
        uid=entry.id,
        first=date.fromordinal(entry.first or 1),
        last=date.fromordinal(entry.last or 1),
        summary=told.sentence,
        description=said,
        address=f"{base}{told.href}",
        place=entry.place,
        tentative=entry.status == "proposed" or not entry.certain,
    )

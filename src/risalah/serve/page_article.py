"""One article as it was read, with everything that was read in it marked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from risalah.model.span import Span
from risalah.serve.explorer import Explorer
from risalah.serve.highlight import Mark, Stretch, marks_of, stretches
from risalah.serve.lines import line
from risalah.serve.page_problem import problem_page
from risalah.serve.phrasing import say_value
from risalah.serve.queries import load_article
from risalah.serve.texts import Texts

SHOWN = 60_000  # characters before 'show the whole text'
NOTES = 600  # marks that are listed below the text
AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True)
class Piece:
    """A stretch as the page shows it: classes, what pointing at it says, where it leads."""

    text: str
    classes: str
    tip: str
    href: str | None
    number: int | None  # of the mark that opens here, for the list below
    here: bool  # the words that the reader came for
    first: bool  # and the first of them


def article_page(explorer: Explorer, request: Request) -> Response:
    texts = explorer.language(request)
    name = request.path_params["article"]
    article = load_article(explorer.store, name)
    if article is None:
        return problem_page(explorer, request, 404)
    marks = marks_of(article.account, article.records)
    here = wanted_span(request.query_params.get("at"), len(article.text))
    whole = request.query_params.get("all") == "1"
    text = article.text if whole or len(article.text) <= SHOWN else article.text[: max(SHOWN, here.end if here else 0)]
    cut = [*marks, Mark(0, "here", here, "", "")] if here else marks
    catalog = explorer.catalog()
    reported = [
        (contact, line(entry, texts))
        for contact in article.account.contacts
        if (entry := catalog.get(article.records.get(contact.id)))
    ]
    back = catalog.get(request.query_params.get("from"))
    return explorer.render(
        request,
        "article.html",
        article=article,
        header=article.account.document,
        pieces=pieces(stretches(text, cut), texts),
        notes=[note(mark, article.text, texts) for mark in marks[:NOTES] if mark.kind != "furniture"],
        legend=sorted({mark.kind for mark in marks}, key=list(texts.tables["mark"]).index),
        reported=reported,
        unread=[(s, c, b, e, n) for s, c, b, e, n in article.diagnostics],
        cut=len(text) < len(article.text),
        length=len(text),
        back=line(back, texts) if back else None,
        newer=article.superseded_by,
        Span=Span,
    )


def pieces(cut: list[Stretch], texts: Texts) -> list[Piece]:
    found: list[Piece] = []
    arrived = False
    for stretch in cut:
        proper = tuple(mark for mark in stretch.marks if mark.kind != "here")
        is_here = len(proper) != len(stretch.marks)
        bare = Stretch(stretch.start, stretch.text, proper, stretch.opens)
        best = bare.best
        grey = bare.furniture
        opens = [mark for mark in stretch.opens if mark.kind not in {"here", "furniture"}]
        found.append(
            Piece(
                text=stretch.text,
                classes=" ".join([*(f"k-{kind}" for kind in bare.kinds), *(["here"] if is_here else [])]),
                tip=" \u2022 ".join(_tips(bare, texts)) if best else (_tip(grey, texts) if grey else ""),
                href=_href(best) if best and stretch.text.strip() else None,
                number=opens[0].number if opens else None,
                here=is_here,
                first=is_here and not arrived,
            )
        )
        arrived = arrived or is_here
    return found


def note(mark: Mark, text: str, texts: Texts) -> Mapping[str, object]:
    words = mark.span.read(text)
    return {
        "mark": mark,
        "label": texts.name("mark", mark.kind),
        "words": words if len(words) <= 160 else words[:120] + " \u2026 " + words[-30:],
        "value": _value(mark, texts),
        "href": f"/record/{mark.record}#{mark.field or 'minutes'}" if mark.record else None,
    }


def wanted_span(given: str | None, length: int) -> Span | None:
    match = AT.fullmatch(given or "")
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    return Span(start, end) if start < end <= length else None


def _tips(stretch: Stretch, texts: Texts) -> list[str]:
    """What pointing at words says: field, value and rule of the innermost marks."""
    grounds = {"evidence", "statement"}
    if any(mark.kind in {"when", "duration"} for mark in stretch.marks):
        grounds.add("timex")  # the contact's day or duration is that very expression of time
    said = list(dict.fromkeys(_tip(mark, texts) for mark in stretch.marks if mark.kind not in grounds))
    return said[:3] or [_tip(mark, texts) for mark in stretch.marks[:1]]


def _tip(mark: Mark, texts: Texts) -> str:
    said = texts.name("mark", mark.kind)
    value = _value(mark, texts)
    rule = f" ({texts.say('article.rule')}: {mark.rule})" if mark.rule else ""
    return f"{said}: {value}{rule}" if value else f"{said}{rule}"


def _value(mark: Mark, texts: Texts) -> str:
    if mark.kind == "timex" and mark.value.startswith("P"):
        return say_value("duration", mark.value, texts)
    if mark.kind in {"when", "published", "timex"}:
        return say_value("when", mark.value, texts) if mark.value else ""
    if mark.kind in {"channel", "status", "outcome", "duration", "initiator", "ordinal"}:
        return say_value(mark.kind, mark.value, texts)
    if mark.kind == "topic":
        return texts.topic(mark.value)
    if mark.kind == "target":
        return texts.side(mark.value)
    return texts.name("act" if mark.kind in {"statement", "cue"} else "furniture", mark.value)


def _href(mark: Mark) -> str:
    return f"/record/{mark.record}#{mark.field or 'minutes'}" if mark.record else f"#note-{mark.number}"

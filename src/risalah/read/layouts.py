"""The story of a page whose outlet's layout is known: headline, date line where the head has none, and the paragraphs.

    '<h1 class="judul">Menlu ...</h1><div class="isi"><p>Lima - ...</p></div>'  ->  "Menlu ...\\n\\nLima - ..."

None where no layout fits: then the library looks for the story. Needs the extra `html`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from risalah.lang.layouts import Layout, Layouts
from risalah.model.document import Metadata

_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_FEWEST = 80  # characters of a story
_LONGEST_LINE = 300  # of a headline or a date


def read_layout(html: str, metadata: Metadata, layouts: Layouts | None) -> str | None:
    """The text of the page by its outlet's layout, None where there is none or it doesn't fit."""
    known = layouts.of(metadata.address, metadata.outlet) if layouts else ()
    if not known or not layouts:
        return None
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.document_fromstring(
            html.encode("utf-8", "replace"),
            parser=parser.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True),
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    for layout in known:
        if layout.until and metadata.published and metadata.published[: len(layout.until)] > layout.until:
            continue
        text = _read(tree, layout, layouts.drop, with_date=metadata.published is None)
        if text is not None:
            return text
    return None


def _read(tree: Any, layout: Layout, drop: Iterable[str], *, with_date: bool) -> str | None:
    bodies = _first(tree, layout.body)
    if not bodies:
        return None
    title = _line(_first(tree, layout.title))
    date = _line(_first(tree, layout.date)) if with_date else None
    for body in bodies:
        for selector in (*layout.drop, *drop):
            for element in _path(selector)(body):
                if element is not body and element.getparent() is not None:
                    element.drop_tree()
    story = "\n".join(line for body in bodies for line in _lines(body))
    if len(story) < _FEWEST:
        return None
    return "\n\n".join(part for part in (title, date, story) if part)


def _first(tree: Any, selectors: Iterable[str]) -> list[Any]:
    """What the first selector finds that finds any text; of elements inside each other the outermost."""
    for selector in selectors:
        found = [element for element in _path(selector)(tree) if element.text_content().strip()]
        if found:
            inside = {below for element in found for below in element.iterdescendants()} if len(found) > 1 else set()
            return [element for element in found if element not in inside]
    return []


def _line(elements: list[Any]) -> str | None:
    words = " ".join(elements[0].text_content().split()) if elements else ""
    return words if 0 < len(words) <= _LONGEST_LINE else None


def _lines(body: Any) -> Iterable[str]:
    """The text of an element, a line for each block in it."""
    from lxml import etree

    parts: list[str] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        block = node.tag in _BLOCKS
        if event == "start":
            parts += ["\n" if block else "", _BLANKS.sub(" ", node.text or "")]
        else:
            parts += ["\n" if block else "", _BLANKS.sub(" ", node.tail or "") if node is not body else ""]
    lines = (line.strip(" ") for line in "".join(parts).split("\n"))
    return [line for line in lines if line.strip()]


@lru_cache(maxsize=1024)
def _path(selector: str) -> Any:
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")

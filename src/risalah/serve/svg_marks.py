"""SVG elements as text, every value escaped: no style attributes (the content policy forbids them), only classes.

element("circle", cx=3, cy=4, r=2, class_="held")  ->  Markup('<circle cx="3" cy="4" r="2" class="held"/>')
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from risalah.serve.showing import showable


def element(name: str, *content: str | Markup, **attributes: object) -> Markup:
    """`class_` is `class`, `stroke_width` is `stroke-width`; numbers get at most one decimal."""
    written = "".join(
        f' {"viewBox" if key == "viewBox" else key.rstrip("_").replace("_", "-")}="{escape(showable(_plain(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(str(escape(showable(part))) for part in content)
    return Markup(f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>")


def together(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def picture(width: float, height: float, title: str, kind: str, *content: Markup) -> Markup:
    """A whole picture with a name for those who don't see it. Links inside stay reachable by keyboard."""
    return element(
        "svg",
        element("title", title),
        *content,
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        class_=f"picture {kind}",
        role="group",
        aria_label=title,
        xmlns="http://www.w3.org/2000/svg",
    )


def link(href: str, title: str, *content: Markup) -> Markup:
    """A part of a picture that leads somewhere. Words in it belong to its name, so they are not said twice."""
    has_words = any("<text" in part for part in content)
    return element("a", element("title", title), *content, href=href, aria_label=None if has_words else title)


def _plain(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)

"""A timeline: certain days as dots, uncertain ones as dashed bars over all the days that are possible.

timeline([Item(first=737_790, last=737_790, certain=True, label="Biden, Putin", …)], ticks…)  ->  <svg …>
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from risalah.serve.svg_marks import element, link, picture, together
from risalah.serve.texts import Texts

WIDTH = 1000
LEFT, RIGHT = 14, 14
TOP = 34  # below the axis
LANE = 26  # height of one lane
SIGN = 6.4  # width of a character of a label, on average
LABEL = 44  # characters of a label at most
BAR = 9  # half the height of an uncertain bar


@dataclass(frozen=True)
class Item:
    """`first` and `last` are days as ordinals; `title` is what pointing at it says."""

    first: int
    last: int
    certain: bool
    label: str
    title: str
    href: str
    status: str
    channel: str


def timeline(items: Sequence[Item], title: str, texts: Texts, *, labels: bool = True) -> Markup:
    """One picture; the axis begins and ends with the items."""
    low, high = _range(items)

    def x(day: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - low) / (high - low)

    drawn: list[Markup] = []
    ends: list[float] = []
    for item in sorted(items, key=lambda i: (i.first, i.last, i.href)):
        start, end = x(item.first), x(item.last + 1)
        words = _short(item.label) if labels else ""
        width = SIGN * len(words) + 10 if words else 4
        flip = labels and end + width > WIDTH and start - width > 0
        left, right = (start - width, end) if flip else (start - 7, max(end, start + 7) + width)
        lane = next((number for number, taken in enumerate(ends) if taken < left), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = right
        drawn.append(_item(item, start, end, TOP + lane * LANE + LANE / 2, words, flip=flip))
    height = TOP + max(1, len(ends)) * LANE + 10
    return picture(WIDTH, height, title, "timeline", _axis(low, high, x, height, texts), together(drawn))


def bars(counts: Sequence[tuple[str, int, str, str]], title: str, width: int = WIDTH) -> Markup:
    """Counts as bars: (label, number, title, href). Half the width fits into half a page."""
    most = max((number for _, number, _, _ in counts), default=1) or 1
    step = min(90.0, (width - LEFT - RIGHT) / max(1, len(counts)))
    every = max(1, round(48 / step))
    drawn = []
    for at, (label, number, words, href) in enumerate(counts):
        tall = 110 * number / most
        left = LEFT + at * step
        parts = [
            element("rect", x=left, y=10.0, width=step, height=140.0, class_="touch"),
            element(
                "rect",
                x=left + step * 0.12,
                y=130 - tall,
                width=max(1.0, step * 0.76),
                height=max(tall, 0.6),
                class_="bar",
            ),
        ]
        if at % every == 0:
            parts.append(element("text", label, x=left + step / 2, y=147.0, class_="tick", text_anchor="middle"))
        if step > 26:
            parts.append(
                element("text", str(number), x=left + step / 2, y=126 - tall, class_="number", text_anchor="middle")
            )
        drawn.append(link(href, words, *parts))
    return picture(width, 156, title, "bars", together(drawn))


def _item(item: Item, start: float, end: float, y: float, words: str, *, flip: bool) -> Markup:
    classes = f"item {item.status} via-{item.channel}"
    parts: list[Markup] = []
    middle = (start + end) / 2
    if item.certain:
        parts.append(element("circle", cx=middle, cy=y, r=6.0, class_=classes))
        left, right = middle - 7, middle + 7
    else:
        if end - start < 2 * BAR:  # a few days in a picture of years: as small as can be seen and hit
            start, end = middle - BAR, middle + BAR
        parts.append(
            element("rect", x=start, y=y - BAR, width=end - start, height=2.0 * BAR, rx=float(BAR),
                    class_=f"{classes} uncertain")
        )  # fmt: skip
        left, right = start, end
    if item.status in {"cancelled", "refused"}:
        parts.append(
            element("path", d=f"M{middle - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10", class_="cross", fill="none")
        )
    if words:
        anchor = "end" if flip else "start"
        parts.append(element("text", words, x=left - 4 if flip else right + 4, y=y + 4, text_anchor=anchor))
    return link(item.href, item.title, *parts)


def _axis(low: int, high: int, x: object, height: float, texts: Texts) -> Markup:
    parts = [element("line", x1=0, y1=TOP - 8, x2=WIDTH, y2=TOP - 8, class_="axis")]
    for day, label in _ticks(low, high, texts):
        at = x(day)  # type: ignore[operator]
        parts.append(element("line", x1=at, y1=TOP - 8, x2=at, y2=height, class_="grid"))
        parts.append(element("text", label, x=at + 3, y=TOP - 14, class_="tick"))
    return element("g", together(parts), aria_hidden="true")


def _ticks(low: int, high: int, texts: Texts) -> list[tuple[int, str]]:
    """Days with a label: months in a short picture, years, or every fifth of them."""
    first, last = date.fromordinal(low), date.fromordinal(high)
    months = (last.year - first.year) * 12 + last.month - first.month
    found = []
    if months <= 30:
        step = 1 if months <= 10 else 3
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            year, month = divmod(number, 12)
            if month % step == 0:
                name = texts.name("month", str(month + 1))
                found.append((date(year, month + 1, 1).toordinal(), f"{name[:3]} {year}"))
    else:
        years = last.year - first.year
        step = 1 if years <= 16 else 5 if years <= 70 else 50
        found = [(date(y, 1, 1).toordinal(), str(y)) for y in range(first.year, last.year + 1) if y % step == 0]
    return [(day, label) for day, label in found if low <= day <= high]


def _range(items: Sequence[Item]) -> tuple[int, int]:
    """The days of the picture, with some air; never less than two months."""
    low = min((item.first for item in items), default=737_000)
    high = max((item.last for item in items), default=737_000) + 1
    air = max(3, (high - low) // 40)
    if high - low < 60:
        air = (64 - (high - low)) // 2
    return max(1, low - air), min(date.max.toordinal(), high + air)


def _short(words: str) -> str:
    return words if len(words) <= LABEL else words[: LABEL - 1].rstrip() + "\u2026"

"""Values on their way into a page: what a browser would act on is taken out of them.

showable("Menlu\\u202e Lavrov")  ->  "Menlu\ufffd Lavrov";   web_address("javascript:alert(1)")  ->  None
"""

from urllib.parse import urlsplit

from markupsafe import Markup

# Signs that a page must not hold, or that turn the direction of all that follows: shown as a sign of their own.
UNSHOWABLE = {
    **dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)), "\ufffd"),
}


def showable(value: object) -> object:
    """A value as it goes into a page: no sign that a browser would act on."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value if value.isprintable() else value.translate(UNSHOWABLE)
    return "" if value is None else value


def web_address(uri: str) -> str | None:
    """The address, if it is one of the web; `javascript:` and its like, and paths, are none."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    clean = uri.isprintable() and not any(sign.isspace() for sign in uri)
    return uri if clean and parts.scheme in {"http", "https"} and parts.netloc else None

"""The same text without the debris of web pages, character for character in place, for whoever looks for words in it.

    "&ldquo;Kami siap,&rdquo; kata&nbsp;menlu"  ->  "      “Kami siap,”        kata      menlu"

Positions in the result are positions in the text: an entity becomes the sign that it stands for and blanks. Where a
sign stands inside a word the blanks would cut the word in two, so it is left as it is.
"""

import re
from html import unescape

_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_OPENING = "“‘«([\u201e"


def _broken(sign: str) -> str:
    """How a sign looks when its UTF-8 bytes were read as Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in sign.encode())


_MOJIBAKE = {_broken(sign): sign for sign in "“”‘’–—…\xa0•"}
_BROKEN = re.compile("|".join(re.escape(seen) for seen in sorted(_MOJIBAKE, key=len, reverse=True)))


def readable(text: str) -> str:
    """The text with entities and broken quotation marks replaced, as long as it was."""
    found = text
    if "&" in found:
        found = _ENTITY.sub(lambda match: _in_place(match, unescape(unescape(match.group()))), found)
    if "â€" in found or "Â" in found:
        found = _BROKEN.sub(lambda match: _in_place(match, _MOJIBAKE[match.group()]), found)
    return found


def _in_place(match: re.Match[str], sign: str) -> str:
    seen = match.group()
    text, start, end = match.string, match.start(), match.end()
    if len(sign) != 1 or not sign.isprintable():
        return " " * len(seen) if sign.isspace() else seen
    before, after = text[start - 1 : start], text[end : end + 1]
    if sign.isspace():
        return " " * len(seen)
    if before.isalnum() and after.isalnum():
        return seen
    opens = sign in _OPENING or (sign in "\"'" and not before.strip())
    return sign.rjust(len(seen)) if opens else sign.ljust(len(seen))

"""The same text without the debris of web pages, character for character in place, for whoever looks for words in it.

    "&ldquo;Kami siap,&rdquo; kata&nbsp;menlu"  ->  "      “Kami siap,”        kata      menlu"
    "FranÃ§ois"                                 ->  "Franc\u0327ois": the letter and its mark are two characters as well

Positions in the result are positions in the text: an entity becomes the sign that it stands for and blanks, a letter
whose UTF-8 bytes were read as Windows-1252 becomes the letter and its combining mark. Where another sign stands inside
a word the blanks would cut the word in two, so it is left as it is.
"""

import re
import unicodedata
from html import unescape

_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_OPENING = "“‘«([\u201e"


def _broken(sign: str) -> str:
    """How a sign looks when its UTF-8 bytes were read as Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in sign.encode())


_FILLER = "\u034f"  # invisible, a mark to every program: words are compared without it
_LETTERS = "".join(chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha())


def _apart(letter: str, size: int) -> str:
    """A letter and its mark as two characters, or with an invisible mark, so that it fills its broken form."""
    taken = unicodedata.normalize("NFD", letter)
    return (taken if len(taken) <= size else letter).ljust(size, _FILLER)


_MOJIBAKE = {_broken(sign): sign for sign in "“”‘’–—…\xa0•"}
_BROKEN = re.compile("|".join(re.escape(seen) for seen in sorted(_MOJIBAKE, key=len, reverse=True)))
_BROKEN_LETTERS = {
    seen: _apart(letter, len(seen))
    for letter in _LETTERS
    for seen in (_broken(letter), letter.encode().decode("latin-1"))  # two ways of being misread
}
_LEADS = "ÃÄÅ"  # the first of a letter's two bytes
_BROKEN_LETTER = re.compile(f"[{_LEADS}][\u0080-\u2122]")


def readable(text: str) -> str:
    """The text with entities, broken letters and broken quotation marks replaced, as long as it was."""
    found = text
    if "&" in found:
        found = _ENTITY.sub(lambda match: _in_place(match, unescape(unescape(match.group()))), found)
    if "â€" in found or "Â" in found:
        found = _BROKEN.sub(lambda match: _in_place(match, _MOJIBAKE[match.group()]), found)
    if any(lead in found for lead in _LEADS):
        found = _BROKEN_LETTER.sub(lambda match: _BROKEN_LETTERS.get(match.group(), match.group()), found)
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

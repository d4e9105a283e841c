"""The contacts of a piece of text, read with the whole program, for tests of single rules."""

from functools import cache

from risalah.model.account import Account, Contact
from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline


@cache
def _pipeline() -> Pipeline:
    return Pipeline(prefilter=False)


def account_of(*paragraphs: str) -> Account:
    """What the whole program reads of an article with these paragraphs."""
    return _pipeline().read(read_text("\n\n".join([*paragraphs, ""]).encode(), "text.txt"))


def contacts_of(text: str) -> tuple[Contact, ...]:
    """All contacts, in the order of the text."""
    return _pipeline().read(read_text(f"{text}\n".encode(), "text.txt")).contacts


def only_contact(text: str) -> Contact:
    (contact,) = contacts_of(text)
    return contact

"""What workers do in the tests of dying workers; a process that is started afresh imports it by name."""

import os

import msgspec

from risalah.model.account import Account
from risalah.model.document import Header, Page
from risalah.run.local import Settings


def echo_or_die(pages: list[Page], settings: Settings) -> list[bytes]:
    """An account that repeats the page's text as its id; a page that says 'die' takes its process with it."""
    if any(page.text == "die" for page in pages):
        os._exit(9)
    return [
        msgspec.msgpack.encode((Account(Header(id=page.text, uri=page.uri, sha256="", language=None)), None))
        for page in pages
    ]

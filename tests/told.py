"""Small texts read as far as what is said in them."""

from collections.abc import Sequence

from casting import cast_of, pack
from risalah.find.statements import find_statements
from risalah.model.account import Statement
from risalah.model.document import Agency


def said_in(text: str, agencies: Sequence[Agency] = ()) -> list[Statement]:
    """The statements of a text, one paragraph to a line."""
    story, cast = cast_of(text)
    return find_statements(story, cast, pack(), agencies)

"""THE FLOW, one screen: a page goes in, its account comes out.

    Page -> clean -> Document -> find (timexes, actors, statements) -> frame (contacts) -> Account
"""

from risalah.lang.pack import Pack, load_pack
from risalah.model.account import Account
from risalah.model.document import Header, Page
from risalah.model.ids import content_id


class Pipeline:
    """Reads pages with one language pack. Holds nothing but the pack: safe to share between threads and processes."""

    def __init__(self, pack: Pack | str = "id", *, prefilter: bool = True) -> None:
        self.pack = load_pack(pack) if isinstance(pack, str) else pack
        self.prefilter = prefilter

    def read(self, page: Page) -> Account:
        """The account of one page. Never raises for what a page holds: what can't be read becomes a diagnostic."""
        header = Header(
            id=content_id("d", page.sha256, page.uri), uri=page.uri, sha256=page.sha256, language=None
        )
        return Account(document=header)

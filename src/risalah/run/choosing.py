"""Which pages and accounts a run leaves out: those known to be older than a day.

    is_older(page, date(2020, 1, 1))  ->  True for a page whose head says 2019-12-31

Only what a page states counts: its metadata, its address, a date line. A day worked out from the story leaves nothing
out, and neither does a page that states none.
"""

from datetime import date

from risalah.clean.published import address_day
from risalah.model.account import Account
from risalah.model.document import Page
from risalah.model.edtf import bounds


def is_older(page: Page, since: date) -> bool:
    """By what is known before a page is read."""
    metadata = page.metadata
    if metadata.published:
        return _ends_before(metadata.published, since)
    day = address_day(metadata.address) if metadata.address else None
    return day is not None and day < since


def was_older(account: Account, since: date) -> bool:
    """By what the page was found to state."""
    published = account.document.published
    return published is not None and published.basis != "inferred" and _ends_before(published.edtf, since)


def _ends_before(edtf: str, since: date) -> bool:
    found = bounds(edtf)
    return found is not None and found[1] < since

"""What an account says of its article beside the key: title, publication date, outlet, agencies, furniture lines."""

import re

from risalah.evaluate.contacts import Marks
from risalah.evaluate.key import KeyDocument
from risalah.evaluate.sameness import covers, find_snippet, fold, same_date
from risalah.model.document import Header


def mark_document(key: KeyDocument, found: Header | None, text: str) -> Marks:
    """Which fields are right, for those that the key has; shares for agencies and furniture."""
    marks: Marks = {}
    title, published = found and found.title, found and found.published
    if not key.title_note:
        marks["title"] = fold(key.title) == fold(title.text if title else None)
    marks["published"] = same_date(key.published, published.edtf if published else None)
    if key.outlet:
        marks["outlet"] = _same_outlet(key.outlet, found.outlet.name if found and found.outlet else None)
    if key.agencies:
        credited = [fold(agency.name) for agency in found.agencies] if found else []
        hits = sum(any(fold(wanted) in name for name in credited) for wanted in key.agencies)
        marks["agencies"] = hits / len(key.agencies)
    if key.furniture:
        marked = [(each.start, each.end) for each in found.furniture] if found else []
        ranges = [find_snippet(snippet, text) for snippet in key.furniture]
        marks["furniture"] = sum(any(covers(*each, line) for each in marked) for line in ranges) / len(ranges)
    return marks


def _same_outlet(key: str, found: str | None) -> bool:
    """'Liputan6.com' and 'Liputan6' are one outlet: signs and a closing 'com' count for nothing."""
    ours = re.sub(r"\W|com$", "", fold(key))
    theirs = re.sub(r"\W", "", fold(found))
    return bool(theirs) and (ours in theirs or theirs in ours)

"""Page in, Document out: the story told apart from the page around it; nothing is deleted, positions stay the page's.

    clean(page, pack.cleaning)  ->  Document(header=Header(title=..., furniture=...), paragraphs=(Span, ...))

What is doubtful stays in the story. Every step is linear in the length of the page.
"""

from risalah.clean.bylines import mark_names
from risalah.clean.captions import mark_captions
from risalah.clean.credits import find_agencies, known_names
from risalah.clean.dateline import Dateline, find_dateline
from risalah.clean.furniture import mark_authors, mark_credits, mark_lines, mark_tail
from risalah.clean.headline import find_title, title_of_address
from risalah.clean.languages import tell_language
from risalah.clean.naming import find_source, tell_outlet
from risalah.clean.published import find_stamp, picture_day, tell_published
from risalah.clean.repeats import mark_repeats
from risalah.clean.rows import mark_rows
from risalah.clean.scenes import mark_scenes
from risalah.clean.sheet import Sheet, lay_out, pieces, trim
from risalah.clean.within import cut_within
from risalah.lang.cleaning import CleaningRules
from risalah.model.document import Document, Furniture, Header, Page
from risalah.model.ids import content_id
from risalah.model.span import Span


def clean(page: Page, rules: CleaningRules) -> Document:
    """The document of a page. Never raises for what a page holds."""
    sheet = lay_out(page.text, rules)
    mark_lines(sheet, rules)
    mark_rows(sheet, rules)
    mark_captions(sheet, rules)
    stamp = find_stamp(sheet, rules)
    title = find_title(sheet, page.metadata, rules)
    mark_credits(sheet, rules)
    found = find_dateline(sheet, rules)
    mark_names(sheet, rules, found[1] if found else None)
    mark_scenes(sheet, rules, found[1] if found else None)
    mark_repeats(sheet, title.span if title else None)
    mark_authors(sheet, rules)
    mark_tail(sheet)
    cut_within(sheet, rules)
    if found is None or not found[1].story:
        found = find_dateline(sheet, rules)
    dateline: Dateline | None = found[0] if found else None
    source = find_source(sheet)
    names = known_names(sheet, rules)
    outlet = tell_outlet(sheet, rules, names, page.metadata, dateline, source)
    if title is None and source is not None:
        title = title_of_address(sheet, source)
    header = Header(
        id=content_id("d", page.sha256, page.uri),
        uri=page.uri,
        sha256=page.sha256,
        language=tell_language(sheet.lower_story(), rules),
        title=title,
        outlet=outlet,
        published=tell_published(sheet, page.metadata, stamp, source) or picture_day(sheet, rules),
        agencies=find_agencies(
            sheet, rules, names, outlet.span if outlet else None, dateline.span if dateline else None
        ),
        furniture=_furniture(sheet),
    )
    return Document(
        text=page.text,
        header=header,
        paragraphs=_paragraphs(sheet),
        dateline=dateline.span if dateline else None,
        dateline_place=dateline.place if dateline else None,
        diagnostics=page.diagnostics,
    )


def _furniture(sheet: Sheet) -> tuple[Furniture, ...]:
    marks: list[Furniture] = []
    for line in sheet.lines:
        if line.kind is not None:
            marks.append(Furniture(line.start, line.end, line.kind, line.rule))
        else:
            marks.extend(_apart(line.cuts))
    return tuple(marks)


def _apart(cuts: list[Furniture]) -> list[Furniture]:
    """Cuts in order, without overlaps: where two meet, the first keeps its stretch."""
    kept: list[Furniture] = []
    for cut in sorted(cuts):
        start = max(cut.start, kept[-1].end) if kept else cut.start
        if start < cut.end:
            kept.append(Furniture(start, cut.end, cut.kind, cut.rule))
    return kept


def _paragraphs(sheet: Sheet) -> tuple[Span, ...]:
    spans: list[Span] = []
    for line in sheet.lines:
        if not line.story:
            continue
        for piece in pieces(line):
            bare = trim(sheet.text, piece)
            if bare is not None:
                spans.append(bare)
    return tuple(spans)

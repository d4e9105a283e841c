"""A day under a picture dates the news that is told with the very weekday."""

import pytest

from risalah.read.text import read_text
from risalah.run.pipeline import Pipeline

CAPTION = "Menlu AS John Kerry (kanan) berjabat tangan dengan PM Irak Nouri al-Maliki (kiri) di Baghdad, {day}.\n\n"
LEAD = "Kerry dan Maliki Bertemu\n\n"
STORY = "Menlu AS John Kerry bertemu PM Irak Nouri al-Maliki di Baghdad, {day}. Keduanya membahas Suriah.\n"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline("id", prefilter=False)


@pytest.mark.parametrize(
    ("under", "told", "when"),
    [
        ("Senin (23/6)", "Senin", "2014-06-23"),  # a Monday only in 2014 while both were in office
        ("Senin (23/6)", "Rabu", None),  # an older picture
        ("Juni 2014", "Senin", None),
    ],
)
def test_the_day_of_a_picture_counts_with_the_weekday_of_the_story(
    pipeline: Pipeline, under: str, told: str, when: str | None
) -> None:
    text = LEAD + CAPTION.format(day=under) + STORY.format(day=told)
    account = pipeline.read(read_text(text.encode(), "a.txt"))
    assert any(each.kind == "caption" for each in account.document.furniture)
    (contact,) = account.contacts
    assert contact.when is not None
    assert contact.when.edtf == when
    caption = text.index(under), text.index(under) + len(under)
    assert all(not caption[0] <= timex.span.start < caption[1] for timex in account.timexes)

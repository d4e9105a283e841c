"""Anchoring: what the words leave open is settled by publication, the time last mentioned, or stays open."""

from datetime import date

import pytest

from risalah.find.dating import Dated, find_timexes, resolve
from risalah.find.timexes import recognise
from risalah.lang.dates import load_dates
from risalah.lang.tables import pack_root
from risalah.model.document import Published
from risalah.model.edtf import is_valid
from risalah.model.span import Span
from risalah.model.timex import TermEvidence, Timex

GRAMMAR = load_dates(pack_root("id"))


def dated(text: str, published: str | None = None, **terms: tuple[str, str]) -> Dated:
    """Resolve a whole text; `terms` are people's names in it with the first and last day of their office."""
    evidence = [
        TermEvidence(
            Span(text.index(name), text.index(name) + len(name)),
            ((date.fromisoformat(first), date.fromisoformat(last)),),
        )
        for name, (first, last) in terms.items()
    ]
    given = Published(published, "metadata", None) if published else None
    found = recognise(text, [Span(0, len(text))], GRAMMAR)
    return resolve(found, text=text, published=given, grammar=GRAMMAR, terms=evidence)


def only(text: str, published: str | None = None) -> Timex:
    found = dated(text, published).timexes
    assert len(found) == 1
    return found[0]


def test_a_weekday_without_publication_says_no_more_than_that() -> None:
    timex = only("Menlu menyatakan hal itu pada Senin.")
    assert (timex.value, timex.edtf, timex.basis, timex.given) == ("XXXX-WXX-1", None, None, ("weekday",))


def test_a_bare_weekday_is_past_unless_its_clause_looks_ahead() -> None:
    assert only("Keduanya bertemu pada Kamis.", "2017-10-11").edtf == "2017-10-05"
    assert only("Keduanya akan bertemu pada Kamis.", "2017-10-11").edtf == "2017-10-12"
    assert only("Keduanya bertemu pada Rabu.", "2017-10-11").edtf == "2017-10-11"


def test_january_is_next_year_at_the_end_of_december() -> None:
    timex = only("Pembicaraan digelar tanggal 9—10 Januari mendatang.", "2021-12-31")
    assert timex.edtf == "2022-01-09/2022-01-10"
    assert timex.given == ("no-year", "relative")


def test_december_is_last_year_in_january() -> None:
    assert only("Keduanya bertemu Kamis (29/12).", "2017-01-03").edtf == "2016-12-29"


def test_the_numbers_win_over_a_wrong_weekday_and_that_is_flagged() -> None:
    result = dated("Pertemuan digelar Kamis, 31 Desember 2021.")
    assert result.timexes[0].edtf == "2021-12-31"
    assert result.timexes[0].conflict == "weekday"
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["weekday-disagrees"]


def test_a_day_that_does_not_exist_is_kept_as_its_month_with_a_diagnostic() -> None:
    result = dated("Pertemuan digelar 31 April 2017.", "2017-05-02")
    assert (result.timexes[0].value, result.timexes[0].conflict) == ("2017-04", "calendar")
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["no-such-day"]


def test_weekday_recalled_year_and_terms_of_office_leave_one_year() -> None:
    text = "Kerry berunding Selasa (12/5). Hubungan memburuk pada awal 2014."
    result = dated(text, Kerry=("2013-02-01", "2017-01-20"))
    assert result.timexes[0].edtf == "2015-05-12"
    assert (
        {span.read(text) for span in result.published.spans} >= {"Selasa (12/5)", "Kerry"}
        if result.published
        else False
    )


def test_several_years_left_stay_open_with_what_is_known() -> None:
    timex = dated("Mereka berunding Selasa (12/5) setelah krisis awal 2014.").timexes[0]
    assert timex.value == "XXXX-05-12"
    assert timex.edtf == "[2015-05-12,2020-05-12,2026-05-12]"
    assert is_valid(timex.edtf)


def test_a_day_written_in_full_gives_its_neighbours_their_year() -> None:
    found = dated("Keduanya berbicara Jumat 5 Agustus, dikutip dari kantor berita, Sabtu (6/8/2016).").timexes
    assert [timex.edtf for timex in found] == ["2016-08-05", "2016-08-06"]


def test_contradictory_days_are_not_forced_into_one_year() -> None:
    text = "Menteri bertemu dubes, Senin (3/7). Hal itu diucapkan Selasa (22/6)."
    result = dated(text, Menteri=("2016-06-30", "2022-06-30"))
    assert result.published is None
    assert [timex.edtf for timex in result.timexes] == [None, None]


def test_a_day_against_the_terms_of_office_has_no_voice_in_the_year() -> None:
    text = "Wiranto bertemu Duterte, Senin (3/7). Hal itu diucapkan Selasa (22/6)."
    result = dated(text, Wiranto=("2016-07-27", "2019-10-20"), Duterte=("2016-06-30", "2022-06-30"))
    assert result.published is not None
    assert result.published.edtf == "2017-07-03~"


def test_a_weekday_of_saying_right_after_the_latest_day_is_the_day_of_the_news() -> None:
    text = "Menlu tiba di Praha, Kamis (14/9/2017). Ia membawa surat, kata juru bicara di Jakarta, Jumat."
    published = dated(text).published
    assert published is not None
    assert published.edtf == "2017-09-15~"
    text = "Menlu tiba di Praha, Kamis (14/9/2017). Ia membawa surat, kata juru bicara di Jakarta, Senin."
    published = dated(text).published
    assert published is not None
    assert published.edtf == "2017-09-14~"


def test_news_told_at_a_gathering_is_of_the_weekday_among_its_days() -> None:
    published = dated("Menlu bertemu rekannya di KTT G20 di Hamburg, Jumat. Ia puas.").published
    assert published is not None
    assert (published.edtf, published.rule) == ("2017-07-07~", "weekday of a gathering")
    assert len(published.spans) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Menlu bertemu rekannya usai KTT G20 di Hamburg, Jumat. Ia puas.",
        "Menlu bertemu rekannya di KTT G20 di Hamburg, Rabu. Ia puas.",
        "Menlu puas dengan KTT G20 di Hamburg. Ia bertemu rekannya di Praha, Jumat.",
        "Menlu bertemu rekannya di KTT ASEAN, Jumat. Ia puas.",
    ],
)
def test_a_weekday_that_is_not_a_gatherings_own_says_nothing(text: str) -> None:
    assert dated(text).published is None


def test_publication_is_inferred_from_the_latest_day_in_the_news() -> None:
    result = dated("Senin kemarin keduanya bertemu, seperti dilansir AFP, Selasa (10/1/2017).")
    assert result.published is not None
    assert (result.published.edtf, result.published.basis) == ("2017-01-10~", "inferred")
    assert result.timexes[0].edtf == "2017-01-09"


def test_a_day_behind_a_comma_at_the_end_is_the_day_of_saying_even_of_a_plan() -> None:
    text = "Juru bicara Kemlu mengatakan pertemuan itu akan membahas perdagangan, Kamis (6/3/2025)."
    published = dated(text).published
    assert published is not None
    assert published.edtf == "2025-03-06~"


def test_a_weekday_in_the_lead_lies_between_the_dated_days_around_it() -> None:
    text = "Menlu bertemu Sekjen di New York, Senin. Sidang dimulai Selasa (12/9). Debat akan digelar 19-29 "
    text += "September 2017."
    result = dated(text)
    assert result.published is not None
    assert result.published.edtf == "2017-09-18~"
    assert result.timexes[0].edtf == "2017-09-18"


def test_nothing_to_go_by_leaves_publication_unknown() -> None:
    assert dated("Keduanya bertemu kemarin.").published is None


def test_a_birthday_or_a_plan_is_no_day_of_publication() -> None:
    assert dated("Ia lahir 26 April 1970.").published is None
    assert dated("Keduanya akan bertemu Kamis (5/10/2017).").published is None


def test_publication_known_to_the_month_gives_no_day() -> None:
    timex = only("Pada Senin mereka bertemu.", "2017-03~")
    assert (timex.value, timex.edtf) == ("XXXX-WXX-1", "2017-03~")


def test_now_inside_a_quotation_is_the_day_of_the_utterance() -> None:
    text = '"Kami bertemu kemarin," kata menteri itu di Jakarta, Jumat (6/10).'
    assert find_timexes(text, "2017-10-11", GRAMMAR).timexes[0].edtf == "2017-10-05"


def test_the_day_of_a_report_is_no_anchor_of_the_story() -> None:
    text = "Mereka bertemu Jumat (6/10), dilansir Reuters, Minggu (8/10). Sehari kemudian kesepakatan diteken."
    assert dated(text, "2017-10-11").timexes[-1].edtf == "2017-10-07"


def test_relations_hang_on_the_time_last_mentioned() -> None:
    text = "Pembicaraan dengan NATO digelar 12 Januari. Sehari setelahnya ada konferensi."
    found = dated(text, "2021-12-31").timexes
    assert found[1].edtf == "2022-01-13"
    assert found[0].span in found[1].evidence


def test_the_same_day_paragraphs_on_is_the_day_of_the_news_and_not_one_still_to_come() -> None:
    news = "Merkel menelepon Erdogan, Senin (15/11)."
    filler = "Pemerintah Jerman belum menjelaskan isi percakapan itu secara rinci. " * 14
    later = dated(f"{news}\n{filler}\nPada hari yang sama Macron menelepon Putin.", "2021-11-16").timexes
    assert later[-1].edtf == "2021-11-15"
    plan = "Menlu akan bertolak ke Amman pada Rabu (17/11)."
    before = dated(f"{news}\n{plan}\nSehari sebelumnya, ia bertemu Raja Yordania.", "2021-11-16").timexes
    assert before[-1].edtf == "2021-11-14"
    ahead = dated(f"{news}\n{plan}\nSehari sebelumnya, ia akan bertemu Raja Yordania.", "2021-11-16").timexes
    assert ahead[-1].edtf == "2021-11-16"


@pytest.mark.parametrize(
    ("closing", "left"),
    [
        ("COPYRIGHT © CONTOH 2012", "2012-02-08"),
        ("Copyright (c) 2009-2014 contoh.id", "2012-02-08"),
        ("Copyright © 2019 contoh.id", "[2012-02-08,2017-02-08]"),
        ("Telepon (021) 2012", "[2012-02-08,2017-02-08]"),
    ],
)
def test_an_article_is_not_younger_than_the_copyright_line_behind_it(closing: str, left: str) -> None:
    text = f"Menteri bertemu rekannya Rabu (8/2).\n{closing}"
    story = [Span(0, text.index("\n"))]
    held = [TermEvidence(Span(0, 7), ((date(2011, 7, 1), date(2021, 5, 1)),))]
    found = recognise(text, story, GRAMMAR)
    result = resolve(found, text=text, published=None, grammar=GRAMMAR, terms=held, story=story)
    assert result.timexes[0].edtf == left


def test_a_relation_without_anything_before_it_stays_open() -> None:
    assert only("Sehari setelahnya ada konferensi.", "2021-12-31").edtf is None


def test_month_first_figures_are_read_so_where_publication_says_it() -> None:
    assert only("10/9/2025 20:26", "2025-10-09").edtf == "2025-10-09"
    assert only("10/9/2025 20:26").edtf == "2025-09-10"


def test_moving_holidays_come_from_the_calendar() -> None:
    assert only("Idul Fitri 2018 dirayakan.").edtf == "2018-06-15"
    assert only("Lebaran lalu ia mudik.", "2017-10-11").edtf == "2017-06-25"


def test_the_last_season_is_the_last_one_that_is_over() -> None:
    assert only("Mereka bertemu musim panas lalu.", "2014-12-17").edtf == "2014-22"
    assert only("Mereka bertemu musim panas lalu.", "2014-05-17").edtf == "2013-22"
    assert only("Mereka bertemu musim dingin lalu.", "2014-12-17").edtf == "2013-24"


@pytest.mark.parametrize("published", ["2017-10-11", "2017-10~", "2017~", None])
def test_every_edtf_date_is_valid(published: str | None) -> None:
    text = (
        "Senin (9/10) pekan lalu, kemarin, akhir pekan ini, bulan depan, awal tahun ini, dua tahun lalu, Natal lalu, "
        "kuartal III, musim panas lalu, 5 November, Desember, tanggal 24, sehari setelahnya, 1990-an, "
        "Jumat pukul 10.00 WIB"
    )
    assert all(timex.edtf is None or is_valid(timex.edtf) for timex in dated(text, published).timexes)


def test_the_same_text_gives_the_same_answer() -> None:
    text = "Kerry berunding Selasa (12/5). Hubungan memburuk pada awal 2014. Pekan lalu ada parade."
    assert dated(text, Kerry=("2013-02-01", "2017-01-20")) == dated(text, Kerry=("2013-02-01", "2017-01-20"))


def test_many_quotations_and_dates_take_time_in_proportion() -> None:
    import time

    def spent(times: int) -> float:
        text = '"Kemarin," kata dia, Jumat (6/10). ' * times
        began = time.process_time()
        find_timexes(text, "2017-10-11", GRAMMAR)
        return time.process_time() - began

    spent(50)
    assert min(spent(1000) for _ in range(2)) < 5 * 3 * max(min(spent(200) for _ in range(3)), 0.002)


def test_a_gathering_with_its_town_settles_the_year() -> None:
    text = "Ketiganya bertemu di sela Forum Regional ASEAN di Manila, Filipina, Senin (7/8)."
    result = dated(text)
    assert result.timexes[0].edtf == "2017-08-07"
    assert "Forum Regional ASEAN" in [span.read(text) for span in result.timexes[0].evidence]


def test_news_that_tells_of_a_gathering_of_last_week_is_of_the_only_month_that_it_can_be() -> None:
    text = "Keduanya menelepon usai KTT APEC di Lima pekan lalu. Ia puas, Senin."
    result = dated(text, Ia=("2009-01-20", "2017-01-20"))
    assert result.published is None  # when it came out is not said
    assert result.time is not None
    assert (result.time.edtf, result.time.rule) == ("2016-11~", "soon after a gathering")
    assert [timex.edtf for timex in result.timexes][-1] == "2016-11~"


@pytest.mark.parametrize(
    "text",
    [
        "Keduanya menelepon usai KTT APEC di Lima pekan lalu.",  # 2008, 2016 or 2024
        "Keduanya menelepon jelang KTT APEC di Danang. Pekan lalu mereka bertengkar.",
        "Keduanya menelepon usai KTT APEC di Danang yang disebut gagal oleh para menteri pekan lalu.",
        "Keduanya bertemu di KTT APEC di Danang tahun lalu.",
    ],
)
def test_a_gathering_that_may_be_of_several_years_or_has_another_time_beside_it_dates_nothing(text: str) -> None:
    time = dated(text).time
    assert time is None or time.rule != "soon after a gathering"


def test_a_milestone_that_the_text_tells_of_rules_out_the_years_before_it() -> None:
    weekday = "Keduanya bertemu Rabu (8/2)."  # a Wednesday in 2012 and 2017
    left = "[2012-02-08,2017-02-08]"
    held = {"Menteri": ("2011-07-01", "2021-05-01")}
    assert dated(f"Menteri puas. {weekday}", **held).timexes[0].edtf == left
    told = f"Menteri mengecam serangan udara Rusia di Suriah. {weekday}"
    result = dated(told, **held)
    assert result.timexes[0].edtf == "2017-02-08"
    assert "serangan udara Rusia" in [span.read(told) for span in result.timexes[0].evidence]
    elsewhere = f"Menteri mengecam serangan udara Rusia. Suriah tenang. {weekday}"
    assert dated(elsewhere, **held).timexes[0].edtf == left


def test_a_milestone_outside_the_story_says_nothing() -> None:
    text = "Menteri bertemu rekannya Rabu (8/2).\nBaca juga: Dampak Brexit"
    found = recognise(text, [Span(0, len(text))], GRAMMAR)
    held = [TermEvidence(Span(0, 7), ((date(2011, 7, 1), date(2021, 5, 1)),))]
    story = [Span(0, text.index("\n"))]
    whole = resolve(found, text=text, published=None, grammar=GRAMMAR, terms=held)
    part = resolve(found, text=text, published=None, grammar=GRAMMAR, terms=held, story=story)
    assert whole.timexes[0].edtf == "2017-02-08"
    assert part.timexes[0].edtf == "[2012-02-08,2017-02-08]"


def test_the_number_of_a_session_settles_the_year() -> None:
    assert dated("Menteri berpidato di Sidang Majelis Umum PBB ke-72, Kamis (21/9).").timexes[0].edtf == "2017-09-21"


def test_a_year_that_is_ahead_does_not_date_the_article() -> None:
    text = "Menteri berharap perundingan usai pada tahun 2017. Pada tahun 2018, akan dibuka pasar baru."
    result = dated(text, Menteri=("2014-10-20", "2019-10-20"))
    assert result.published is None  # 2017, or 2018 before the opening


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Keduanya menelepon sehari setelah KTT G20 di Hamburg.", "2017-07-09"),
        ("Keduanya bertemu sepekan sebelum KTT G20 di Hamburg.", "2017-06-30~"),
        ("Sanksi dicabut sebulan setelah kesepakatan nuklir Iran.", "2015-08"),
        ("Perang pecah dua hari setelah berakhirnya KTT G20.", "2017-07-10"),
    ],
)
def test_a_length_counted_from_a_known_event_is_a_date(text: str, edtf: str) -> None:
    timex = only(text, "2017-07-12")
    assert (timex.type, timex.edtf, timex.basis) == ("DATE", edtf, "relative")


def test_a_length_counted_from_an_unknown_event_stays_a_length() -> None:
    assert only("Sehari setelah serangan itu mereka bertemu.", "2017-07-12").type == "DURATION"
    assert only("Keduanya menelepon sehari setelah KTT G20.").type == "DURATION"

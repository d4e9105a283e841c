"""Who said what: speakers, interrupted quotations, carriers and principals, in small texts."""

import pytest

from read_contacts import account_of
from risalah.model.document import Agency
from risalah.model.span import Span
from told import said_in


def speakers(text: str) -> list[str | None]:
    return [statement.speaker.name for statement in said_in(text)]


def test_an_interrupted_quotation_is_one_statement() -> None:
    (statement,) = said_in('"Kami lelah," kata Menlu RI Retno Marsudi. "Tetapi kami tidak menyerah."')
    assert statement.text == "Kami lelah, Tetapi kami tidak menyerah."


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker() -> None:
    text = (
        'Menlu Rusia Sergei Lavrov menyampaikan pidato.\n"Kami siap," kata Lavrov.\n"Kami menunggu jawaban Washington."'
    )
    assert speakers(text)[-2:] == ["Sergey Lavrov", "Sergey Lavrov"]


def test_the_ending_of_ujarnya_is_the_last_person_not_the_last_institution() -> None:
    text = (
        'Menlu Iran Abbas Araghchi mengatakan ia lelah.\nKremlin membantah kabar itu.\n"Kami menunggu saja," ujarnya.'
    )
    assert speakers(text) == ["Abbas Araghchi", None, "Abbas Araghchi"]


def test_what_stands_before_hal_itu_disampaikan_is_not_said_twice() -> None:
    text = '"Kami tidak akan mundur dari meja runding." Hal itu disampaikan Menlu RI Retno Marsudi di Jakarta.'
    (statement,) = said_in(text)
    assert statement.speaker.name == "Retno Marsudi"
    assert statement.quote


def test_a_body_only_carries_what_its_head_said() -> None:
    (statement,) = said_in("Menurut kantor kepresidenan Korea Selatan, Moon Jae-in mengatakan perdamaian butuh waktu.")
    assert statement.speaker.name == "Moon Jae-in"


def test_a_newspaper_carries_what_an_official_said() -> None:
    (statement,) = said_in("Menurut Fox News, Menlu Iran Abbas Araghchi mengatakan perundingan ditunda.")
    assert statement.speaker.name == "Abbas Araghchi"


def test_a_voice_between_commas_only_carries() -> None:
    (statement,) = said_in("Malaysia, kata Menlu RI Retno Marsudi, meminta Indonesia mengirim bantuan.")
    assert statement.speaker.side == "MYS"
    assert statement.target is not None and statement.target.side == "IDN"


def test_words_that_are_repeated_belong_to_who_said_them_first() -> None:
    (statement,) = said_in('"Kami menunggu," kata Dmitry Peskov menirukan ucapan Presiden Rusia Vladimir Putin.')
    assert statement.speaker.name == "Vladimir Putin"
    assert [carrier.name for carrier in statement.via] == ["Dmitry Peskov"]


def test_a_spokesperson_speaks_for_the_principal_that_the_words_name() -> None:
    (statement,) = said_in('"Presiden Biden menunggu jawaban Rusia," kata juru bicara Gedung Putih Jen Psaki.')
    assert statement.speaker.name == "Jen Psaki"
    assert statement.on_behalf_of is not None and statement.on_behalf_of.name == "Joe Biden"


def test_two_voices_in_one_sentence_are_two_statements() -> None:
    text = "Amerika Serikat menuduh Iran menyerang kapal itu, namun Teheran membantah tuduhan tersebut."
    assert [(s.speaker.side, s.act) for s in said_in(text)] == [("USA", "accuse"), ("IRN", "reject")]


def test_a_second_voice_may_come_in_a_clause_of_concession() -> None:
    text = "Rusia menolak usulan itu meskipun China menyambut baik rencana tersebut."
    assert [(s.speaker.side, s.act) for s in said_in(text)] == [("RUS", "reject"), ("CHN", "support")]


def test_an_epithet_with_a_country_in_it_is_the_person_who_spoke_last() -> None:
    text = "Menlu RI Retno Marsudi berkata ia berangkat.\nDiplomat yang pernah bertugas di Belanda itu mengaku lelah."
    assert speakers(text)[1] == "Retno Marsudi"


def test_who_speaks_from_knowledge_speaks_for_no_side() -> None:
    (statement,) = said_in("Seorang pengamat dari Universitas Moskow menilai perundingan itu terlambat.")
    assert statement.speaker.side is None


def test_somebody_unknown_speaks_for_no_side_and_is_kept() -> None:
    (statement,) = said_in('"Saya takut sekali," kata Budi.')
    assert (statement.speaker.name, statement.speaker.side) == ("Budi", None)


@pytest.mark.parametrize("platform", ["Twitter", "Facebook", "Instagram"])
def test_a_platform_carries_the_words(platform: str) -> None:
    (statement,) = said_in(f'"Kunjungan yang produktif," tulis Menlu AS Antony Blinken di {platform}.')
    assert [carrier.name for carrier in statement.via] == [platform]


def test_an_agency_credited_elsewhere_does_not_carry_these_words() -> None:
    (statement,) = said_in("Kremlin membantah tuduhan tersebut.\nFoto: Reuters")
    assert not statement.via


def test_a_cue_word_that_a_lost_closing_sign_swallowed_still_names_the_speaker() -> None:
    (statement,) = said_in('"Perundingan berjalan alot, ujar Menlu RI Retno Marsudi.')
    assert statement.speaker.name == "Retno Marsudi"
    assert statement.quote


def test_a_place_after_a_preposition_is_not_the_target() -> None:
    (statement,) = said_in("Menlu RI Retno Marsudi mengaku lelah setelah terbang ke Myanmar dan Bangladesh.")
    assert statement.target is None


def test_who_speaks_along_is_not_the_target() -> None:
    (statement,) = said_in("Pejabat AS dan Rusia mengatakan perbincangan dengan Putin berlangsung serius.")
    assert statement.target is None


def test_the_object_of_the_verb_is_the_target_though_another_side_follows() -> None:
    (statement,) = said_in("Presiden Prancis Emmanuel Macron meminta Iran membebaskan warga Jerman.")
    assert statement.target is not None and statement.target.side == "IRN"


def test_the_headline_is_not_a_statement_of_its_own() -> None:
    assert said_in("Laut tenang. Langit cerah.") == []


@pytest.mark.parametrize("medium", ["kantor berita Montsame", "harian Haaretz", "stasiun televisi Al Mayadeen"])
def test_the_medium_that_was_spoken_to_carries_the_words(medium: str) -> None:
    (statement,) = said_in(f"Menlu Iran Abbas Araghchi mengatakan kepada {medium} bahwa perundingan ditunda.")
    assert [carrier.name for carrier in statement.via] == [
        medium.split(" ")[-1] if "Al" not in medium else "Al Mayadeen"
    ]


def test_an_agency_is_found_as_a_word_of_its_own_only() -> None:
    agency = Agency("AP", Span(0, 0))
    (statement,) = said_in("Presiden Peru Dina Boluarte menyebut KTT APEC itu terbuka.", [agency])
    assert not statement.via
    (statement,) = said_in("Kremlin membantah kabar itu, tulis AP.", [agency])
    assert [carrier.name for carrier in statement.via] == ["AP"]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("perang Iran-Israel menyita perhatian", None),
        ("perundingan antara Iran dan Israel berjalan lambat", None),
        ("hubungan Indonesia-Israel tidak ada", "ISR"),
        ("Iran dan Israel melanggar janji", "IRN"),
        ("Kanada, Norwegia, dan Australia keliru", None),
        ("kawasan ASEAN aman", None),
        ("krisis Iran menyita perhatian", None),
        ("sidang Perserikatan Bangsa-Bangsa (PBB) berlangsung lama", None),
        ("kapal Iran berlayar lagi", "IRN"),
    ],
)
def test_two_sides_of_one_matter_and_a_long_list_are_nobodys_addressee(words: str, side: str | None) -> None:
    (statement,) = said_in(f"Menlu RI Retno Marsudi mengatakan {words}.")
    assert (statement.target and statement.target.side) == side


@pytest.mark.parametrize(
    "text",
    [
        "Menlu RI Retno Marsudi akan meminta penjelasan Malaysia.",
        "Menlu RI Retno Marsudi enggan menjelaskan isi surat itu.",
        "Menlu RI Retno Marsudi terbang ke Dhaka untuk mendorong gencatan senjata.",
        "Menlu RI Retno Marsudi menyampaikan sambutan di Bali.",
        "Indonesia dan Malaysia sepakat membuka pelabuhan itu.",
        "Menlu RI Retno Marsudi mengundang Menlu Malaysia Saifuddin Abdullah ke Bali.",
    ],
)
def test_what_is_not_said_yet_or_only_told_is_no_statement(text: str) -> None:
    assert not said_in(text)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("ujar jubir kepresidenan Tomas Ovalle", "Tomas Ovalle"),
        ("kata juru bicara kementerian Tomas Ovalle", "Tomas Ovalle"),
        ("kata sumber di istana", "sumber"),
        ("kata juru bicara kementerian itu", "Abbas Araghchi"),
    ],
)
def test_a_stranger_behind_the_words_is_not_who_spoke_before(told: str, name: str) -> None:
    text = f'Menlu Iran Abbas Araghchi mengatakan ia lelah.\n"Kapal itu sudah tiba," {told}.'
    assert speakers(text)[1] == name


def test_pihaknya_at_the_start_of_a_sentence_is_the_party_of_whoever_spoke_last() -> None:
    text = "Menlu Iran Abbas Araghchi mengatakan ia lelah.\nPihaknya juga memperkirakan harga minyak naik."
    assert speakers(text) == ["Abbas Araghchi", "Abbas Araghchi"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Kenya menuduh Uganda mencuri ikan. Kampala membantah tuduhan itu.", "KEN"),
        ("Kenya meminta Uganda membuka danau. Uganda menolak permintaan tersebut.", "KEN"),
        ("Kenya menuduh Uganda mencuri ikan. Kampala menolak kenaikan pajak.", None),
        ("Kenya menyatakan panennya baik. Uganda menolak gagasan itu.", "KEN"),
    ],
)
def test_an_answer_is_for_whoever_spoke_before(text: str, side: str | None) -> None:
    answer = said_in(text)[-1]
    assert (answer.target and answer.target.side) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Kenya meminta negara-negara di sepanjang danau itu menjauhi Uganda.", None),
        ("Kenya mengecam perusahaan-perusahaan yang berdagang dengan Uganda.", None),
        ("Kenya meminta perusahaan Uganda membayar pajak.", "UGA"),
        ("Kepada Presiden Uganda Yoweri Museveni, Presiden Kenya William Ruto menyatakan panennya baik.", "UGA"),
    ],
)
def test_whom_the_verb_names_is_meant_and_nobody_behind(text: str, side: str | None) -> None:
    (statement,) = said_in(text)
    assert (statement.target and statement.target.side) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Senator Kenya Edwin Sifuna menuding Presiden Kenya William Ruto berbohong.", "KEN"),
        ("Menteri Luar Negeri Kenya Alfred Mutua menyebut Presiden William Ruto kecewa.", None),
        ("Presiden Kenya William Ruto meminta menterinya berhemat.", None),
    ],
)
def test_a_leader_may_be_accused_at_home(text: str, side: str | None) -> None:
    (statement,) = said_in(text)
    assert (statement.target and statement.target.side) == side


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Kantor berita Xinhua melaporkan, Menlu Kenya Alfred Mutua menyatakan danau itu aman.", "Alfred Mutua", "KEN"),
        ("Reuters melaporkan bahwa Uganda menolak usulan itu.", None, "UGA"),
        ("Pengamat Ari Budi menilai Uganda menolak berunding.", "Ari Budi", None),
        ("Diklaim juga oleh Menlu Kenya Alfred Mutua bahwa danau itu aman.", "Alfred Mutua", "KEN"),
        ("Hal baru disinggung oleh Menlu Kenya Alfred Mutua.", "Alfred Mutua", "KEN"),
        ("Uganda, yang baru tahu setelah surat itu bocor, mendesak Kenya mundur.", None, "UGA"),
        ("Danau itu aman, menurut keterangan tertulis dari Kementerian Luar Negeri Uganda.", None, "UGA"),
    ],
)
def test_who_speaks(text: str, name: str | None, side: str | None) -> None:
    (statement,) = said_in(text)
    assert (statement.speaker.name, statement.speaker.side) == (name, side)


def test_whoever_comes_from_a_country_does_not_speak_for_it() -> None:
    assert not [s for s in said_in("Menurut pedagang dari Uganda, danau itu aman.") if s.speaker.side == "UGA"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Anggota Komisi XI DPR Budi Santoso menilai danau itu aman.", "IDN"),
        ("Kabar itu dari Komandan lapangan IRGC, Reza Karimi. Karimi menyebut danau itu aman.", "IRN"),
        ("Kabar datang dari Karl Huber, Komisaris Pemerintah Jerman. Huber menyebut danau itu aman.", "DEU"),
        ("Kabar itu dari peneliti senior IRGC, Reza Karimi. Karimi menyebut danau itu aman.", None),
        ("Danau itu aman, kata pedagang ikan Reza Karimi di Iran.", None),
    ],
)
def test_a_speaker_serves_the_institution_beside_the_name(text: str, side: str | None) -> None:
    assert said_in(text)[-1].speaker.side == side


def test_a_spokesman_without_a_name_goes_on() -> None:
    text = (
        "Juru bicara Kementerian Luar Negeri Uganda mengecam Kenya. Juru bicara tersebut juga menyebut danau itu aman."
    )
    assert [statement.speaker.side for statement in said_in(text)] == ["UGA", "UGA"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Menlu Kenya Alfred Mutua tiba di danau itu. "Airnya jernih," katanya.', "Alfred Mutua"),
        ('Kapal tiba dari Menlu Kenya Alfred Mutua. "Airnya jernih," katanya.', None),
    ],
)
def test_who_has_not_spoken_yet_may_be_told_just_before(text: str, name: str | None) -> None:
    assert [s.speaker.name for s in said_in(text)] == ([] if name is None else [name])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Menlu Kenya Alfred Mutua mencibir Uganda.", "accuse"),
        ("Menlu Kenya Alfred Mutua mendoakan Raja Lesotho.", "support"),
        ("Menlu Kenya Alfred Mutua mengungkapkan kekecewaannya kepada Uganda.", "accuse"),
        ('"Danau itu milik kami," tutup Menlu Kenya Alfred Mutua.', "comment"),
        ('"Danau itu milik kami," balas Menlu Kenya Alfred Mutua.', "comment"),
    ],
)
def test_more_verbs_that_speak(text: str, act: str) -> None:
    assert [statement.act for statement in said_in(text)] == [act]


def test_who_spoke_last_goes_on_behind_a_passive_that_names_nobody() -> None:
    told = "Menlu RI Retno Marsudi mengatakan kapal itu aman."
    text = f"{told} Dikatakan, awaknya sudah pulang. Ditambahkannya, kapal itu milik Panama."
    assert speakers(text) == ["Retno Marsudi"] * 3
    assert speakers(f"{told} Dikatakan orang, laut itu dalam.") == ["Retno Marsudi"]


def test_who_says_kami_without_quotation_marks_is_whoever_the_next_kata_names() -> None:
    (statement,) = said_in("Kami tidak lelah. Kami akan pulang besok.\nSaya senang, kata Menlu RI Retno Marsudi.")
    assert statement.text.startswith("Kami tidak lelah")
    (statement,) = said_in("Laut itu tenang. Saya senang, kata Menlu RI Retno Marsudi.")
    assert statement.text.startswith("Saya senang")


def test_a_common_noun_that_points_back_names_nobody_new() -> None:
    text = "Menlu RI Retno Marsudi mengatakan kapal itu aman.\nPejabat tersebut menandaskan awaknya sudah pulang."
    assert speakers(text) == ["Retno Marsudi"] * 2


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Petugas bencana Sierra Leone, Candy Rogers, mengatakan banjir itu surut.", "SLE"),
        ('"Banjir itu surut," kata Candy Rogers, petugas bencana Sierra Leone.', "SLE"),
        ("Kepala Staf Perdana Menteri Ethiopia Abiy Ahmed, Fitsum Arega, mengatakan jalan itu pulih.", "ETH"),
        ("Pengamat militer Sierra Leone, Candy Rogers, mengatakan banjir itu surut.", None),
        ("Wakil Menteri Pertahanan Sierra Leone untuk urusan pantai Candy Rogers mengatakan banjir surut.", "SLE"),
        ('"Banjir itu surut," kata Candy Rogers, diplomat Sierra Leone.', "SLE"),
    ],
)
def test_an_official_serves_the_country_beside_the_office(text: str, side: str | None) -> None:
    (statement,) = said_in(text)
    assert statement.speaker.side == side


def test_a_leader_named_before_has_staff_who_serve_the_same_country() -> None:
    text = "Abiy Ahmed, Perdana Menteri Ethiopia, pulang. Kepala Staf Abiy, Fitsum Rega, menuturkan jalan pulih."
    assert said_in(text)[-1].speaker.side == "ETH"


def test_a_ministry_that_was_told_before_has_a_spokesman() -> None:
    text = 'Kementerian Luar Negeri Ethiopia tutup. "Jalan pulih," kata juru bicara kementerian itu Tesfa Rega.'
    assert said_in(text)[-1].speaker.side == "ETH"


def test_behind_a_clause_that_leads_up_to_it_the_main_clause_has_its_own_speaker() -> None:
    text = "Setelah Iran menuntut ganti rugi, Presiden AS Donald Trump menolak membayar."
    assert [(s.speaker.side, s.act) for s in said_in(text)] == [("IRN", "request"), ("USA", "reject")]


def test_what_is_only_supposed_to_be_asked_is_not_said() -> None:
    assert said_in("Kapal itu akan berlayar apabila Iran meminta secara resmi.") == []


def test_an_opening_word_may_stand_before_the_subject_of_a_relative_clause() -> None:
    text = "Sementara itu, Arab Saudi, yang sejak lama dekat dengan Teheran, mengecam serangan tersebut."
    (statement,) = said_in(text)
    assert (statement.speaker.side, statement.act) == ("SAU", "accuse")


@pytest.mark.parametrize("put_in", ["katanya", "kata dia", "lanjut dia", "ujarnya"])
def test_whom_told_words_begin_with_does_not_tell_them_where_somebody_else_spoke_before(put_in: str) -> None:
    text = f"Menlu RI Retno Marsudi mengatakan panen baik.\nPresiden Rusia Vladimir Putin, {put_in}, menyukai beras."
    assert speakers(text) == ["Retno Marsudi"] * 2


def test_a_duty_is_of_whom_the_words_begin_with_though_who_said_so_is_put_in() -> None:
    text = "Menlu RI Retno Marsudi mengatakan panen itu baik.\nRusia, kata dia, harus membuka pelabuhan."
    assert [(s.speaker.name, s.act) for s in said_in(text)][1] == ("Retno Marsudi", "request")


def test_a_comment_that_names_several_speaks_of_the_one_that_the_article_is_about() -> None:
    story = "Uganda menanam kopi. Kopi Uganda laku. Petani Uganda senang. Kapal Malawi lewat."
    said = "Menlu RI Retno Marsudi mengatakan kapal Malawi memuat kopi Uganda."
    statement = said_in(f"{story}\n{said}")[-1]
    assert statement.target is not None and statement.target.side == "UGA"
    (statement,) = said_in(said)
    assert statement.target is not None and statement.target.side == "MWI"


@pytest.mark.parametrize(
    "text",
    ["Jokowi ingin Rusia menjamin keamanan jalur gandum.", "Amerika Serikat membujuk India mengutuk Rusia."],
)
def test_what_somebody_is_wished_to_say_has_not_been_said(text: str) -> None:
    assert [s for s in said_in(text) if s.speaker.side in {"RUS", "USA"}] == []


def test_a_government_without_its_country_is_that_of_whoever_acts_before_it() -> None:
    met = "Presiden Kenya William Ruto tiba di Uganda. Ruto mengatakan pemerintah menolak pajak itu."
    (statement,) = said_in(met)
    assert statement.speaker.side == "KEN"


@pytest.mark.parametrize(
    "text",
    [
        "Percakapan itu berlangsung 90 menit, bukan dua jam seperti disebut Gedung Putih.",
        "Rombongan tiba Senin, bukan Selasa sebagaimana dikatakan Kremlin.",
        "Korban tidak sebanyak seperti yang diklaim Kremlin.",
    ],
)
def test_what_contradicts_somebody_is_not_put_in_their_mouth(text: str) -> None:
    assert account_of(f"Presiden Rusia Vladimir Putin menelepon Presiden AS Joe Biden, Senin. {text}").statements == ()


def test_a_partys_daily_chairman_is_carried_by_no_daily() -> None:
    (said,) = account_of('"Kami siap," kata Ketua Harian Partai Gerindra Sufmi Dasco Ahmad, Kamis.').statements
    assert (said.speaker.name, said.via) == ("Sufmi Dasco Ahmad", ())


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('"Kami akan membalas," ancam Presiden Iran Ebrahim Raisi terhadap Israel.', "ISR"),
        ('"Mari kita perbaiki hubungan," kata Presiden Rusia Vladimir Putin kepada Presiden China Xi Jinping.', "CHN"),
        ('"Kami tidak gentar," kata Presiden Rusia Vladimir Putin kepada wartawan.', None),
    ],
)
def test_whom_the_words_are_for_may_stand_right_behind_the_speaker(text: str, target: str | None) -> None:
    (statement,) = account_of(text).statements
    assert (statement.target.side if statement.target else None) == target

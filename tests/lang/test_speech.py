"""The table of speech verbs is read strictly: a form that could mean two things stops the program at load."""

from pathlib import Path

import pytest

from risalah.errors import PackError
from risalah.lang.speech import Speech, load_speech
from risalah.lang.tables import pack_root

LISTS = (
    "carriers",
    "credits",
    "media",
    "relays",
    "voices",
    "experts",
    "officials",
    "settings",
    "ties",
    "unspoken",
    "lookalikes",
    "examples",
    "messages",
    "people",
    "deeds",
    "mutual",
    "sayings",
    "concessions",
    "answerable",
    "documents",
    "matters",
    "wished",
)
HEAD = "\n".join(f"{name} = []" for name in (*LISTS, "feelings", "enclitics"))
SAYS = '[[cue]]\nname = "says"\nframe = "says"\nact = "comment"\nforms = ["mengatakan"]\n'
IF = '[[condition]]\nname = "if"\nforms = ["jika"]\n'


def load(folder: Path, text: str) -> Speech:
    (folder / "speech.toml").write_text(text, "utf-8")
    return load_speech(folder)


def test_a_small_table_is_read(tmp_path: Path) -> None:
    speech = load(tmp_path, f"{HEAD}\n{SAYS}{IF}")
    assert [phrase for phrase, _ in speech.cues.items()] == [("mengatakan",)]


@pytest.mark.parametrize(
    "more",
    [
        SAYS.replace("comment", "accuse"),
        IF,
        SAYS.replace('"says"\nact', '"shouts"\nact'),
        SAYS.replace("comment", "mutter"),
        SAYS.replace("forms", "form"),
    ],
    ids=["cue twice", "condition twice", "unknown frame", "unknown act", "unknown key"],
)
def test_a_table_with_a_mistake_is_refused(tmp_path: Path, more: str) -> None:
    with pytest.raises(PackError):
        load(tmp_path, f"{HEAD}\n{SAYS}{IF}{more}")


def test_a_verb_that_gives_voice_takes_the_act_of_its_noun(tmp_path: Path) -> None:
    voiced = SAYS.replace('frame = "says"', 'frame = "acts"\nvoiced = ["kecaman"]').replace('["mengatakan"]', "[]")
    speech = load(tmp_path, f'{HEAD}\npossessive = "nya"\nvoicing = ["melontarkan"]\n{voiced}{IF}')
    assert [phrase for phrase, _ in speech.cues.items()] == [("melontarkan", "kecaman"), ("melontarkan", "kecamannya")]


def test_one_form_may_be_used_in_two_frames(tmp_path: Path) -> None:
    after = SAYS.replace('frame = "says"', 'frame = "after"')
    speech = load(tmp_path, f"{HEAD}\n{SAYS}{after}{IF}")
    assert {form.frame for _, forms in speech.cues.items() for form in forms} == {"says", "after"}


def test_no_cue_of_the_pack_has_two_acts_in_one_frame() -> None:
    speech = load_speech(pack_root("id"))
    for phrase, forms in speech.cues.items():
        assert len({form.frame for form in forms}) == len(forms), phrase

"""Is the contact held, planned, proposed, cancelled, refused, or does the text say that there was none?

    "akan bertemu" -> planned · "menolak berunding" -> refused · "usai pertemuan" -> held · "belum bertemu" -> none
"""

from dataclasses import dataclass

from risalah.frame.parties import Scene
from risalah.lang.contacts import StatusWord
from risalah.model.account import Status
from risalah.model.span import Span

REACH_LEFT = 14  # tokens before the trigger in which a status word still belongs to it


@dataclass(frozen=True, slots=True)
class StatusReading:
    """`status` None: the text denies the contact."""

    status: Status | None
    rule: str
    span: Span | None


def read_status(
    scene: Scene, clause_first: int, trigger_first: int, trigger_last: int, sentence_last: int, is_noun: bool
) -> StatusReading:
    """The status that the words before a trigger give it: the nearest one decides, 'tidak akan' before 'akan'."""
    first = max(clause_first, trigger_first - REACH_LEFT)
    marks = _marks(scene, first, trigger_first)
    if marks and scene.words[marks[-1][0]] in scene.pack.grammar.for_ and any(
        set(kinds) & {"refused", "cancelled", "negated", "proposed", "hypothetical"} for _, _, kinds in marks[:-1]
    ):
        marks.pop()  # 'mendukung upaya … untuk berdialog': the purpose is as real as what it is the purpose of
    while len(marks) > 1 and set(marks[-1][2]) == {"hypothetical"} and set(marks[-2][2]) & {"planned", "proposed"}:
        marks.pop()  # 'berkeinginan untuk bisa berkomunikasi'
    for start, end, kinds in reversed(marks):
        reading = _decide(kinds)
        if reading is None:
            continue
        span = scene.story.span(start, end)
        if reading == "hypothetical":
            return StatusReading(None, "only thought of", span)
        if reading == "negated":
            if _is_wish(scene, first, trigger_first):
                return StatusReading("proposed", "tried without success", span)
            return StatusReading(None, "denied", span)
        return StatusReading(reading, f"{reading} by a word before it", span)
    after = _marks(scene, trigger_last, _predicate_end(scene, trigger_last, sentence_last)) if is_noun else []
    for start, end, kinds in after:
        for kind in ("cancelled", "planned"):
            if kind in kinds and scene.words[start] not in scene.pack.grammar.for_ and _passive_plan(scene, start):
                return StatusReading("cancelled" if kind == "cancelled" else "planned", f"{kind} by a word after it", scene.story.span(start, end))
    return StatusReading("held", "reported as a fact", None)


def _predicate_end(scene: Scene, start: int, last: int) -> int:
    """How far a noun's own predicate may reach: up to the next speech verb, comma or clause."""
    end = start
    while end < min(last, start + 9):
        word = scene.words[end]
        if word == "," or word in scene.pack.grammar.subordinators or word in scene.pack.grammar.relatives:
            break
        if scene.pack.speech.cues.match_at(scene.words, end) is not None:
            break
        end += 1
    return end


def _marks(scene: Scene, first: int, last: int) -> list[tuple[int, int, tuple[StatusWord, ...]]]:
    """Status words of tokens [first, last), left to right; inside a mention ('Dubes untuk Indonesia') they are none."""
    words = scene.words[first:last]
    found = [(first + start, first + end, kinds) for start, end, kinds in scene.pack.contacts.status.matches(words)]
    return [mark for mark in found if not _inside_mention(scene, mark[0])] if found else []


def _inside_mention(scene: Scene, token: int) -> bool:
    numbers = scene.cast.in_sentence[scene.story.sentence_of[token]]
    return any(scene.cast.mentions[n].first < token < scene.cast.mentions[n].last for n in numbers)


def _decide(kinds: tuple[StatusWord, ...]) -> Status | None | str:
    for kind in ("cancelled", "refused", "negated", "proposed", "planned", "hypothetical", "held"):
        if kind in kinds:
            return kind
    return None


def _is_wish(scene: Scene, first: int, last: int) -> bool:
    """'terus berusaha menghubungi … belum berhasil'"""
    return any("proposed" in kinds for _, _, kinds in _marks(scene, first, last))


def _passive_plan(scene: Scene, at: int) -> bool:
    """Behind the trigger only words that speak of the contact itself count: 'pertemuan itu dijadwalkan'."""
    return scene.words[at].startswith("di") or scene.words[at] in {"akan", "batal", "mendatang", "rencananya"}

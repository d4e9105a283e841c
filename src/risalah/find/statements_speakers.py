"""Who speaks at a verb of speech: a mention of the cast, or somebody whom the article does not place.

'"Tidak benar," ujarnya'                    ->  the last person who spoke
'Diplomat tertinggi RI itu menyebutkan …'   ->  the Indonesian who spoke last
'kata Basarah menirukan ucapan Megawati'    ->  Megawati, carried by Basarah
'Kyodo melaporkan …'                        ->  'Kyodo', of no side
"""

from risalah.find.statements_cues import FoundCue
from risalah.find.statements_speakers_before import SpeakerBefore
from risalah.find.statements_speakers_behind import SpeakerBehind
from risalah.find.statements_speakers_heard import Heard, Hearing, Voice, voice_of
from risalah.lang.pack import Pack
from risalah.model.mention import Cast
from risalah.model.story import Sentence, Story


def find_voice(story: Story, cast: Cast, pack: Pack, sentence: Sentence, cue: FoundCue, heard: Heard) -> Voice | None:
    """The speaker of a cue, or None where the words give none."""
    frame = cue.form.frame
    if frame in {"after", "by"} and _ends_in_enclitic(story, pack, cue):
        return voice_of(cue, Hearing(story, cast, pack, sentence, heard).pointed_back(cue))
    if frame in {"after", "by", "passive"}:
        return SpeakerBehind(story, cast, pack, sentence, heard).find(cue)
    return SpeakerBefore(story, cast, pack, sentence, heard).find(cue)


def _ends_in_enclitic(story: Story, pack: Pack, cue: FoundCue) -> bool:
    """'ujarnya', 'katanya': the verb itself points back."""
    word = story.tokens.words[cue.last - 1]
    return word.endswith(pack.grammar.enclitic) and word in pack.speech.enclitics

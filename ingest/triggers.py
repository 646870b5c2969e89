"""Find the words that a claim may hang on, each with its frame and its voice."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.clauses import auxiliaries
from ingest.numerals import is_noise
from ingest.syntax import case_of, climb, feature, lemma, preposition, spell
from ingest.tables import Frame, Tables, Voice

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FOUND = "kordon triggers"
AFTER = 5  # words after a verb
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Pair a token with the frame that it opens and the voice in which it is put."""

    token: Token
    frame: Frame
    voice: Voice


def may_open(sentence: Span | Doc, tables: Tables) -> bool:
    """Say cheaply, before any parsing, whether a sentence holds a trigger at all."""
    return any(lemma(token) in tables.triggers for token in sentence)


def triggers_of(doc: Doc, kinds: Container[str], tables: Tables) -> Iterator[Trigger]:
    """Yield the triggers of these kinds in a parsed text, noise left out; all kinds are found once and remembered."""
    known = doc.user_data.get(FOUND)
    if known is None or known[0] is not tables:
        told = (sentence for sentence in doc.sents if not is_noise(sentence[0]))
        known = tables, tuple(trigger for sentence in told for trigger in find_triggers(sentence, tables))
        doc.user_data[FOUND] = known
    for trigger in known[1]:
        if trigger.frame.kind in kinds:
            yield trigger


def find_triggers(sentence: Span | Doc, tables: Tables) -> Iterator[Trigger]:
    for token in sentence:
        for frame in tables.triggers.get(lemma(token), ()):
            voice = voice_of(token, frame, tables)
            if voice is not None and fits(token, frame, tables):
                yield Trigger(token, frame, voice)


def voice_of(token: Token, frame: Frame, tables: Tables) -> Voice | None:
    """Choose the first voice row that the form matches; verbs of a frame take no noun voice and so on."""
    word, pos = lemma(token), token.pos_
    if pos in NOMINAL and word not in frame.nouns and word not in frame.adjectives:
        return None
    if pos in VERBAL and word not in frame.verbs and word not in frame.adjectives:
        return None
    if pos == "ADV" and word not in frame.adverbs:
        return None
    if pos == "ADJ" and token.dep_ == "compound" and word not in frame.adjectives:
        return None  # «detention» of «a detention centre»
    return next((voice for voice in tables.voices if matches(token, voice, tables)), None)


def matches(token: Token, voice: Voice, tables: Tables) -> bool:
    """Compare the features that the row names; a verb of both aspects passes for perfective."""
    for name, value in voice.match.items():
        if name == "Aspect" and lemma(token) in tables.word_class("biaspectual"):
            continue
        seen = next((feature(be, "Tense") for be in auxiliaries(token, tables)), "") if name == "be" else ""
        seen = seen or (token.pos_ if name == "pos" else feature(token, name))
        if seen != value:
            return False
    return "pos" in voice.match or token.pos_ in VERBAL


def fits(token: Token, frame: Frame, tables: Tables) -> bool:
    """Check what the frame asks to stand beside its trigger: an adjective, or a phrase such as «под стражей»."""
    if is_reporting(token, tables) or (frame.stands and not is_predicate(token, frame.stands, tables)):
        return False
    held = token.head.pos_ == "ADJ" or feature(token, "VerbForm") == "Part"  # «сведения, полученные от ...»
    near = [*token.children, token.head] if held else list(token.children)
    hearsay = tables.word_class("hearsay") if token.pos_ == "VERB" else ()  # «по данным ..., передали» gives no data
    beside = [word for word in near if not hearsay or preposition(word, tables) not in hearsay]
    if frame.modified_by and not any(lemma(word) in frame.modified_by for word in beside):
        return False
    words = (token, *(child for child in token.children if child.dep_ == "obj")) if frame.intransitive else (token,)
    return not frame.beside or any(phrase in frame.beside for word in words for phrase in phrases(word, tables))


def is_predicate(token: Token, place: str, tables: Tables) -> bool:
    """Say that a noun with its preposition tells by itself where somebody is: «он под стражей»."""
    here = spell(preposition(token, tables), "", case_of(token)) == place
    return here and not any(step.pos_ == "VERB" or step.dep_ == "acl" for step in climb(token))


def is_reporting(token: Token, tables: Tables) -> bool:
    """Say that the word only tells who reports: «..., передаёт агентство», «как передаёт корреспондент»."""
    if lemma(token) not in tables.word_class("reporting") or feature(token, "Tense") != "Pres":
        return False
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    return before is None or before.is_punct or before.lower_ in tables.word_class("as_told")


def phrases(token: Token, tables: Tables) -> Iterator[str]:
    for child in (*token.children, *misplaced(token)):
        prep = preposition(child, tables)
        if not prep and tables.words.get("postpositions"):
            yield f"{lemma(child)} {case_of(child)}"
        if prep:
            yield f"{prep} {lemma(child)}"
            yield from (f"{prep} {lemma(inner)} {lemma(child)}" for inner in child.children if inner.dep_ == "amod")


def misplaced(token: Token) -> Iterator[Token]:
    """Yield what follows a verb, though the parser hung it on a word before: «искомый Ригой, доставлен в отдел»."""
    if token.pos_ != "VERB":
        return
    for word in token.doc[token.i + 1 : min(token.i + 1 + AFTER, token.sent.end)]:
        if word.is_punct or word.pos_ == "VERB":
            return
        if word.dep_ == "obl" and token.sent.start <= word.head.i < token.i and word.head.i != token.head.i:
            yield word

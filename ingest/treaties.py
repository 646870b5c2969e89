"""How one country stands with several others, told in one breath: «с Израилем договора нет, с Грузией он действует»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.listing import is_next_in_list
from ingest.numerals import is_noise
from ingest.seats import ROLELESS
from ingest.stages import denied, reached
from ingest.syntax import case_of, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found
    from ingest.parties import Gathering
    from ingest.scene import Scene
    from ingest.tables import Tables

BEFORE = 2  # sentences in which the paper was named that a sentence leaves out
MARKS = frozenset(",;:\u2014\u2013")
NOMINAL, DIRECT = frozenset({"NOUN", "PROPN"}), frozenset({"nom", "gen", "acc"})
ORDER = ("negotiated", "absent", "signed", "ratified", "in_force")


@dataclass(frozen=True, slots=True)
class Others:
    """Hold the countries of one «с ...»: its preposition, the names, where they end."""

    start: int
    end: int
    founds: tuple[Found, ...]
    opens: bool  # its sentence begins with it


@dataclass(frozen=True, slots=True)
class Standing:
    """Say how far a paper with one other country went: its noun, where that is told, the own side if it is named."""

    gathering: Gathering
    said: Token
    stage: str
    other: Found
    own: Found | None


def standings(gatherings: Sequence[Gathering]) -> list[Standing]:
    """Read the sentences that tell of several countries so, or of one with the noun in a sentence before.

    `gatherings`: the papers of an article that are between states.
    """
    read: list[Standing] = []
    for scene in {id(g.scene): g.scene for g in gatherings}.values():
        nouns = {g.trigger.token.i: g for g in gatherings if g.scene is scene}
        sentences = [sentence for sentence in scene.doc.sents if not is_noise(sentence[0])]
        for at, sentence in enumerate(sentences):
            start = sentences[max(0, at - BEFORE)].start
            read += standings_in(sentence, [nouns[i] for i in sorted(nouns) if start <= i < sentence.end], scene)
    return read


def standings_in(sentence: Span, papers: Sequence[Gathering], scene: Scene) -> Iterator[Standing]:
    """Yield what each part of a sentence tells; `papers` are those of the sentence and of the sentences before."""
    groups = list(others_in(sentence, scene))
    own = own_side(sentence, groups, scene)
    if not papers or not groups or not is_review(groups, papers[-1].trigger.token.i >= sentence.start):
        return
    for group, words in parts_of(sentence, groups):
        paper = nearest(papers, words)
        stage, said = told_in(words, scene.tables)
        here = words.start <= paper.trigger.token.i < words.end
        if stage is not None and said is not None and (here or not is_of_else(words, said, group, scene)):
            yield from (Standing(paper, said, stage, found, own) for found in group.founds)


def is_review(groups: Sequence[Others], names_paper: bool) -> bool:
    """Say that several countries are told of, or one in a sentence that begins with it and leaves the paper out."""
    many = len(groups) > 1 or len(groups[0].founds) > 1
    return many if names_paper else many or groups[0].opens


def nearest(papers: Sequence[Gathering], words: Span) -> Gathering:
    """Give the paper of a part: its own, else the one named last before it."""
    before = [paper for paper in papers if paper.trigger.token.i < words.end]
    here = [paper for paper in before if paper.trigger.token.i >= words.start]
    return (here or before[-1:] or papers)[0]


def others_in(sentence: Span, scene: Scene) -> Iterator[Others]:
    """Yield the groups of countries with «с»; a pronoun there stands for the country named last."""
    lands = [f for f in scene.founds_in(sentence) if is_land(f)]
    for token in sentence[:-1]:
        if scene.tables.preposition(token.lower_) != with_word(scene):
            continue
        first = next((at for at, found in enumerate(lands) if found.start == token.i + 1), None)
        if first is not None:
            listed = run_from(lands[first:], scene)
            yield Others(token.i, listed[-1].end, tuple(listed), is_opening(token))
        elif lemma(token.nbor()) in scene.tables.word_class("pronouns"):
            last = [found for found in lands if found.end <= token.i][-1:]
            yield from (Others(token.i, token.i + 2, (found,), False) for found in last)


def with_word(scene: Scene) -> str:
    return str(scene.tables.words.get("with_whom", "")).partition(" ")[0]


def is_opening(token: Token) -> bool:
    """Say that nothing but a dash or a conjunction stands before a word in its sentence."""
    before = token.doc[token.sent.start : token.i]
    return all(word.is_punct or word.pos_ in ("CCONJ", "PART", "ADV") for word in before)


def is_land(found: Found) -> bool:
    return found.type == "country" and found.form not in (*ROLELESS, "adjective")


def run_from(lands: Sequence[Found], scene: Scene) -> list[Found]:
    listed = [lands[0]]
    for found in lands[1:]:
        if not is_next_in_list(listed[-1], found, scene.doc, scene.tables):
            break
        listed.append(found)
    return listed


def parts_of(sentence: Span, groups: Sequence[Others]) -> Iterator[tuple[Others, Span]]:
    """Cut a sentence before each group, at the mark nearest to it; groups that no mark parts are left out."""
    doc, starts = sentence.doc, [sentence.start]
    for one, two in pairwise(groups):
        marks = [at for at in range(one.end, two.start) if doc[at].text in MARKS]
        starts.append(marks[-1] if marks else -1)
    for group, start, end in zip(groups, starts, [*starts[1:], sentence.end], strict=True):
        if start >= 0 and end >= 0:
            yield group, doc[start:end]


def own_side(sentence: Span, groups: Sequence[Others], scene: Scene) -> Found | None:
    """Give the country of the sentence that stands in no «с»: «у Молдовы», «Молдова подписала»."""
    inside = {at for group in groups for at in range(group.start, group.end)}
    meant = {found.cluster for group in groups for found in group.founds}
    lands = [f for f in scene.founds_in(sentence) if is_land(f)]
    own = {f.cluster: f for f in lands if f.start not in inside and f.cluster not in meant}
    return next(iter(own.values())) if len(own) == 1 else None


def is_of_else(words: Span, said: Token, group: Others, scene: Scene) -> bool:
    """Say that what is, or is not, with the country is no paper: «с Латвией границы нет»."""
    fitting = scene.tables.word_class("any_paper") | scene.tables.word_class("drafts")
    passed = {said.i, *range(group.start, group.end)}
    passed |= {at for moment in scene.moments for at in range(moment.start, moment.end)}
    nouns = [word for word in clause_of(words, max(said.i, group.end)) if word.pos_ in NOMINAL and word.i not in passed]
    others = (word for word in nouns if case_of(word) in DIRECT or is_topic_of(said, word, scene.tables))
    return any(lemma(word) not in fitting for word in others)


def clause_of(words: Span, reached: int) -> Span:
    """Cut a part at the first mark after what it tells: the rest is another matter («..., и потому деньги там»)."""
    doc = words.doc
    end = next((at for at in range(reached, words.end) if doc[at].text in MARKS), words.end)
    return doc[words.start : end]


def is_topic_of(said: Token, word: Token, tables: Tables) -> bool:
    """Say that a word tells what «переговоры о ...» are about."""
    about = said.nbor() if said.i + 1 < said.sent.end else None
    return about is not None and about.lower_ in tables.word_class("topic_prepositions") and about.i < word.i


def told_in(words: Span, tables: Tables) -> tuple[str | None, Token | None]:
    """Give the stage that a part of a sentence tells, and the word that does: a signing outweighs «нет»."""
    if any(lemma(word) in tables.word_class("ended") for word in words):
        return None, None
    told = [(stage, word) for word in words for stage in stages_at(word, tables)]
    stage, said = max(told, key=lambda each: ORDER.index(each[0]), default=(None, None))
    idle = stage == "negotiated" and said is not None and said.pos_ in NOMINAL and is_without(words, tables)
    return (None, None) if idle else (stage, said)


def is_without(words: Span, tables: Tables) -> bool:
    """Say that something is not done in a part: «переговоры не ведутся»."""
    return any(word.lower_ in tables.word_class("negations") for word in words)


def stages_at(word: Token, tables: Tables) -> Iterator[str]:
    for table in ("agreement_stages", "treaty_stages"):
        for stage, lemmas in tables.words.get(table, {}).items():
            if lemma(word) in lemmas:
                held = (
                    denied(word, str(stage), tables) if is_denied(word, tables) else reached(word, str(stage), tables)
                )
                yield from (held,) if held is not None else ()


def is_denied(word: Token, tables: Tables) -> bool:
    """Say that «не» stands right before; sentences without a trigger have no tree that would tell."""
    return word.i > word.sent.start and word.nbor(-1).lower_ in tables.word_class("negations")

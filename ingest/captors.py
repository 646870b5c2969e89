"""Whose people held somebody: «сотрудники бюро Таиланда задержали», «схвачен оперативниками угрозыска Грузии»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.context import piece_before
from ingest.findings import Finding
from ingest.sides import Side, side_of
from ingest.strangers import has_stranger
from ingest.syntax import case_of, climb, feature, lemma, preposition, tells

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables

BUREAU = ".ncb-interpol"  # in the identifier of a national bureau
OWNED = frozenset({"nmod", "amod", "flat", "flat:name", "flat:foreign", "appos"})


def by_captors(finding: Finding) -> tuple[Side, ...]:
    """Give the one country that owns whoever did it, as deep as the words for them go."""
    scene, captors = finding.scene, {word.i for word in captors_of(finding)}
    sentence = finding.trigger.token.sent
    named = (f for f in scene.founds_in(sentence) if f.country is not None)
    sides = {f.country: side_of(f, scene) for f in named if f.type != "person" and is_owned(scene.doc[f.head], captors)}
    own = [side for key, side in sides.items() if key not in finding.keys("wanted_by")]
    return tuple(own) if len(own) == 1 else ()


def captors_of(finding: Finding) -> Iterator[Token]:
    """Yield the words for whoever holds: a verb's subject, or of a passive the agent."""
    subject, passive = finding.subject, finding.trigger.voice.object == "nom"
    for child in finding.trigger.token.children:
        if subject is not None and subject.start <= child.i < subject.end:
            continue
        acts = case_of(child) == "ins" if passive else child.dep_ == "nsubj" and case_of(child) == "nom"
        if acts and is_captor(child, finding.scene.tables):
            yield child
    if not passive:
        yield from misplaced(finding.trigger.token)


def is_captor(word: Token, tables: Tables) -> bool:
    """Say that a word may be whoever holds: a bare noun, none of those who are held («оказался гражданином Чили»)."""
    held = lemma(word) in tables.word_class("citizens") | tables.word_class("foreigners")
    return word.pos_ == "NOUN" and not held and not preposition(word, tables)


def misplaced(verb: Token) -> Iterator[Token]:
    """Yield the subject right before its verb where the parser hung it elsewhere: «Имярека, чилийца, патруль взял»."""
    if any(child.dep_ == "nsubj" and case_of(child) == "nom" for child in verb.children):
        return
    for word in piece_before(verb):
        if word.pos_ == "NOUN" and case_of(word) == "nom" and feature(word, "Number") == feature(verb, "Number"):
            yield word


def is_owned(name: Token, captors: set[int]) -> bool:
    """Say that a name hangs on one of the captors by nothing but ownership: no clause, no «из»."""
    for word in climb(name):
        if word.i in captors:
            return word.i != name.i
        if word.dep_ not in OWNED or feature(word, "VerbForm"):
            return False
    return False


def by_police_who_say(finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Give the land of the police that tell of an arrest in a town that no list has: «Spanish police said he was»."""
    scene, words = finding.scene, finding.scene.tables.word_class("police")
    if not words or not has_stranger("held_in", finding):
        return ()
    before = range(finding.trigger.token.sent.start, finding.trigger.token.i)
    named = (f for f in scene.founds if f.start in before and f.type == "agency" and f.country is not None)
    police = (f for f in named if any(scene.doc[at].lower_ in words for at in range(f.start, f.end)))
    told = [f for f in police if tells(scene.doc[f.head], scene.tables, ("nom",))]
    own = {finding.subject.nation} if finding.subject is not None else set()
    seeking = own.union(*(other.keys("wanted_by") | other.keys("destination") for other in (finding, *others)))
    return tuple(side_of(f, scene) for f in told if f.country not in seeking)[:1]


def are_held_abroad(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that all whose place an article tells are held in other lands than its own (words.toml: held_where_told)."""
    if not finding.scene.tables.words.get("held_where_told"):
        return False
    told = [f.keys("held_in") for f in settled if f.kind == "detention" and f.keys("held_in")]
    return bool(told) and not any(finding.scene.home in keys for keys in told)


def is_of_another_case(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that he was held another time too, nothing is told where or for whom: «Back in 2011 he was held a month»."""
    if finding.kind != "detention" or finding.sides or finding.subject is None or finding.date is None:
        return False
    wanted = finding.scene.tables.word_class("wanted")
    if any(lemma(word) in wanted for word in finding.trigger.token.sent):
        return False
    same = (f for f in settled if f.kind == "detention" and f.subject and f.subject.key == finding.subject.key)
    return finding.subject.count == 1 and any(f.sides and f.date and f.date != finding.date for f in same)


def is_by_bureau(finding: Finding) -> bool:
    """Say that a bureau of Interpol held him, which does so by others' hands."""
    agents = (side.found for side in finding.sides.get("detained", ())[:1])
    return any(found is not None and BUREAU in (found.ref or "") for found in agents)

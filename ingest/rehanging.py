"""Put under its own verb whom the parser took into another clause: past a comma, before a colon, beside «и»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

from ingest.clauses import allowed_cases, is_caseless, is_predicate
from ingest.syntax import case_of, feature, has_comma_between, is_finite, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables

OWNING = frozenset({"PRON", "DET", "ADJ"})
JOINTS = frozenset({"CCONJ", "SCONJ"})


def rehang(words: Sequence[Token], tables: Tables) -> None:
    """Mend a sentence, one kind of mistake after another."""
    turn_round(words)
    lift_over_preposition(words)
    hang_before_joint(words)
    hang_past_aside(words)
    hang_fronted(words)
    hang_by_next_verb(words)
    hang_by_verb_before(words)
    hang_infinitive(words)
    join_to_main_verb(words)
    give_to_second_subject(words)
    part_concessions(words, tables.word_class("conceding"))


def hang(word: Token, verb: Token, dep: str) -> None:
    """Hang a word by a verb, unless this hangs by it."""
    if not word.is_ancestor(verb):
        word.head, word.dep_ = verb, dep


def give(land: Token, verb: Token) -> None:
    """Make a word the one to whom a verb gives."""
    token: Any = land
    token.head, token.dep_ = verb, "iobj"
    token.set_morph({**land.morph.to_dict(), "Case": "Dat"})


def turn_round(words: Sequence[Token]) -> None:
    """Put a noun over the one it owns where the parser took it for an adjective: «Генеральный инспекторат полиции»."""
    for at, word in enumerate(words):
        owned = word.head
        mistaken = word.pos_ == "NOUN" and word.dep_ == "amod" and owned.i == word.i + 1 and case_of(word) == "nom"
        if not mistaken or case_of(owned) != "gen" or owned.head.i == owned.i:
            continue
        word.head, word.dep_ = owned.head, "nsubj"
        owned.head, owned.dep_ = word, "nmod"
        before = words[at - 1] if at else owned
        if before.pos_ == "ADJ" and case_of(before) == "nom" and before.dep_.startswith("nsubj"):
            before.head, before.dep_ = word, "amod"


def lift_over_preposition(words: Sequence[Token]) -> None:
    """Put the verb over a sentence that was hung on its first preposition: «О том, что выдаст, Рим не говорил»."""
    first, second = (words[0], words[1]) if len(words) > 1 else (words[0], words[0])
    if first.pos_ != "ADP" or first.head.i != first.i or second.head.i == first.i:
        return
    verb = next((word for word in words if word.head.i == first.i and is_finite(word)), None)
    if verb is not None:
        verb.head, verb.dep_ = verb, "root"
        for word in [word for word in words if word.head.i == first.i and word.i != first.i]:
            word.head = verb
        first.head, first.dep_ = second, "case"


def hang_before_joint(words: Sequence[Token]) -> None:
    """Hang by the verb what the parser gave to a noun behind «и»: «оштрафован с выдворением и запретом на въезд»."""
    for word in words:
        later = word.dep_ == "nmod" and word.head.i > word.i and any(child.dep_ == "case" for child in word.children)
        if not later or not any(other.pos_ == "CCONJ" for other in word.doc[word.i : word.head.i]):
            continue
        verb = next((other for other in reversed(words) if other.i < word.i and is_predicate(other)), None)
        if verb is not None:
            hang(word, verb, "obl")


def hang_past_aside(words: Sequence[Token]) -> None:
    """Hang by the verb after it who acts, taken for a name of whom it is done to: «Имярека, вора, Рим выдал»."""
    for before, doer in pairwise(words):
        aside = before.text == "," and doer.dep_ == "appos" and doer.head.i < before.i
        if not aside or case_of(doer) != "nom" or case_of(doer.head) not in ("gen", "acc", "dat"):
            continue
        after = takewhile(lambda word: not word.is_punct, (word for word in words if word.i > doer.i))
        verb = next((word for word in after if is_finite(word)), None)
        if verb is not None and not any(c.dep_ == "nsubj" and case_of(c) == "nom" for c in verb.children):
            hang(doer, verb, "nsubj")


def hang_fronted(words: Sequence[Token]) -> None:
    """Hang by its infinitive whom the parser took for a sentence of his own: «решил: Имярека, вора, можно выдать»."""
    for colon, object_ in pairwise(words):
        fronted = colon.text == ":" and object_.dep_ == "parataxis"
        if not fronted or object_.pos_ not in ("PROPN", "NOUN") or case_of(object_) not in ("gen", "acc"):
            continue
        verb = next((word for word in words if word.i > object_.i and feature(word, "VerbForm") == "Inf"), None)
        if verb is not None and not any(child.dep_ == "obj" for child in verb.children):
            hang(object_, verb, "obj")


def hang_by_next_verb(words: Sequence[Token]) -> None:
    """Hang by the verb after it a second subject of the verb before: «Рим просил о выдаче, и суд просьбу отклонил»."""
    for doer in words:
        verb = doer.head
        second = doer.dep_.startswith("nsubj") and verb.i < doer.i and is_finite(verb)
        if not second or not any(word.pos_ in JOINTS for word in doer.doc[verb.i : doer.i]):
            continue
        after = takewhile(lambda word: not word.is_punct, (word for word in words if word.i > doer.i))
        own = next((word for word in after if is_finite(word)), None)
        if own is not None and has_comma_between(verb, doer) and may_be_of(doer, own):
            hang(doer, own, doer.dep_)


def may_be_of(doer: Token, verb: Token) -> bool:
    """Say that a verb without a subject agrees with a word."""
    free = not any(child.dep_.startswith("nsubj") for child in verb.children)
    return free and all(
        not feature(verb, name) or feature(verb, name) == feature(doer, name) for name in ("Number", "Gender")
    )


def hang_by_verb_before(words: Sequence[Token]) -> None:
    """Hang by the verb right before it what the parser gave to another clause: «сидит в Риме, Вена ждёт его выдачи»."""
    for noun in words:
        strayed = noun.dep_ in ("obj", "iobj", "obl") and noun.pos_ == "NOUN" and noun.head.i < noun.i
        if not strayed or any(child.dep_ == "case" for child in noun.children):
            continue
        before = next((w for w in reversed(words) if w.i < noun.i and w.pos_ not in OWNING), None)
        if before is None or before.i == noun.head.i or before.pos_ != "VERB" or not is_predicate(before):
            continue
        if has_comma_between(noun.head, before):
            hang(noun, before, noun.dep_)


def hang_infinitive(words: Sequence[Token]) -> None:
    """Hang an infinitive by the verb after it, not beside one before: «он россиянин, и выдавать его Рим не станет»."""
    for word in words:
        beside = word.dep_ == "conj" and feature(word, "VerbForm") == "Inf" and is_finite(word.head)
        if not beside or word.head.i > word.i or not has_comma_between(word.head, word):
            continue
        after = takewhile(lambda other: not other.is_punct, (other for other in words if other.i > word.i))
        verb = next((other for other in after if is_finite(other)), None)
        if verb is not None:
            hang(word, verb, "xcomp")


def join_to_main_verb(words: Sequence[Token]) -> None:
    """Join a verb to the one before it, not to a clause that has ended: «Имярека, которого искали, узнали и взяли»."""
    for word in words:
        clause = word.head
        if word.dep_ != "conj" or clause.dep_ != "acl:relcl" or not is_finite(word) or clause.i > word.i:
            continue
        between = [w for w in words if clause.i < w.i < word.i and is_finite(w) and not clause.is_ancestor(w)]
        if between and has_comma_between(clause, between[-1]) and not has_comma_between(between[-1], word):
            hang(word, between[-1], "conj")


def give_to_second_subject(words: Sequence[Token]) -> None:
    """Take for whom it was done for a second subject that is no nominative: «Риге, искавшей его, Вена отказала»."""
    for word in words:
        verb = word.head
        second = word.dep_ == "nsubj" and case_of(word) == "gen" and "Dat" in allowed_cases(word) and is_finite(verb)
        doers = (child for child in verb.children if child.dep_ == "nsubj" and case_of(child) == "nom")
        if second and not is_caseless(word) and feature(word, "Animacy") != "Anim" and next(doers, None) is not None:
            give(word, verb)


def part_concessions(words: Sequence[Token], conceding: frozenset[str]) -> None:
    """Let a clause with «хотя» stand by itself: what governs the first verb tells nothing of the second."""
    for word in words:
        if word.dep_ == "advcl" and any(lemma(child) in conceding for child in word.children if child.dep_ == "mark"):
            word.dep_ = "parataxis"

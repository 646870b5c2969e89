"""Read that what was granted has to wait: «но сначала он отбудет срок», «по отбытии наказания», «но отложил»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.context import is_earned
from ingest.naming import is_bare
from ingest.pieces import pieces
from ingest.syntax import feature, is_negated, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables

PUT_OFF = frozenset({"obj", "nsubj", "nsubj:pass"})
OPENING = 3  # words of the next sentence that may say that it goes on


def is_put_off(granted: Token, tables: Tables) -> bool:
    """Say that the sentence of what was granted, or the next one that goes on with «но», «сначала», makes it wait."""
    clauses = list(clauses_around(granted, tables))
    held = any(lemma(word) in tables.word_class("prolonging") for clause in clauses for word in clause)
    return any(
        is_put_off_itself(clause, granted, tables) or (waits(clause, after, tables) and not held)
        for clause, after in zip(clauses, [*clauses[1:], []], strict=True)
    )


def clauses_around(granted: Token, tables: Tables) -> Iterator[list[Token]]:
    yield from pieces(granted.sent)
    doc, end = granted.doc, granted.sent.end
    if end < len(doc):
        opening = [word for word in doc[end].sent if not word.is_punct and not word.is_space][:OPENING]
        if any(word.lower_ in tables.word_class("but") | tables.word_class("first") for word in opening):
            yield from pieces(doc[end].sent)


def is_put_off_itself(clause: Sequence[Token], granted: Token, tables: Tables) -> bool:
    """Say that a verb after it says so: «одобрил, но отложил», «но исполнение приостановлено»."""
    verbs = (word for word in clause if word.i > granted.i and lemma(word) in tables.word_class("postponing"))
    verbs = (word for word in verbs if is_earned(word) and not is_negated(word, tables))
    return any(is_of_execution(word, clause, tables) for word in verbs) or is_forbidden_yet(clause, granted, tables)


def is_forbidden_yet(clause: Sequence[Token], granted: Token, tables: Tables) -> bool:
    """Say that what was granted may not be done yet: «но исполнять его запретил», «передавать пока не разрешил»."""
    carried = [word for word in clause if word.i > granted.i and lemma(word) in tables.word_class("carrying_out")]
    heads = [word.head for word in carried if feature(word, "VerbForm") == "Inf" and is_earned(word.head)]
    forbids = any(lemma(head) in tables.word_class("forbidding") for head in heads if not is_negated(head, tables))
    return forbids or any(lemma(head) in tables.word_class("allowing") for head in heads if is_negated(head, tables))


def is_of_execution(verb: Token, clause: Sequence[Token], tables: Tables) -> bool:
    """Say that the hand-over itself is what is put off: nothing else is named («апелляцию отложили»)."""
    things = [c for c in verb.children if c.dep_ in PUT_OFF and c in clause and c.pos_ == "NOUN" and is_bare(c)]
    named = [c for c in things if feature(c, "Animacy") == "Inan" and lemma(c) not in bodies(tables)]
    return all(lemma(noun) in tables.word_class("execution") for noun in named)


def bodies(tables: Tables) -> frozenset[str]:
    """Give the nouns for who puts off: «министерство процедуру приостановило»."""
    return tables.word_class("sides") | tables.word_class("offices") | tables.word_class("office_nouns")


def waits(clause: Sequence[Token], after: Sequence[Token], tables: Tables) -> bool:
    """Say that a clause, with what follows it, names what has to end before: a term, a sentence, a trial."""
    words = {lemma(word) for word in (*clause, *after)}
    here = {form for word in clause for form in (lemma(word), word.lower_)}
    served = bool(words & tables.word_class("own_business"))
    over = bool(here & tables.word_class("ending")) and served
    first = bool(here & tables.word_class("first")) and served and not tells_past(clause)
    later = bool(here & tables.word_class("afterwards")) and is_to_serve((*clause, *after), tables)
    return over or first or later


def tells_past(clause: Sequence[Token]) -> bool:
    return any(feature(word, "Tense") == "Past" and feature(word, "VerbForm") == "Fin" for word in clause)


def is_to_serve(words: Sequence[Token], tables: Tables) -> bool:
    """Say that somebody will serve, or something will end: «отсидит», «закончится»."""
    verbs = (word for word in words if lemma(word) in tables.word_class("serves_or_ends"))
    return any(feature(word, "Tense") == "Fut" for word in verbs)

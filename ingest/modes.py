"""By which law a movement without a legal term went: what was asked is extradition, a crowd goes as its report says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.arrivals import names_another
from ingest.findings import Finding
from ingest.frontiers import goes_to_tribunal
from ingest.lines import is_broken
from ingest.purpose import is_without, words_before
from ingest.requesters import is_for_movement
from ingest.sentences import following
from ingest.standing import is_lawful
from ingest.syntax import case_of, feature, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.tables import Tables

REACH = 2  # sentences before a crowd that may tell by which law it went
BETWEEN_STATES = frozenset({"hand-over", "take-in"})
HANDED_ON = frozenset({"take-in"})  # of one law with those given: «экстрадиция: отдано 84, получено 112»
LEGAL = frozenset({"requested", "refused", "suspended"})  # nobody asks for a mere return, or refuses one


def with_modes(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings, a movement without a legal term with the one that its status or its report tells."""
    return [with_mode(finding, findings) for finding in findings]


def with_mode(finding: Finding, findings: Sequence[Finding]) -> Finding:
    if finding.kind != "transfer" or finding.attrs.get("mode") != "return" or finding.subject is None:
        return finding
    crowd = finding.subject.person is None and (finding.subject.count != 1 or finding.trigger.frame.needs == "term")
    alone = not crowd and (is_told_by_law(finding, findings) or is_one_more(finding, findings))
    alone = alone or goes_to_tribunal(finding) or is_named_after(finding, findings)
    asked = "extradition" if finding.status in LEGAL or alone or has_law_of_its_own(finding) else "return"
    asked = "return" if crowd and is_fetched(finding) else asked
    told = law_around(finding) if crowd and not is_of_the_wanted(finding) else None
    brought = told == "extradition" and finding.trigger.frame.name not in HANDED_ON
    mode = asked if told is None or brought else told  # beside the extradited some are only brought
    return replace(finding, attrs={**finding.attrs, "mode": mode})


def is_fetched(finding: Finding) -> bool:
    """Say that a land only means to bring a crowd home, and nothing is said of law: «из лагерей хотят вернуть 15»."""
    means = finding.status == "requested" and (finding.has_row("intended") or finding.trigger.frame.name == "await")
    return means and not is_lawful(finding)


def is_told_by_law(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Say that the sentence of one who was brought tells of a request, a warrant, his extradition, and denies none."""
    who = finding.subject.key if finding.subject is not None else None
    here = (f for f in findings if f.scene is finding.scene and f.subject is not None)
    others = {f.trigger.token.i for f in here if f.subject is not None and f.subject.key != who}
    words = (word for word in finding.trigger.token.sent if word.i not in others)
    return any(
        speaks_of_request(word, finding.scene.tables) and not is_without(word, finding.scene.tables) for word in words
    )


def speaks_of_request(word: Token, tables: Tables) -> bool:
    """Read «по запросу Риги», «по европейскому ордеру», «с согласия прокуратуры», «экстрадированный», «его выдача»."""
    papers = tables.word_class("petitions", "warrants")
    asked = lemma(word) in papers and preposition(word, tables) in tables.word_class("by_request")
    asked = asked and not any(lemma(child) in tables.word_class("relations") for child in word.children)
    return asked or is_ruling(word, tables) or law_of(word, tables) == "extradition"


def is_ruling(word: Token, tables: Tables) -> bool:
    """Say that a court, a prosecutor or a minister decided it: «по решению суда», «с согласия Генпрокуратуры»."""
    led = f"{preposition(word, tables)} {lemma(word)}" in tables.word_class("by_ruling")
    return led and any(lemma(inner) in tables.word_class("deciders") for inner in word.subtree)


def is_one_more(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Say that one state gives somebody to another right after an extradition: «О выдаче сообщили. Рига передала X»."""
    between = finding.trigger.frame.name in BETWEEN_STATES and feature(finding.trigger.token, "VerbForm") == "Fin"
    told = words_before(finding.trigger.token, 1) if between else ()
    moved = {f.trigger.token.i for f in findings if f.scene is finding.scene and f.subject is not None and f.status}
    laws = (word for word in told if law_of(word, finding.scene.tables) == "extradition")
    return any(word.pos_ == "NOUN" or word.i in moved for word in laws)


def is_named_after(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Say that the next sentence calls it by its law: «Рим отдал двоих. Обе экстрадиции состоялись в мае»."""
    sentence, tables = finding.trigger.token.sent, finding.scene.tables
    after = next(following(sentence), None)
    if after is None or finding.status != "completed" or names_another(after, finding) or counts_others(after, finding):
        return False
    if is_broken(sentence.doc, sentence.start_char, after.start_char):
        return False
    terms = [word for word in after if law_of(word, tables) == "extradition" and word.pos_ in ("NOUN", "PROPN")]
    others = {f.trigger.token.i for f in findings if f.scene is finding.scene and is_of_somebody_else(f, finding)}
    return any(word.i not in others and not is_without(word, tables) for word in terms)


def counts_others(sentence: Span, finding: Finding) -> bool:
    """Say that a sentence counts other people, or requests for them."""
    scene, own = finding.scene, finding.subject.count if finding.subject is not None else None
    asked = scene.tables.word_class("petitions", "requests")
    inside = (q for q in scene.quantities if sentence.start <= q.start < sentence.end and q.value not in (None, own))
    return any(q.persons or (q.head is not None and lemma(scene.doc[q.head]) in asked) for q in inside)


def is_of_somebody_else(other: Finding, finding: Finding) -> bool:
    """Say that another movement has a subject of its own, by name or number."""
    one, two = other.subject, finding.subject
    return one is not None and two is not None and one.key != two.key and not one.known


def has_law_of_its_own(finding: Finding) -> bool:
    """Read the law in a clause about those who are moved: «привезли двоих, экстрадиции которых добивалась Рига»."""
    tables, relatives = finding.scene.tables, finding.scene.tables.word_class("relatives")
    if any(is_to_prosecute(word, tables) or is_warrant(word, tables) for word in finding.trigger.token.sent):
        return True
    nouns = (word for word in finding.trigger.token.sent if law_of(word, tables) == "extradition")
    return any(lemma(child) in relatives and case_of(child) == "gen" for noun in nouns for child in noun.children)


def is_to_prosecute(word: Token, tables: Tables) -> bool:
    """Say that a phrase tells of a trial to come: «для уголовного преследования»."""
    return f"{preposition(word, tables)} {lemma(word)}" in tables.word_class("to_prosecute")


def is_warrant(word: Token, tables: Tables) -> bool:
    """Say that a warrant is told of, for no search: «по чужим ордерам отправили 12 человек»."""
    return lemma(word) in tables.word_class("surrender_papers") and is_for_movement(word, tables)


def is_of_the_wanted(finding: Finding) -> bool:
    """Say that the sentence tells of people who are searched for: no foreigners whose stay is over."""
    tables, words = finding.scene.tables, [*finding.trigger.token.sent]
    listed = tables.words.get("leaning_numbers") and any(lemma(word) in tables.word_class("searches") for word in words)
    return bool(listed) or any(f.kind == "wanted" for word in words for f in tables.triggers.get(lemma(word), ()))


def law_around(finding: Finding) -> str | None:
    """Give the law of the nearest legal term: in the movement's own sentence, else in the ones before."""
    token, tables = finding.trigger.token, finding.scene.tables
    own = sorted(token.sent, key=lambda word: abs(word.i - token.i))
    laws = (law_of(word, tables) for word in (*own, *reversed(words_before(token, REACH))))
    return next((law for law in laws if law is not None), None)


def law_of(word: Token, tables: Tables) -> str | None:
    """Say of which law a word speaks: a sentence served at home, foreigners sent off, extradition, a trial to come."""
    if lemma(word) in tables.word_class("serving", "convicts"):
        return "transfer"
    if lemma(word) in tables.word_class("expelling"):
        return "deportation"
    if is_to_prosecute(word, tables) or lemma(word) in tables.word_class("extradited"):
        return "extradition"
    modes = {frame.set.get("mode") for frame in tables.triggers.get(lemma(word), ()) if not frame.modified_by}
    return next((mode for mode in ("deportation", "extradition") if modes == {mode}), None)

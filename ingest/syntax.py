"""Where a word stands: its clause, its governor, and its place (`prep case`), read off a parsed sentence."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.morphology import plain
from ingest import compounds
from ingest.chains import sharing
from ingest.clauses import allowed_cases, auxiliaries
from ingest.clauses import feature as feature
from ingest.nominatives import are_lone_doers, is_counted, is_lone_doer

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.tables import Tables

CLAUSAL = frozenset({"ccomp", "advcl", "acl:relcl", "parataxis", "csubj", "csubj:pass"})
INSIDE_NAME = frozenset({"flat", "flat:name", "flat:foreign", "appos", "compound"})
POSSESSIVE = frozenset({"nmod", "amod", "det", "obl"})
DASHES = frozenset("\u2014\u2013-")
EXACT, POSSIBLE = 1.0, 0.5
MAX_DEPTH = 12
LEMMAS: dict[int, str] = {}


@dataclass(frozen=True, slots=True)
class Stand:
    """Say that a word stands at `place` under `holder`; `weight` is lower where the case was only possible."""

    holder: Token | None
    place: str
    weight: float
    token: Token


def says(sentence: Span, phrases: frozenset[str]) -> bool:
    """Say that a sentence holds one of these words or phrases, as they are printed: «чаще всего», «заново»."""
    told = f" {' '.join(plain(word.text) for word in sentence)} "
    return any(f" {phrase} " in told for phrase in phrases)


def lemma(token: Token) -> str:
    """Give the lemma in its plain form; asked for so often that each is made plain once, by the hash of its text."""
    known = LEMMAS.get(token.lemma)
    return known if known is not None else LEMMAS.setdefault(token.lemma, plain(token.lemma_))


def is_of_name(token: Token) -> bool:
    """Say that a word is part of a name, be it spelled as a particle: «Марата Ли», not «ВЫДАЛА ЛИ ТУРЦИЯ»."""
    return token.pos_ == "PROPN" and token.text.istitle()


def case_of(token: Token) -> str:
    return feature(token, "Case").lower()


def begins_part(token: Token, tables: Tables) -> bool:
    """Say that a preposition begins a part of a total: «, из них», «, среди которых», «в том числе»."""
    after, among = token.doc[token.i + 1 : token.i + 3], tables.word_class("among")
    if len(after) > 1 and after[0].lower_ in tables.word_class("that") and lemma(after[1]) in among:
        return True
    if token.lower_ in tables.word_class("parting"):
        return True  # «including six from Russia»
    told = token.lower_ in tables.word_class("partitive") and token.i > 0 and token.doc[token.i - 1].text == ","
    return told and any(word.pos_ == "PRON" for word in after[:1])


def is_question(sentence: Span) -> bool:
    words = (token.text.rstrip() for token in reversed(sentence))
    return next((word for word in words if word), "").endswith("?")


def has_comma_between(first: Token, last: Token) -> bool:
    return any(token.text == "," for token in first.doc[first.i : last.i])


def children(token: Token) -> Iterator[Token]:
    yield from token.children


def preposition(token: Token, tables: Tables) -> str:
    """Give the preposition before a noun phrase, in its plain form, or the empty string; «в отношении» is one."""
    for child in token.children:
        if child.dep_ == "case" and (child.i < token.i or tables.words.get("postpositions")):
            rest = [lemma(inner) for inner in child.children if inner.dep_ == "fixed"]
            return " ".join((tables.preposition(child.lower_), *rest))
    return ""


def is_finite(token: Token) -> bool:
    short = feature(token, "Variant") == "Short" and feature(token, "VerbForm") == "Part"
    return feature(token, "VerbForm") == "Fin" or short


def is_full_participle(token: Token) -> bool:
    return feature(token, "VerbForm") == "Part" and feature(token, "Variant") != "Short"


def is_negated(token: Token, tables: Tables) -> bool:
    words = tables.word_class("negations")
    if token.pos_ == "VERB" and feature(token, "Polarity") == "Neg":
        return True  # of a language whose verbs deny by their ending
    own = any(child.lower_ in words and child.i < token.i and token.i - child.i <= 4 for child in token.children)
    return own or any(be.i > token.i and be.nbor(-1).lower_ in words for be in auxiliaries(token, tables))


def clause_head(token: Token) -> Token:
    """Climb to the word that heads the clause: a finite verb, a short participle, or the root."""
    for step in climb(token):
        if step.dep_ in CLAUSAL or step.head.i == step.i:
            return step
        if step.dep_ == "conj" and is_finite(step):
            return step
    return token


def climb(token: Token) -> Iterator[Token]:
    """Yield the token, its governor, and so on to the root; a broken tree ends the walk."""
    for _ in range(MAX_DEPTH):
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def relative_clauses(token: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses that tell what others did with it: «меморандум, который подписали министры»."""
    for verb in token.subtree:
        told = verb.dep_ == "acl:relcl" and any(is_finite(word) for word in (verb, *verb.children))
        pronoun = relative_of(verb) if told else None
        if pronoun is not None and not pronoun.dep_.startswith("nsubj") and means(pronoun, token, verb.head):
            yield verb


def relative_of(verb: Token) -> Token | None:
    """Give the pronoun that opens a relative clause, itself or in a phrase: «под которым», «по итогам которой»."""
    left = (word for word in verb.subtree if word.i < verb.i and word.pos_ in ("PRON", "DET"))
    return next((word for word in left if feature(word, "Number")), None)


def means(pronoun: Token, noun: Token, head: Token) -> bool:
    """Say that a relative pronoun means a noun: it hangs there, or agrees with this noun and not with that one."""
    fits = [agrees(pronoun, word) for word in (noun, head)]
    return head.i == noun.i or fits == [True, False]


def agrees(pronoun: Token, noun: Token) -> bool:
    names = ("Number",) if feature(noun, "Number") == "Plur" else ("Number", "Gender")
    return all(feature(pronoun, name) in ("", None, feature(noun, name)) for name in names)


def first_conjunct(token: Token) -> Token:
    for _ in range(MAX_DEPTH):
        if token.dep_ != "conj" or token.head.i == token.i:
            return token
        token = token.head
    return token


def cases(token: Token) -> Iterator[tuple[str, float]]:
    """Yield the tagger's case, then every other one that the dictionary allows, at half weight."""
    tagged = case_of(token)
    if (tagged == "acc" and is_lone_doer(token)) or (tagged == "gen" and are_lone_doers(token)):
        tagged = "nom"
    if tagged:
        yield tagged, EXACT
    if tagged == "gen" and token.dep_.startswith("nsubj") and not has_other_doer(token):
        yield "nom", EXACT if is_counted(token) else POSSIBLE
    for other in sorted(allowed_cases(token)):  # of a set: its own order is not the same in every run
        if other.lower() != tagged:
            yield other.lower(), POSSIBLE


def has_other_doer(token: Token) -> bool:
    """Say that another word, in the nominative, does it: «Никто Имярека Беларуси не выдавал»."""
    others = (child for child in token.head.children if child.i != token.i and child.dep_.startswith("nsubj"))
    return any(case_of(other) == "nom" for other in others)


def spell(prep: str, middle: str, case: str) -> str:
    return " ".join(part for part in (prep, middle, case) if part)


def stands(token: Token, tables: Tables, depth: int = 0, bearers: frozenset[str] = frozenset()) -> Iterator[Stand]:
    """Yield every way to see where `token` stands: itself, through a side noun (or a bearer), through a carrier.

    «органам Польши» stands where «органам» does; «по запросу Польши» at `по запрос gen`.
    """
    top = name_top(token)
    base = first_conjunct(top)
    prep = preposition(top, tables) or preposition(base, tables)
    colleague = colleague_before(top, prep, tables)
    if colleague is not None and depth < 3:
        yield from stands(colleague, tables, depth + 1, bearers)
        return
    for case, weight in cases(top):
        yield Stand(governor(base), spell(prep, "", case), weight, token)
        yield from (Stand(verb, case, weight, token) for verb in sharing(base, tables) if not prep)
    if is_spelled_out(base, tables):
        whole = first_conjunct(base.head)
        yield from (Stand(governor(whole), spell(prep, "", case), weight, token) for case, weight in cases(base.head))
    if compounds.is_half(token):  # «литовско-эстонские переговоры»: those of Lithuania and Estonia
        yield Stand(governor(base), "gen", EXACT, token)
    owner = owning_noun(base, prep, tables)
    if owner is not None and depth < 3:
        led = through(owner, token, tables, depth, bearers)
        steady = bool(prep) and owner.text.isupper()  # «в СИЗО в Минске» is no accusative, whatever «СИЗО» may be
        yield from (stand for stand in led if stand.weight == EXACT or not steady)


def tells(token: Token, tables: Tables, places: Container[str], bearers: frozenset[str] = frozenset()) -> bool:
    """Say that a name stands at a word of speech, at one of the places: «сообщило МВД», «рассказали в МВД»."""
    speech = tables.word_class("speech")
    options = stands(token, tables, 0, bearers)
    return any(s.place in places and s.holder is not None and lemma(s.holder) in speech for s in options)


def colleague_before(token: Token, prep: str, tables: Tables) -> Token | None:
    """Give those who act for the country that they come from: «передала коллегам из Польши»."""
    case = next((child for child in token.children if child.dep_ == "case"), None)
    if case is None or prep not in tables.word_class("from_abroad") or case.i <= token.sent.start:
        return None
    before = token.doc[case.i - 1]
    people = lemma(before) in tables.word_class("sides") or lemma(before) in tables.word_class("guests")
    acting = people and feature(before, "Animacy") == "Anim"
    asked = lemma(before.head) in tables.word_class("requests")  # «по запросу коллег из Польши»
    return before if acting and (asked or case_of(before) != "gen") else None


def is_spelled_out(token: Token, tables: Tables) -> bool:
    """Say that a name tells which states were meant: «добиваются две страны — Израиль и Канада»."""
    return token.dep_ in ("parataxis", "appos") and lemma(token.head) in tables.word_class("states")


def through(owner: Token, token: Token, tables: Tables, depth: int, bearers: frozenset[str]) -> Iterator[Stand]:
    base = first_conjunct(owner)
    prep = preposition(owner, tables) or preposition(base, tables)
    yield Stand(governor(base), spell(prep, lemma(owner), "gen"), EXACT, token)
    if lemma(owner) in bearers or speaks_for_owner(owner, token, tables):
        for stand in stands(owner, tables, depth + 1, bearers):
            yield Stand(stand.holder, stand.place, stand.weight, token)


def speaks_for_owner(owner: Token, token: Token, tables: Tables) -> bool:
    """Say that a noun acts for the country beside it: «власти Польши», «российским конвоирам»."""
    if lemma(owner) in tables.word_class("sides"):
        return True
    adjective = token.pos_ == "ADJ" or token.dep_ == "amod"
    people = adjective and feature(owner, "Animacy") == "Anim" and feature(owner, "Number") == "Plur"
    return people and lemma(owner) not in tables.persons


def name_top(token: Token) -> Token:
    """Climb out of a name: «Республики» of «Республики Казахстан» stands for the whole."""
    for _ in range(MAX_DEPTH):
        if token.dep_ not in INSIDE_NAME or token.head.i == token.i or token.head.i > token.i or is_rival(token):
            return token
        token = token.head
    return token


def is_rival(token: Token) -> bool:
    """Say that two names only stand side by side, in two cases: «Москве Ташкент выдал»."""
    one, other = case_of(token), case_of(token.head)
    return token.dep_ == "appos" and token.head.pos_ == "PROPN" and "" not in (one, other) and one != other


def governor(token: Token) -> Token | None:
    return None if token.head.i == token.i else token.head


def owning_noun(token: Token, prep: str, tables: Tables) -> Token | None:
    """Give the noun that a genitive or an adjective belongs to («власти Польши», «суд в Риге»)."""
    head = governor(token)
    if head is None or token.dep_ not in POSSESSIVE or head.pos_ not in ("NOUN", "PROPN"):
        return None
    if prep:
        met = lemma(token) in tables.word_class("thresholds")  # «полиция в аэропорту Риги передала»: only there
        listed = lemma(head) in tables.word_class("searches")  # «в розыске на территории Чили»: who seeks is not told
        sits = lemma(head) in tables.word_class("sides") and "loc" in dict(cases(token)) and not (met or listed)
        return head if sits else None
    return head if token.pos_ in ("ADJ", "DET") or "gen" in dict(cases(token)) else None

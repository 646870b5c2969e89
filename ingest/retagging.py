"""What a tagger takes for something else: a number with a capital, a woman named by her land, whence somebody came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graph import morphology
from ingest import numerals
from ingest.clauses import allowed_cases
from ingest.syntax import case_of, feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from graph.morphology import Reading
    from ingest.found import Found

TENS = frozenset({"teen", "ten", "hundred"})
SOMEBODY = "anim"  # as the dictionary writes it


def know_first_numbers(doc: Doc) -> None:
    """Tag the number that begins a sentence as one: its capital makes a name of it («Девятнадцать выданы»)."""
    known = numerals.load(doc.lang_)
    for words in numerals.sentences(doc):
        first: Any = words[0]
        numeral = known.get(numerals.plain(first.text))
        if first.pos_ in ("PROPN", "NOUN") and numeral is not None and numeral.kind in TENS:
            first.pos_ = "NUM"
            first.set_morph({})


def know_people(founds: Iterable[Found], doc: Doc) -> None:
    """Tag a noun as somebody where the tagger did not and the dictionary knows nothing else: «выдала турчанку»."""
    citizens = {found.head for found in founds if found.form == "demonym"}
    for word in doc:
        token: Any = word
        mistaken = word.pos_ == "VERB" or (word.pos_ == "NOUN" and feature(word, "Animacy") == "Inan")
        if mistaken and (word.i in citizens or is_only_somebody(word)):
            token.pos_ = "NOUN"
            token.set_morph({**somebody_of(word), "Animacy": "Anim"})
            if word.dep_ == "advmod" and case_of(word) == "acc":
                token.dep_ = "obj"


def know_names(founds: Iterable[Found], doc: Doc) -> None:
    """Tag as nominative the name that is what a passive tells of: the tagger takes «выдана Нурай Асанова» for «её»."""
    for found in founds:
        head, words = doc[found.head], doc[found.start : found.end]
        passive = head.dep_ == "nsubj:pass" and feature(head.head, "Variant") == "Short"
        if found.type != "person" or not passive or case_of(head) in ("", "nom"):
            continue
        if feature(head.head, "Number") == "Sing" and all(may_be_nominative(word) for word in words):
            for word in words:
                token: Any = word
                token.set_morph({**token.morph.to_dict(), "Case": "Nom"})


def may_be_nominative(word: Token) -> bool:
    return word.is_punct or bool({"Nom"} & allowed_cases(word)) or not allowed_cases(word)


def know_nouns(doc: Doc) -> None:
    """Tag as a noun what the tagger took for a verb, though the dictionary knows it as nothing else: «экстрадиций»."""
    for word in doc:
        token: Any = word
        readings = morphology.readings(word.lower_) if word.pos_ == "VERB" else []
        if readings and all(one.known and one.pos == "NOUN" for one in readings):
            token.pos_ = "NOUN"
            token.set_morph({**agreed(readings, word), "Animacy": "Inan"})


def know_tens(doc: Doc) -> None:
    """Hang «tens» on what they count, as any number: «выслали два десятка рабочих»."""
    known = numerals.load(doc.lang_)
    for word in doc:
        token: Any = word
        numeral = known.get(numerals.plain(word.text)) if word.pos_ == "NOUN" else None
        if numeral is None or numeral.kind != "round":
            continue
        counted: Any = next((child for child in word.children if child.i == word.i + 1 and child.dep_ == "nmod"), None)
        if counted is None or case_of(counted) != "gen":
            continue
        counted.head, counted.dep_ = (counted if word.head.i == word.i else word.head), word.dep_
        token.head, token.dep_, token.pos_ = counted, "nummod:gov", "NUM"


def know_ways(doc: Doc) -> None:
    """Tell whence a participle says that somebody came from what a noun owns: «экстрадированного из Испании»."""
    for word in doc:
        of_participle = word.dep_ == "nmod" and feature(word.head, "VerbForm") == "Part" and word.head.i < word.i
        if of_participle and any(child.dep_ == "case" for child in word.children):
            word.dep_ = "obl"


def is_only_somebody(token: Token) -> bool:
    """Say that the dictionary has the form, and each of its readings is of somebody."""
    readings = morphology.readings(token.lower_)
    return all(one.known and one.pos == "NOUN" and SOMEBODY in one.grammemes for one in readings)


def somebody_of(token: Token) -> dict[str, str]:
    """Give the features of a noun as somebody."""
    return agreed([one for one in morphology.readings(token.lower_) if SOMEBODY in one.grammemes], token)


def agreed(readings: Sequence[Reading], token: Token) -> dict[str, str]:
    """Give the features on which readings agree, else those that the tagger saw."""
    told = {name: {one.feature(name) for one in readings} for name in ("Case", "Number", "Gender")}
    seen = {name: feature(token, name) for name in told}
    return {name: values.pop() if len(values) == 1 else seen[name] for name, values in told.items() if values}

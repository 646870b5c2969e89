"""What an English verb group says: tense, voice, whether it is done; named as the tables of voices ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.english import lexicon
from ingest.english.words import phrasal
from ingest.english.words import words as word_class

if TYPE_CHECKING:
    from ingest.english.chunks import Item
    from ingest.english.trees import Tree

SHORT = {"VerbForm": "Part", "Variant": "Short", "Voice": "Pass", "Tense": "Past", "Aspect": "Perf"}
REDUCED = {"VerbForm": "Part", "Voice": "Pass", "Tense": "Past", "Aspect": "Perf"}
PAST = {"VerbForm": "Fin", "Tense": "Past", "Aspect": "Perf", "Voice": "Act"}
PRESENT = {"VerbForm": "Fin", "Tense": "Pres", "Aspect": "Imp", "Voice": "Act"}
FUTURE = {"VerbForm": "Fin", "Tense": "Fut", "Voice": "Act"}
PASSIVE = {"VerbForm": "Fin", "Tense": "Pres", "Aspect": "Imp", "Voice": "Pass"}
INFINITIVE = {"VerbForm": "Inf"}
SUPINE = {"VerbForm": "Sup"}  # «wants him extradited»
GERUND = {"VerbForm": "Conv", "Aspect": "Imp"}
DONE = {"VerbForm": "Conv", "Aspect": "Perf"}
FUTURES = frozenset({"will", "'ll", "wo", "shall", "must"})
STATIVE = frozenset(
    {"want", "seek", "accuse", "suspect", "charge", "hold", "detain", "keep", "jail", "imprison", "search"}
)
REACH = 5  # words from a verb to its particle
LOCAL = frozenset({"in", "on", "through"})  # «taking part in online scams» takes nobody in
AFTER = frozenset({"after", "by", "having", "since", "upon", "following"})


def finite(item: Item, tree: Tree, headline: bool) -> dict[str, str]:
    """Give the features of a finite group's main verb, and set those of its auxiliaries."""
    named = [at for at in item.auxiliaries if tree.tags[at] != "RB"]
    low = [tree.low[at] for at in named]
    for at in named:
        tree.features[at].update(auxiliary(tree, at, named))
    tag, passive = tree.tags[item.head], is_passive(item, tree)
    if passive:
        going_on = "being" in low or (low[-1] in ("is", "are", "am", "'s", "'re") and len(low) == 1 and not headline)
        stative = tree.lemma(item.head) in STATIVE
        told = PASSIVE if going_on and not stative and low[-1] != "get" else SHORT
        return {**told, "Mood": "Cnd"} if "may" in low else told
    modal = [tree.low[at] for at in named if tree.tags[at] == "MD"]
    if modal:
        return FUTURE if modal[0] in FUTURES else {**INFINITIVE, "Mood": "Cnd"} if modal[0] == "may" else INFINITIVE
    if tag in ("VBD", "VBN") or "did" in low or (tag == "HV" and tree.low[item.head] == "had"):
        return PAST
    if tag in ("BE", "JJ"):
        was = {tree.low[item.head], *low} & {"was", "were", "been"}
        return PAST if was else PRESENT
    return PAST if headline and tag in ("VBZ", "VBP") else PRESENT


def auxiliary(tree: Tree, at: int, named: list[int]) -> dict[str, str]:
    """Give the features of an auxiliary: «will» and «is to» look ahead."""
    low, before = tree.low[at], [tree.low[step] for step in named if step < at and tree.tags[step] == "MD"]
    if low in FUTURES or (low == "be" and not before):
        return {"VerbForm": "Fin", "Tense": "Fut"}
    if low == "be" and before[-1] not in FUTURES:  # «may be extradited»
        return {"VerbForm": "Inf"}
    return {"VerbForm": "Fin", "Tense": "Past" if low in ("was", "were", "had", "did") else "Pres"}


def look_ahead(tree: Tree, verb: int, modal: int) -> None:
    """Let a modal verb mean «will»."""
    for at in tree.children(verb):
        if tree.relations[at] in ("aux", "cop") and (at == modal or tree.features[at].get("VerbForm") == "Inf"):
            tree.features[at].update({"VerbForm": "Fin", "Tense": "Fut"})
    if tree.features[verb].get("Voice") != "Pass":
        tree.features[verb].update(FUTURE)


def is_passive(item: Item, tree: Tree) -> bool:
    named = [at for at in item.auxiliaries if tree.tags[at] == "BE"]
    return tree.tags[item.head] == "VBN" and bool(named) and tree.tags[named[-1]] == "BE"


def infinitive(item: Item, tree: Tree) -> dict[str, str]:
    """Give the features of «to extradite», «to be extradited»."""
    if is_passive(item, tree):
        for at in item.auxiliaries:
            tree.features[at].update({"VerbForm": "Inf"})
        return SHORT
    return INFINITIVE


def name_with_particle(item: Item, tree: Tree, end: int) -> None:
    """Make one verb of «hand» and «over», an object between them or none."""
    verb = lexicon.verb_lemma(tree.low[item.head])
    for at in range(item.end, min(item.end + REACH, end)):
        if (verb, tree.low[at]) in phrasal() and tree.tags[at] in ("RB", "RP", "IN"):
            after = tree.tags[at + 1] if at + 1 < end and at > item.end and tree.tags[at] == "IN" else ""
            if after in ("DT", "NNP", "CD") or (after in ("JJ", "NN", "NNS", "PP") and tree.low[at] in LOCAL):
                return
            tree.lemmas[item.head] = f"{verb}-{tree.low[at]}"
            tree.hang(at, item.head, "compound:prt")
            return
        if tree.tags[at] in ("VBD", "VBZ", "MD", "BE", "HV", "PUNCT", "TO", "IN"):
            return


def gerund(item: Item, tree: Tree, before: str) -> dict[str, str]:
    """Give the features of an -ing form: what stands after «after» is done."""
    passive = is_passive(item, tree)
    perfect = before in AFTER or any(tree.low[at] == "having" for at in item.auxiliaries)
    if passive:
        for at in item.auxiliaries:
            tree.features[at].update({} if perfect else {"VerbForm": "Inf"})
        return SHORT
    return DONE if perfect else GERUND


def is_time(word: str) -> bool:
    return word in word_class("time") or lexicon.noun_lemma(word) in word_class("time")

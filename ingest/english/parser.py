"""Hang the pieces of an English sentence by rules: who does it, to whom, whence and whither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ingest.english import forms
from ingest.english.chunks import ADVERB, COMMA, JOINT, MARK, PHRASE, PREP, RELATIVE, STOP, VERB, Item, items
from ingest.english.clauses import Clauses
from ingest.english.guesses import is_headline, lexicon_form
from ingest.english.phrases import build, describe
from ingest.english.trees import Tree
from ingest.english.words import nouns_with
from ingest.numerals import is_noise

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACES = frozenset({"in", "at", "near", "on", "outside", "inside"})
LONGEST = 150  # words of a sentence that are hung; the rest of a longer one hangs loose


def parse(doc: Doc) -> Doc:
    """Set heads, relations and features of every word."""
    import numpy as np

    starts: Any = doc.to_array(["SENT_START"])
    found: Any = doc.to_array(["HEAD", "DEP"])
    for words, quotes in sentences(doc):
        tree = grow(words)
        for token in quotes:
            found[token.i, 0] = np.int64(words[tree.relations.index("root")].i - token.i).astype("uint64")
            found[token.i, 1] = doc.vocab.strings.add("punct")
        for at, token in enumerate(words):
            found[token.i, 0] = np.int64(words[tree.heads[at]].i - token.i).astype("uint64")
            found[token.i, 1] = doc.vocab.strings.add(tree.relations[at])
            write(token, tree, at)
    doc.from_array(["HEAD", "DEP"], found)
    doc.from_array(["SENT_START"], starts)
    return doc


def sentences(doc: Doc) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield the words of each sentence and its quotation marks apart, white space and noise left out."""
    for sentence in doc.sents:
        kept = [token for token in sentence if not token.is_space and not is_noise(token)]
        words = [token for token in kept if not (token.is_quote and token.tag_ == "PUNCT")]
        if words:
            yield words, [token for token in kept if token.is_quote and token.tag_ == "PUNCT"]


def case_above(tree: Tree, at: int) -> str:
    """Give the case that a word of a name, or an adjective, takes from its noun; nothing for any other word."""
    own = tree.features[at].get("Case", "")
    sharing = tree.tags[at] == "NNP" or (tree.tags[at] == "JJ" and tree.relations[at] == "amod")
    for _ in range(len(tree.heads)):
        if tree.relations[at] not in ("compound", "appos", "amod") or not (sharing or not own):
            return tree.features[at].get("Case", "") or own
        at = tree.heads[at]
    return own


def write(token: Any, tree: Tree, at: int) -> None:
    """Set what the tree tells of a word; the words of a name are in one case."""
    case = case_above(tree, at)
    if case:
        tree.features[at]["Case"] = case
    if tree.features[at]:
        token.set_morph(dict(sorted(tree.features[at].items())))
    token.lemma_ = tree.lemma(at)
    if tree.relations[at] == "compound" and token.tag_ == "NN" and token.lemma_ not in nouns_with("to"):
        token.pos_ = "ADJ"  # «police» of «57 police officers» is counted by nobody
    if token.tag_ == "PP" and tree.lemma(tree.heads[at]) not in nouns_with("to"):
        token.pos_ = "ADJ"  # «their homeland» is nobody, «their extradition» moves them
    if is_nobody(tree, at):
        token.pos_, token.lemma_ = "PRON", "nobody"  # «no one was extradited», «not a single citizen»
    if token.pos_ == "AUX" and tree.relations[at] not in ("aux", "cop"):
        token.pos_ = "VERB"


def is_nobody(tree: Tree, at: int) -> bool:
    """Say that a noun for people tells of none: «no citizen», «neither man», «not one of them»."""
    if tree.features[at].get("Animacy") != "Anim" and tree.low[at] != "one":
        return False
    own = [step for step in range(at) if tree.heads[step] == at and tree.relations[step] in ("det", "amod", "nummod")]
    first = own[0] if own else at
    single = first > 0 and tree.low[first - 1] == "not" and {"single", "one"} & set(tree.low[first : at + 1])
    return tree.low[first] in ("no", "neither") or bool(single)


def cases(token: Any) -> frozenset[str]:
    """Give the case of a place: «in Madrid», «at the airport of»; a bare name that nothing parsed may do something."""
    if not token.dep_ and token.pos_ == "PROPN":
        before = token.doc[token.i - 1] if token.i > token.sent.start else None
        return frozenset() if before is not None and before.pos_ == "ADP" else frozenset({"Nom"})
    told = any(child.dep_ == "case" and child.lower_ in PLACES for child in token.children)
    return frozenset({"Loc"}) if told else frozenset()


def grow(words: Sequence[Token]) -> Tree:
    """Make the tree of one sentence."""
    low = [lexicon_form(word.text) for word in words]
    tree = Tree(words, [word.tag_ for word in words], low)
    pieces = items(tree.tags[:LONGEST], low[:LONGEST])
    builder = Clauses(tree, pieces, is_headline(words))
    for at, piece in enumerate(pieces):
        take(builder, at, piece)
    builder.finish()
    tree.close()
    return tree


def take(builder: Clauses, at: int, piece: Item) -> None:
    """Hand one piece to what hangs its kind."""
    builder.at = at
    if piece.kind == PHRASE:
        builder.noun_phrase(build(piece, builder.tree), piece)
    elif piece.kind == VERB:
        forms.name_with_particle(piece, builder.tree, len(builder.tree.tags))
        builder.verb_group(piece)
    elif piece.kind == RELATIVE:
        describe(builder.tree, piece.head)
        builder.relative(piece)
    elif piece.kind in (PREP, MARK, JOINT, COMMA, STOP, ADVERB):
        builder.small(piece)

"""The inside of an English noun phrase: owners, adjectives, numbers, titles and the names after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.english import lexicon
from ingest.english.nations import nation
from ingest.english.words import words as word_class

if TYPE_CHECKING:
    from ingest.english.chunks import Item
    from ingest.english.trees import Tree

DOERS = ("er", "or", "ist", "ian", "man", "woman", "ant")  # «editor», «technician»; `things` lists what is nobody
SHORT = 5  # letters
NUMBER = {"NNS": "Plur", "NN": "Sing", "NNP": "Sing"}
PERSONAL = {"he": "Masc", "him": "Masc", "his": "Masc", "she": "Fem", "her": "Fem", "hers": "Fem"}
PLURAL = frozenset({"they", "them", "their", "we", "us", "our", "these", "those"})
OTHERS = {"i": "1", "me": "1", "my": "1", "we": "1", "us": "1", "our": "1", "you": "2", "your": "2"}
NOUNS = frozenset({"NN", "NNS", "NNP"})


def build(item: Item, tree: Tree) -> int:
    """Hang the words of a phrase and give its head."""
    cuts = [at for at in range(item.start, item.end) if tree.tags[at] == "POS"]
    owner, start = -1, item.start
    for cut in [*cuts, item.end]:
        if cut > start:
            head = segment(tree, start, cut)
            if owner >= 0:
                tree.hang(owner, head, "nmod", Case="Gen")
            owner = head
        if cut < item.end:
            tree.hang(cut, owner, "genitive")
        start = cut + 1
    return owner if owner >= 0 else item.head


def segment(tree: Tree, start: int, end: int) -> int:
    """Hang the words start..end, no owner among them, on their head."""
    split = title_end(tree, start, end)
    head = split - 1 if split else end - 1
    if split:
        name = segment(tree, split, end)
        tree.hang(name, head, "appos")
    for at in range(start, split or end):
        if at != head:
            hang_inside(tree, at, head)
        describe(tree, at)
    return head


def title_end(tree: Tree, start: int, end: int) -> int:
    """Give where a name begins after a noun: «spokesman | Bakyt Sooronov», «Interior Minister | Sadenov»; 0 if none."""
    for at in range(start, end - 1):
        capital = tree.words[at].text[0].isupper() and tree.tags[at + 1] == "NNP"
        if tree.low[at] in word_class("named_after") and capital:
            return at + 1  # «Operation Paper Tide»
    for at in range(end - 1, start, -1):
        before = at - 1
        title = tree.tags[before] in ("NN", "NNS") or stem(tree.low[before]) in word_class("titles")
        if title and all(is_name(tree, step) for step in range(at, end)):
            return at
    return 0


def stem(low: str) -> str:
    return lexicon.noun_lemma(low)


def is_people(low: str) -> bool:
    """Say that a noun tells of somebody: «suspects», «a Turk», «the 27-year-old»."""
    listed = stem(low) in word_class("people") or nation(low) is not None or low.endswith(("-year-old", "-year-olds"))
    return listed or (stem(low).endswith(DOERS) and len(low) > SHORT and stem(low) not in word_class("things"))


def is_name(tree: Tree, at: int) -> bool:
    """Say that a word may be somebody's name: a capital one that is no office's noun."""
    known = lexicon.known(tree.low[at])
    common = known is not None and known.tag in ("NN", "NNS", "JJ")
    return tree.tags[at] == "NNP" and not common and tree.low[at] not in word_class("time")


def hang_inside(tree: Tree, at: int, head: int) -> None:
    """Hang one word before the head by what it is."""
    tag = tree.tags[at]
    if (tree.low[at], tree.low[head]) == ("house", "arrest"):
        tree.lemmas[head] = "house-arrest"  # nobody's prison
    if tag == "NNP" and tree.tags[head] in ("NN", "NNS"):
        tree.hang(at, head, "nmod", Case="Gen")
    elif tag == "NN" and tree.tags[head] in NOUNS:
        tree.hang(at, head, "compound", Case="Gen")
    else:
        tree.hang(at, head, RELATIONS.get(tag, "compound"))


def describe(tree: Tree, at: int) -> None:
    """Set number, gender, person of a word, and whether it is somebody."""
    tag, low, features = tree.tags[at], tree.low[at], tree.features[at]
    if tag in NUMBER:
        several = stem(low) in word_class("several") or low in word_class("several")
        features["Number"] = "Plur" if several else NUMBER[tag]
        features["Animacy"] = "Anim" if is_people(low) else "Inan"
    elif tag in ("PR", "PP"):
        features["Number"] = "Plur" if low in PLURAL else "Sing"
        features["Person"] = OTHERS.get(low, "3")
        if low in PERSONAL:
            features["Gender"] = PERSONAL[low]
    elif tag in ("VBN", "VBG"):
        features.update(
            {"VerbForm": "Part", "Voice": "Pass", "Tense": "Past", "Aspect": "Perf"} if tag == "VBN" else {}
        )


RELATIONS = {"DT": "det", "PP": "det", "JJ": "amod", "JJR": "amod", "JJS": "amod", "CD": "nummod", "SYM": "nmod",
             "VBN": "amod", "VBG": "amod", "RB": "advmod", "NNP": "compound", "NN": "compound"}  # fmt: skip

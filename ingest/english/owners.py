"""What a phrase with a preposition belongs to in an English sentence: a noun before it, or a verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.english.chunks import Item
from ingest.english.forms import is_time
from ingest.english.words import nouns_with
from ingest.english.words import words as word_class

if TYPE_CHECKING:
    from ingest.english.trees import Tree

YEAR = 4  # digits


class Owners:
    """Hold what was read of a sentence so far."""

    def __init__(self, tree: Tree, pieces: Sequence[Item]) -> None:
        self.tree, self.pieces, self.at = tree, pieces, 0
        self.main: int | None = None
        self.last: int | None = None  # the last finite verb
        self.verb: int | None = None  # the verb that what follows belongs to
        self.noun: int | None = None  # the head of the phrase just read
        self.noun_before: int | None = None  # the same, whatever stood between
        self.thing: int | None = None  # the head of the last phrase since the verb that told no time
        self.listed: int | None = None  # the first of a list
        self.subject: int | None = None
        self.prep: int | None = None
        self.joint: int | None = None
        self.mark: int | None = None
        self.marked_noun: int | None = None
        self.marked_verb: int | None = None
        self.relative_word: int | None = None
        self.antecedent: int | None = None
        self.owned: int | None = None  # «whose [extradition] Riga seeks»
        self.outer: list[tuple[int | None, int | None, int | None, int | None]] = []
        self.front: list[int] = []
        self.waiting: list[int] = []
        self.adverbs: list[int] = []
        self.objects, self.touches, self.comma, self.said, self.parted = 0, False, False, False, False

    def owner(self, word: str) -> int | None:
        """Give the noun that a phrase belongs to by its preposition, or None where it is the verb's."""
        noun, tree = self.past_time(self.noun), self.tree
        if noun is None:
            return None
        chain = [noun]
        while tree.relations[chain[-1]] in ("nmod", "conj", "appos") and tree.heads[chain[-1]] not in chain:
            chain.append(tree.heads[chain[-1]])
        if word == "aged" or (word == "from" and self.is_explained(noun)):
            return noun
        if word == "of":
            return self.owner_of(chain) if self.touches else None
        fitting = [at for at in chain if tree.lemma(at) in nouns_with(word) and at > (self.verb or -1)]
        moves = (
            self.verb is not None and tree.lemma(self.verb) in word_class("moving") and word in ("from", "to", "into")
        )
        if moves and not any(tree.lemma(at) in nouns_with("to") for at in fitting):
            return None
        if word == "by":
            fitting = [at for at in chain if tree.lemma(at) in nouns_with("to") and at > (self.verb or -1)]
        if fitting and (self.touches or not self.comma):
            moved = [at for at in fitting if tree.lemma(at) in nouns_with("to") and word in ("from", "to")]
            return (moved or fitting)[0]
        return noun if self.verb is None and self.touches and not self.is_time(noun) else None

    def is_explained(self, noun: int) -> bool:
        """Say that a phrase goes on with what explains a name: «handed over X, a man from Latvia»."""
        tree = self.tree
        person = tree.tags[noun] == "NN" and tree.features[noun].get("Animacy") == "Anim"
        return person and self.touches and tree.relations[noun] == "appos"

    def past_time(self, noun: int | None) -> int | None:
        """Go from a time back to what stands before it: «signed an order on [Friday] to», «lost his appeal in May»."""
        return self.thing if noun is not None and self.thing is not None and self.is_time(noun) else noun

    def owner_of(self, chain: Sequence[int]) -> int:
        """Give what «of X» belongs to: past a country the noun of moving («extradition to Latvia of X»)."""
        tree = self.tree
        if tree.tags[chain[0]] == "NNP" and len(chain) > 1:
            moved = [at for at in chain[1:] if tree.lemma(at) in nouns_with("to")]
            owned = [at for at in moved if not any(tree.features[c].get("Case") == "Gen" for c in tree.children(at))]
            return owned[0] if owned else chain[0]
        return chain[0]

    def verb_for(self, word: str) -> int | None:
        """Give the verb that a phrase belongs to; whence and whither belong to a verb of moving."""
        verb, tree = self.verb, self.tree
        if verb is None or word not in ("from", "to", "into", "via"):
            return verb
        step = verb
        for _ in range(len(tree.heads)):
            if tree.lemma(step) in word_class("moving"):
                return step
            if tree.heads[step] == step or tree.lemma(verb) not in word_class("attributive"):
                break
            step = tree.heads[step]
        return verb

    def is_time(self, head: int) -> bool:
        """Say that a phrase tells when: «last month», «June 5», «2016»."""
        low = self.tree.low[head]
        year = low.isdigit() and len(low) == YEAR
        return is_time(low) or year or any(is_time(self.tree.low[at]) for at in self.tree.children(head))

    def is_crowd(self, noun: int, head: int) -> bool:
        """Say that a noun only counts people: «a group of 14 prisoners»."""
        several = self.tree.features[head].get("Animacy") == "Anim" and self.tree.features[head].get("Number") == "Plur"
        return several and self.tree.lemma(noun) in word_class("crowds")

    def count_by(self, noun: int, head: int, prep: int) -> None:
        """Let the people stand where the noun that counts them stood."""
        tree = self.tree
        tree.hang(prep, noun, "genitive")
        if self.subject == noun:
            self.subject = head
        elif not tree.is_free(noun):
            above, relation, case = tree.heads[noun], tree.relations[noun], tree.features[noun].get("Case", "")
            tree.heads[noun] = noun
            tree.hang(head, above, relation, **({"Case": case} if case else {}))
            for child in tree.children(noun):
                if tree.relations[child] in ("case", "agent"):
                    tree.heads[child] = head
        tree.features[head].setdefault("Case", "Nom")
        tree.hang(noun, head, "det")

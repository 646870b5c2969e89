"""The clauses of one English sentence as they are read from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.english import forms
from ingest.english.chunks import ADVERB, COMMA, JOINT, MARK, PREP, STOP, VERB, Item
from ingest.english.verbs import Verbs
from ingest.english.words import words as word_class

if TYPE_CHECKING:
    from ingest.english.trees import Tree

PERSONS = frozenset({"who", "whom"})
RULING = frozenset({"rule", "decide", "find"})
PLURAL = frozenset({"were", "are", "have"})
CONDITIONS = frozenset({"if", "unless", "once", "when"})
CLAUSE_MARKS = frozenset({"that", "whether", "if"})


KEPT = ("subject", "verb", "noun", "noun_before", "mark", "marked_noun", "marked_verb", "last", "main", "objects")
FINITE_TAGS = frozenset({"MD", "HV", "BE", "DO", "VBD", "VBZ"})
OPENERS = frozenset({"among them", "among whom", "one of", "some of", "most of", "all of"})


def asides(tags: list[str], low: Sequence[str]) -> dict[int, int]:
    """Give the commas about what only tells of a part: «17 people, including 16 wanted on notices, were returned»."""
    commas = [at for at, word in enumerate(low) if word == ","]
    found = {}
    for first, last in pairwise(commas):
        opened = low[first + 1] == "including" or " ".join(low[first + 1 : first + 3]) in OPENERS
        if opened and last + 1 < len(tags) and tags[last + 1] in FINITE_TAGS:
            found[first] = last
            tags[first:last] = ["VBN" if tag == "VBD" else tag for tag in tags[first:last]]
    return found


class Clauses(Verbs):
    """Hang verbs on one another, and phrases on verbs."""

    def __init__(self, tree: Tree, pieces: Sequence[Item], headline: bool) -> None:
        super().__init__(tree, pieces)
        self.headline = headline
        self.asides = asides(tree.tags, tree.low)
        self.before_aside: dict[str, object] = {}

    def small(self, piece: Item) -> None:
        """Take a preposition, a conjunction, a mark, an adverb."""
        if piece.kind == PREP:
            self.preposition(piece)
        elif piece.kind == JOINT:
            self.joint = piece.head
        elif piece.kind == MARK:
            self.mark, self.marked_noun = piece.head, self.noun if self.touches else None
            self.marked_verb = self.verb
            if self.verb is None and self.subject is not None:
                self.outer.append((self.subject, None, None, None))
            self.subject, self.touches, self.comma = None, False, False
        elif piece.kind == COMMA:
            self.comma, self.touches = True, False
            self.drop_particle()
            self.step_aside(piece.head)
        elif piece.kind == STOP:
            self.stop(piece)
        elif piece.kind == ADVERB:
            self.adverb(piece)

    def step_aside(self, comma: int) -> None:
        """Read what stands between two commas by itself, then go on as if it were not there."""
        if comma in self.asides:
            self.before_aside = {name: getattr(self, name) for name in KEPT}
            self.subject, self.verb, self.noun, self.noun_before, self.mark = None, None, None, None, None
        elif comma in self.asides.values():
            for name, value in self.before_aside.items():
                setattr(self, name, value)

    def stop(self, piece: Item) -> None:
        """Take a stop: after a semicolon, a dash or a colon a clause begins anew."""
        self.touches = False
        if self.tree.low[piece.head] in (";", ":", "\u2014", "\u2013", "-", "--"):
            self.last, self.verb, self.noun, self.subject, self.mark = self.main or self.last, None, None, None, None
            self.prep, self.parted = None, True

    def drop_particle(self) -> None:
        """Hang a preposition without a phrase on its verb: «Petrov went on, ...»."""
        if self.prep is not None and self.verb is not None:
            self.tree.hang(self.prep, self.verb, "compound:prt")
        self.prep = None

    def adverb(self, piece: Item) -> None:
        """Hang an adverb on the verb before it, else keep it for the next."""
        if self.prep is not None:  # «at home», «from abroad»
            self.tree.hang(self.prep, piece.head, "case")
            self.prep = None
        if self.tree.is_free(piece.head):
            if self.verb is not None and not self.comma:
                self.tree.hang(piece.head, self.verb, "advmod")
            else:
                self.adverbs.append(piece.head)

    def relative(self, piece: Item) -> None:
        """Open a clause about the noun before."""
        noun = self.noun
        noun = self.person_above(noun) if noun is not None and self.tree.low[piece.head] in PERSONS else noun
        noun = self.whole_list(noun) if noun is not None else noun
        self.relative_word, self.antecedent = piece.head, self.described(noun) if noun is not None else None
        self.outer.append((self.subject, self.mark, self.marked_noun, self.marked_verb))
        self.subject, self.mark, self.touches, self.comma = None, None, False, False

    def whole_list(self, noun: int) -> int:
        """Give the first of a list of names that a plural verb tells of: «X and Y, who were both held»."""
        tree, group = self.tree, self.pieces[self.at + 1] if self.kind_at(self.at + 1) == VERB else None
        several = group is not None and tree.low[group.start] in PLURAL
        first = noun
        while tree.relations[first] == "conj" and tree.tags[first] == "NNP":
            first = tree.heads[first]
        return first if several and tree.tags[first] == "NNP" else noun

    def verb_group(self, piece: Item) -> None:
        """Hang a verb group by its kind."""
        head = piece.head
        for at in piece.auxiliaries:
            relation = "advmod" if self.tree.tags[at] == "RB" else "cop" if self.tree.tags[head] == "JJ" else "aux"
            self.tree.hang(at, head, relation)
        if piece.to:
            self.infinitive(piece)
        elif self.is_let(piece):
            self.participle(piece)
        elif self.is_finite(self.at) or (self.headline and self.main is None and self.is_passive_title(piece)):
            self.finite(piece)
        elif self.tree.tags[head] == "VBG" or any(self.tree.low[at] in ("being", "having") for at in piece.auxiliaries):
            self.gerund(piece)
        else:
            self.participle(piece)
        self.begin(head)

    def is_passive_title(self, piece: Item) -> bool:
        """Read «Fraud suspect extradited to Astana»: a title leaves «was» out."""
        later = any(self.is_finite(at) for at in range(self.at + 1, len(self.pieces)))
        describes = self.tree.low[piece.head] in word_class("attributive") and self.is_moved_ahead()
        return self.tree.tags[piece.head] == "VBN" and self.subject is not None and not later and not describes

    def is_moved_ahead(self) -> bool:
        """Say that a title tells further on what was done to one «wanted for theft»: «deported from Riga»."""
        ahead = [piece for piece in self.pieces[self.at + 1 :] if piece.kind == VERB and not piece.auxiliaries]
        done = [piece.head for piece in ahead if self.tree.tags[piece.head] == "VBN" and not piece.to]
        return any(self.tree.lemma(at) in word_class("moving") | word_class("done_to_people") for at in done)

    def begin(self, verb: int) -> None:
        """Let what follows belong to a verb."""
        self.verb, self.noun, self.touches, self.comma, self.joint = verb, None, False, False, None
        self.thing = None
        self.objects = 0
        for at in self.adverbs:
            self.tree.hang(at, verb, "advmod")
        self.adverbs = []

    def finite(self, piece: Item) -> None:
        head, tree = piece.head, self.tree
        reduced = self.headline and not self.is_finite(self.at)
        told = forms.SHORT if reduced else forms.finite(piece, tree, self.headline)
        tree.features[head].update(told)
        if self.relative_word is not None:
            self.close_relative(head)
        elif self.mark is not None:
            self.close_marked(head)
        elif not self.is_shared(head):
            self.stand(head)
        relative = self.relative_word is not None or (self.mark is not None and bool(self.outer))
        self.seat_subject(head)
        self.relative_word, self.mark = None, None
        if relative:
            self.restore()
        elif head not in self.waiting:
            self.describe_subject(head)
            self.seat_front(head)

    def is_shared(self, head: int) -> bool:
        """Hang a second verb of one subject on the first: «was held and extradited»."""
        first = self.last
        if self.joint is None or self.subject is not None or first is None:
            return False
        self.tree.hang(self.joint, head, "cc")
        self.tree.hang(head, first, "conj")
        return True

    def stand(self, head: int) -> None:
        """Hang a main verb: the first is the root; what is said hangs on who says it."""
        tree, main = self.tree, self.main
        if main is None:
            self.main = self.last = head
        elif self.is_ruled(head):
            tree.hang(main, head, "ccomp")
            self.main = self.last = head
        elif self.joint is not None:
            tree.hang(self.joint, head, "cc")
            tree.hang(head, self.last or main, "conj")
            self.last = head
        elif self.verb is not None and tree.lemma(self.last or main) in word_class("speech") and not self.said:
            tree.hang(head, self.last or main, "ccomp")
            self.said = True
            self.last = head
        else:
            tree.hang(head, main, "parataxis")
            self.last = head

    def is_ruled(self, head: int) -> bool:
        """Say that a court's verb follows what it found: «he may be extradited, a court has ruled»."""
        tree, subject = self.tree, self.subject
        if self.main is None or subject is None or not tree.is_free(self.main) or tree.lemma(head) not in RULING:
            return False
        start = next(piece.start for piece in self.pieces if piece.start <= subject < piece.end)
        return start > 0 and tree.low[start - 1] == ","

    def close_marked(self, head: int) -> None:
        """Hang a clause with «that», «if», «after» on what it belongs to."""
        tree, mark = self.tree, self.mark
        if mark is None:
            return
        tree.hang(mark, head, "mark")
        clause = tree.low[mark] in CLAUSE_MARKS
        noun = self.marked_noun
        told = noun is not None and tree.tags[noun] in ("NN", "NNS") and not self.is_time(noun)
        if clause and told and noun is not None and noun > (self.verb or -1) and not self.is_aim(noun):
            tree.hang(head, noun, "acl")
        elif self.marked_verb is not None or self.last is not None:
            above = self.marked_verb if self.marked_verb is not None else self.last or 0
            tree.hang(head, above, "ccomp" if clause else "advcl")
        else:
            self.waiting.append(head)
        if clause or self.last is None:
            self.last = head if clause else self.last

    def is_aim(self, noun: int) -> bool:
        """Say that «in order» opens the clause: nobody ordered it."""
        return noun > 0 and self.tree.low[noun - 1 : noun + 1] == ["in", "order"]

    def close_relative(self, head: int) -> None:
        """Hang a relative clause, and its pronoun in it."""
        tree, word = self.tree, self.relative_word
        if word is None:
            return
        if self.antecedent is not None:
            tree.hang(head, self.antecedent, "acl:relcl")
            tree.features[word]["Number"] = tree.features[self.antecedent].get("Number", "Sing")
        thing = self.owned if self.owned is not None else self.subject
        if tree.low[word] == "whose" and thing is not None and self.antecedent is not None:
            tree.hang(word, thing, "nmod", Case="Gen", PronType="Rel")
        if self.owned is not None:
            tree.hang(self.owned, head, "obj", Case="Acc")
            self.owned = None
        if self.subject is None:
            tree.hang(word, head, self.subject_relation(head), Case="Nom", PronType="Rel")
        elif tree.low[word] != "whose":
            tree.hang(word, head, "obj", Case="Acc", PronType="Rel")

    def describe_subject(self, head: int) -> None:
        """Hang a participle that opened the sentence on who does it: «Extradited from Rome, X went on trial»."""
        tree = self.tree
        doers = [at for at in tree.children(head) if tree.relations[at].startswith("nsubj")]
        own = ("mark", "nsubj", "nsubj:pass")  # «If he is held, ...» is a clause of its own
        told = [at for at in self.waiting if tree.tags[at] == "VBN" and tree.is_free(at)]
        bare = [at for at in told if not any(tree.relations[step] in own for step in tree.children(at))]
        for at in bare if doers else ():
            tree.hang(at, doers[0], "acl")
            self.waiting.remove(at)

    def seat_front(self, head: int) -> None:
        """Hang what opened the sentence: «In February X held», «After losing an appeal, he»."""
        for at in self.front:
            self.tree.hang(at, head, "obl")
        for at in self.waiting:
            self.tree.hang(at, head, "advcl")
        self.front, self.waiting = [], []

    def foretell(self) -> None:
        """Read «said that he would be extradited» as what will be: what somebody in the past saw coming."""
        tree = self.tree
        for at in (at for at, low in enumerate(tree.low) if low == "would" and not CONDITIONS & set(tree.low)):
            verb = tree.heads[at]
            above = tree.heads[verb]
            told = tree.relations[verb] == "ccomp" and tree.features[above].get("Tense") == "Past"
            if told and tree.lemma(above) in word_class("foretelling"):
                forms.look_ahead(tree, verb, at)

    def finish(self) -> None:
        """Hang what still waits."""
        self.foretell()
        self.tree.main = self.main
        tail = self.main if self.main is not None else self.last
        for at in (*self.front, *self.waiting, *self.adverbs):
            if tail is not None:
                self.tree.hang(at, tail, "obl" if at in self.front else "advcl" if at in self.waiting else "advmod")

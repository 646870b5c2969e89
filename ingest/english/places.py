"""Where the noun phrases of an English sentence hang: subjects, objects, phrases with prepositions, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.english.chunks import ADVERB, COMMA, JOINT, PHRASE, PREP, STOP, VERB, Item
from ingest.english.nations import is_land
from ingest.english.owners import Owners
from ingest.english.words import words as word_class

if TYPE_CHECKING:
    pass

FINITE = frozenset({"MD", "HV", "BE", "DO", "VBD", "VBZ", "VBP"})


class Places(Owners):
    """Seat the phrases of a sentence."""

    def kind_at(self, at: int) -> str:
        return self.pieces[at].kind if 0 <= at < len(self.pieces) else STOP

    def is_finite(self, at: int) -> bool:
        """Say that a piece is a verb group that may head a clause."""
        if self.kind_at(at) != VERB:
            return False
        piece = self.pieces[at]
        if self.tree.low[piece.start] in ("being", "having"):
            return False
        return not piece.to and bool(FINITE & {self.tree.tags[step] for step in (*piece.auxiliaries, piece.head)})

    def next_kind(self) -> int:
        """Give the number of the next piece that is no adverb."""
        at = self.at + 1
        while self.kind_at(at) == ADVERB:
            at += 1
        return at

    def leads_to_verb(self) -> bool:
        """Say that a verb follows the phrase, others with prepositions or «and» between: «the return of X was»."""
        at = self.next_kind()
        while self.kind_at(at) in (PREP, JOINT) and self.kind_at(at + 1) == PHRASE:
            at += 2
            while self.kind_at(at) == ADVERB:
                at += 1
        return self.is_finite(at)

    def subject_relation(self, head: int) -> str:
        passive = self.tree.features[head].get("Voice") == "Pass"
        return "nsubj:pass" if passive else "nsubj"

    def seat_subject(self, head: int) -> None:
        if self.subject is not None and self.tree.is_free(self.subject):
            self.tree.hang(self.subject, head, self.subject_relation(head), Case="Nom")
        self.subject = None

    def preposition(self, piece: Item) -> None:
        """Keep a preposition for its phrase; before a clause («after he was held») it is a mark."""
        if not self.tree.is_free(piece.head):
            return
        for at in range(piece.head + 1, piece.end):
            self.tree.hang(at, piece.head, "fixed")  # «in respect of»
        ahead = self.at + 1
        clause = self.tree.low[piece.head] in word_class("marks") and self.kind_at(ahead) == PHRASE
        step = ahead + 1
        while clause and (self.kind_at(step) == ADVERB or self.leads_on(step)):
            step += 1 + (self.kind_at(step) == PREP)
        if clause and self.is_finite(step):
            self.mark, self.marked_noun, self.marked_verb = piece.head, None, self.verb
            self.subject = None if self.verb is not None else self.subject
        elif self.prep is not None and self.tree.is_free(self.prep):
            self.tree.hang(piece.head, self.prep, "fixed")  # «out of», «because of»
        else:
            self.prep = piece.head

    def leads_on(self, at: int) -> bool:
        """Say that a phrase with a preposition stands between a subject and its verb."""
        return self.kind_at(at) == PREP and self.kind_at(at + 1) == PHRASE

    def noun_phrase(self, head: int, piece: Item) -> None:
        """Seat a phrase by what stands before it."""
        if self.is_gapped(head):
            self.tree.hang(head, self.verb or 0, "parataxis", Case="Nom")
        elif self.prep is not None:
            self.with_preposition(head)
            if self.tree.tags[head] in ("JJ", "JJR"):
                return
        elif self.is_listed(head, piece):
            self.list_on(head)
        elif self.is_apposition(head, piece):
            self.explain(head)
        elif self.is_object(head):
            self.seat_object(head)
        elif self.is_time(head):
            self.seat_time(head)
        elif self.subject is None or self.comma or self.verb is not None or self.is_owned():
            self.owned = self.subject if self.is_owned() else self.owned
            self.subject = head
            self.tree.features[head].setdefault("Case", "Nom")
        self.noun = self.noun_before = head
        self.thing = self.thing if self.is_time(head) else head
        self.touches, self.comma, self.joint = True, False, None if self.verb is None else self.joint_kept(head)

    def is_owned(self) -> bool:
        """Say that the phrase before is what the verb to come is done to: «whose extradition Riga seeks»."""
        whose = self.relative_word is not None and self.tree.low[self.relative_word] == "whose"
        return whose and self.touches and self.subject is not None

    def is_gapped(self, head: int) -> bool:
        """Say that a land has the verb before for its own number: «Russia accounts for 70, Malta for 12»."""
        parted = (self.comma or self.joint is not None) and self.verb is not None and self.prep is None
        at = self.at + 1
        if self.kind_at(at) == PREP and self.tree.low[self.pieces[at].head] == "of":
            at += 2  # «and the Republic of Malta nine»
        at += self.kind_at(at) == PREP  # «and Malta nine»
        number = self.pieces[at] if self.kind_at(at) == PHRASE else None
        counted = number is not None and self.tree.tags[number.head] == "CD"
        return parted and counted and self.tree.tags[head] == "NNP" and not self.is_finite(at + 1)

    def joint_kept(self, head: int) -> int | None:
        """Keep «and» for the verb to come where the phrase is that verb's subject."""
        return self.joint if self.subject == head else None

    def seat_time(self, head: int) -> None:
        if self.verb is not None:
            self.tree.hang(head, self.verb, "obl:tmod")
        else:
            self.front.append(head)

    def is_listed(self, head: int, piece: Item) -> bool:
        """Say that a phrase goes on a list: «Turkey, Italy and Armenia»; not «..., and X was held»."""
        if self.noun_before is None or (self.joint is None and not self.comma):
            return False
        if self.is_finite(self.next_kind()) and self.verb is not None and self.subject is None:
            return False
        before = self.pieces[self.at - 1].kind if self.at else STOP
        if self.joint is not None and before == JOINT:
            return self.noun is not None
        if self.tree.tags[head] == "NNP" and self.is_crowd_named(head):
            return False
        more = self.kind_at(self.at + 1) in (COMMA, JOINT) and self.has_joint_ahead()
        alike = self.tree.tags[head] == self.tree.tags[self.noun_before] or self.tree.tags[head] == "NNP"
        return self.comma and more and alike and self.noun is not None and not self.opens_with_article(piece)

    def is_crowd_named(self, head: int) -> bool:
        """Say that names tell who a crowd is: «two suspects, X and Y, were»."""
        noun = self.noun_before
        if noun is None or not self.comma or is_land(self.tree.low[head]):
            return False
        features = self.tree.features[noun]
        return self.tree.tags[noun] == "NNS" and features.get("Animacy") == "Anim"

    def has_joint_ahead(self) -> bool:
        """Say that a list ends with «and» before any verb comes."""
        for at in range(self.at + 1, min(self.at + 12, len(self.pieces))):
            if self.pieces[at].kind == JOINT:
                return self.kind_at(at + 1) == PHRASE
            if self.pieces[at].kind not in (COMMA, PHRASE):
                return False
        return False

    def opens_with_article(self, piece: Item) -> bool:
        return self.tree.low[piece.start] in ("a", "an", "the")

    def list_on(self, head: int) -> None:
        """Hang a phrase on the first of its list."""
        first = self.noun if self.noun is not None else head
        while self.tree.relations[first] == "conj":
            first = self.tree.heads[first]
        if self.joint is not None:
            self.tree.hang(self.joint, head, "cc")
        case = self.tree.features[first].get("Case", "")
        self.tree.hang(head, first, "conj", **({"Case": case} if case else {}))
        self.joint = None

    def is_apposition(self, head: int, piece: Item) -> bool:
        """Say that a phrase after a comma explains the one before: «X, a citizen of Latvia», «a citizen, X»."""
        if not self.comma or self.noun is None or self.joint is not None or self.is_time(head):
            return False
        if self.leads_to_verb() and (self.subject is None or self.verb is not None):
            return False
        if self.noun in self.front:
            return False
        named = self.tree.tags[head] == "NNP" or self.tree.tags[self.noun] in ("NNP", "PR")
        aged = self.tree.tags[head] == "CD" and self.tree.tags[self.noun] in ("NNP", "NN")
        return named or aged or self.opens_with_article(piece)

    def explain(self, head: int) -> None:
        """Hang an apposition on what it explains: of «one of them, X» on the one."""
        noun, tree = self.noun, self.tree
        if noun is None:
            return
        above = tree.heads[noun]
        named = tree.tags[noun] == tree.tags[head] == "NNP" and tree.features[above].get("Animacy") == "Anim"
        pointing = tree.tags[noun] == "PR" or tree.tags[above] == "CD"
        if tree.features[noun].get("Case") == "Gen" and above != noun and (pointing or named):
            noun = above  # «one of them, X», «a citizen of Latvia, X»
        elif self.is_of_thing(noun) and tree.tags[head] == "NNP" and not is_land(tree.low[head]):
            noun = above  # «the founder of the pyramid, X»
        tree.hang(head, noun, "appos")
        tree.features[head].setdefault("Case", tree.features[noun].get("Case", "Nom"))

    def is_of_thing(self, noun: int) -> bool:
        """Say that a phrase tells what somebody is of: «the founder of the [pyramid]»."""
        tree, above = self.tree, self.tree.heads[self.noun if self.noun is not None else noun]
        owned = tree.features[noun].get("Case") == "Gen" and above != noun and tree.tags[noun] in ("NN", "NNS")
        return owned and tree.features[noun].get("Animacy") != "Anim" and tree.features[above].get("Animacy") == "Anim"

    def is_object(self, head: int) -> bool:
        """Say that a verb may take the phrase for its object."""
        if self.verb is None or self.comma or self.is_time(head):
            return False
        if self.mark is not None:
            return False
        told = self.tree.lemma(self.verb) in word_class("speech") and self.leads_to_verb()
        if told or self.joint is not None:
            return False
        given = self.objects == 1 and self.touches and self.is_giving() and self.is_at_verb("obj")
        return self.noun is None or given or self.is_late(head) or self.is_judged(head)

    def is_judged(self, head: int) -> bool:
        """Say that an adjective before tells what the thing is found to be: «found lawful the decision»."""
        noun, tree = self.noun, self.tree
        if noun is None or not self.touches or not self.is_at_verb("obj") or tree.tags[noun] != "JJ":
            return False
        tree.hang(noun, tree.heads[noun], "xcomp")
        self.objects = 0
        return tree.tags[head] != "JJ"

    def is_at_verb(self, relation: str) -> bool:
        """Say that the phrase before hangs on the verb so."""
        return self.noun is not None and self.tree.relations[self.noun] == relation

    def is_late(self, head: int) -> bool:
        """Say that whom a verb moves stands behind a place: «has extradited to Slovakia Jozef Kral»."""
        verb, tree = self.verb, self.tree
        if verb is None or self.objects or not self.touches or not self.is_at_verb("obl"):
            return False
        moves = tree.lemma(verb) in word_class("moving") and tree.features[verb].get("Voice") == "Act"
        sent = tree.lemma(head) in ("request", "application", "petition")  # «sent to Riga a request for»
        return moves and (sent or tree.tags[head] == "NNP" or tree.features[head].get("Animacy") == "Anim")

    def is_giving(self) -> bool:
        return self.verb is not None and self.tree.lemma(self.verb).partition("-")[0] in word_class("giving")

    def seat_object(self, head: int) -> None:
        verb, tree = self.verb, self.tree
        if verb is None:
            return
        if self.objects == 1 and self.noun is not None:
            tree.hang(self.noun, verb, "iobj", Case="Dat")
        tree.hang(head, verb, "obj", Case="Acc")
        self.objects += 1

    def with_preposition(self, head: int) -> None:
        """Hang a phrase with a preposition on the noun before it, or on a verb."""
        prep, tree = self.prep, self.tree
        if prep is None:
            return
        word, self.prep = tree.low[prep], None
        noun = self.owner(word)
        if self.is_time(head) and word != "of":
            noun = None
        if word == "of" and noun is not None and self.is_crowd(noun, head):
            self.count_by(noun, head, prep)
            return
        if word == "of" and noun is not None:
            tree.hang(prep, head, "genitive")
            tree.hang(head, noun, "nmod", Case="Gen")
            return
        if word in ("by", "from", "to") and self.share() is not None:
            noun = self.share()
        if word == "by" and not self.is_time(head) and self.is_passive(noun):
            tree.hang(prep, head, "agent")
            tree.hang(
                head, noun if noun is not None else self.verb or 0, "nmod" if noun is not None else "obl", Case="Ins"
            )
            return
        tree.hang(prep, head, "case")
        tree.features[head]["Case"] = "Acc"
        target = noun if noun is not None else self.verb_for(word)
        if target is not None:
            tree.hang(head, target, "nmod" if noun is not None else "obl")
        else:
            self.front.append(head)

    def share(self) -> int | None:
        """Give the number of a part just told, which has a doer of its own: «15 [of them] by Turkey, eight by»."""
        noun, tree = self.noun, self.tree
        if noun is not None and tree.tags[noun] == "PR" and tree.relations[noun] == "nmod":
            noun = tree.heads[noun]
        told = noun is not None and self.touches and tree.tags[noun] == "CD"
        return noun if told and noun is not None and tree.relations[noun] in ("appos", "conj", "parataxis") else None

    def is_passive(self, noun: int | None) -> bool:
        if noun is not None:
            return True
        return self.verb is not None and self.tree.features[self.verb].get("Voice") == "Pass"

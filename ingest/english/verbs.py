"""Verbs of an English sentence that have no subject of their own: infinitives, -ing forms, bare participles."""

from __future__ import annotations

from ingest.english import forms
from ingest.english.chunks import Item
from ingest.english.nations import is_land
from ingest.english.places import Places
from ingest.english.words import words as word_class

QUESTIONS = frozenset({"whether", "how", "when"})


class Verbs(Places):
    """Hang verbs without a subject on what they belong to."""

    headline = False

    def infinitive(self, piece: Item) -> None:
        """Hang «to surrender him» on the noun or the verb that asks for it."""
        head, tree = piece.head, self.tree
        tree.hang(piece.start, head, "mark")
        if piece.start and tree.low[piece.start - 1] == "not":  # «asked Riga not to surrender him»
            tree.hang(piece.start - 1, head, "advmod")
        tree.features[head].update(forms.infinitive(piece, tree))
        noun = self.past_time(self.noun) if self.touches else None
        if self.verb is not None and tree.tags[self.verb] == "BE" and self.noun is None:
            self.look_ahead(piece)
        if self.mark is not None and tree.low[self.mark] in QUESTIONS:
            tree.hang(self.mark, head, "mark")  # «decide whether to extradite»
            self.mark = None
        if self.headline and self.main is None and self.subject is not None:
            self.look_ahead(piece)
            self.main = self.last = head
            self.seat_subject(head)
        elif self.joint is not None and self.verb is not None and tree.features[self.verb].get("VerbForm") == "Inf":
            tree.hang(head, self.verb, "conj")
        elif noun is not None and self.planned(noun) is not None and not self.controls():
            tree.hang(head, self.planned(noun) or noun, "acl")
        elif self.verb is not None:
            tree.hang(head, self.verb, "xcomp" if not self.comma else "advcl")
        elif noun is not None:
            tree.hang(head, noun, "acl")
        else:
            self.waiting.append(head)

    def look_ahead(self, piece: Item) -> None:
        """Read «is to be extradited» as «will be»."""
        tree, coming = self.tree, {"VerbForm": "Fin", "Tense": "Fut"}
        for at in piece.auxiliaries:
            tree.features[at].update(coming)
        if not forms.is_passive(piece, tree):
            tree.features[piece.head].update(forms.FUTURE)

    def planned(self, noun: int) -> int | None:
        """Give the noun that takes an infinitive, before or above: «a request», «a request by Riga to surrender»."""
        tree, above = self.tree, self.tree.heads[noun]
        if tree.lemma(noun) in word_class("planning"):
            return noun
        asked = tree.relations[noun] == "nmod" and tree.lemma(above) in word_class("planning")
        return above if asked and tree.tags[noun] == "NNP" else None

    def controls(self) -> bool:
        """Say that the verb before takes somebody and an infinitive: «asked the office to»."""
        return self.verb is not None and self.tree.lemma(self.verb) in word_class("controlling")

    def gerund(self, piece: Item) -> None:
        """Hang an -ing form: after a preposition on what that belongs to, else on the verb."""
        head, tree, prep = piece.head, self.tree, self.prep
        tree.features[head].update(forms.gerund(piece, tree, tree.low[prep] if prep is not None else ""))
        if prep is not None:
            tree.hang(prep, head, "mark")
            self.prep = None
        if self.mark is not None and self.mark == piece.start - 1:  # «while leaving Israel»
            tree.hang(self.mark, head, "mark")
            self.mark = None
            if self.verb is None and self.outer:
                self.restore()
        loose = prep is not None and tree.low[prep] in ("of", "for") and self.noun is not None and self.touches
        if loose and self.noun is not None:
            tree.hang(head, self.noun, "acl")
        elif self.verb is not None:
            tree.hang(head, self.verb, "advcl")
        elif self.noun is not None and prep is None and self.subject is not None:
            tree.hang(head, self.noun, "acl")
        else:
            self.waiting.append(head)

    def participle(self, piece: Item) -> None:
        """Hang a bare participle on the noun before: «a man wanted in Riga», «X, accused of fraud»."""
        head, tree = piece.head, self.tree
        tree.features[head].update(forms.REDUCED if tree.tags[head] == "VBN" else forms.INFINITIVE)
        before = self.verb
        shared = self.joint is not None and before is not None and self.tree.tags[before] == self.tree.tags[head]
        if shared and before is not None:
            tree.hang(head, before, "conj")
            tree.features[head].update(
                {key: value for key, value in tree.features[before].items() if key in forms.SHORT}
            )
        elif self.verb is not None and self.objects and self.is_wished(piece):
            tree.features[head] = dict(forms.SUPINE)
            tree.hang(head, self.verb, "xcomp")
        elif self.noun_before is not None:
            noun = self.noun_before
            person = tree.low[head] in word_class("attributive") and is_land(tree.low[noun])
            tree.hang(head, self.described(self.person_above(noun) if person else noun), "acl")
        else:
            self.waiting.append(head)

    def person_above(self, noun: int) -> int:
        """Give the person that «who» tells of: «X, ex-mayor of a town, whom», «held a man in a village who»."""
        step, tree = noun, self.tree
        while tree.features[step].get("Animacy") != "Anim":
            if tree.is_free(step):
                return noun
            if tree.relations[step] == "obl":
                return self.person_held(step) or noun
            if tree.relations[step] not in ("nmod", "appos"):
                return noun
            step = tree.heads[step]
        return step

    def person_held(self, where: int) -> int | None:
        """Give the person that a verb is done to before a phrase tells where: «arrested a man in Riga»."""
        tree = self.tree
        objects = [at for at in tree.children(tree.heads[where]) if at < where and tree.relations[at] == "obj"]
        persons = [at for at in objects if tree.features[at].get("Animacy") == "Anim"]
        return persons[-1] if persons else None

    def restore(self) -> None:
        """Go on with the clause that a relative clause or a mark broke into."""
        if self.outer:
            self.subject, self.mark, self.marked_noun, self.marked_verb = self.outer.pop()

    def is_let(self, piece: Item) -> bool:
        """Say that somebody lets a thing be done: «did not let him be extradited»."""
        bare = [self.tree.low[at] for at in piece.auxiliaries] == ["be"]
        return bare and bool(self.objects) and self.is_wished(piece) and self.touches

    def is_wished(self, piece: Item) -> bool:
        """Say that somebody wants a thing done: «wants him extradited», «ordered him deported»."""
        wishes = self.verb is not None and self.tree.lemma(self.verb) in word_class("wishing")
        return wishes and self.tree.tags[piece.head] == "VBN" and not self.is_of_one_described(piece.head)

    def is_of_one_described(self, participle: int) -> bool:
        """Say that it only tells who the man is of whom the thing is: «ordered the surrender of a man wanted in»."""
        noun, tree = self.noun_before, self.tree
        owner = noun is not None and tree.relations[noun] == "nmod" and tree.features[noun].get("Animacy") == "Anim"
        return owner and tree.low[participle] in word_class("attributive")

    def described(self, noun: int) -> int:
        """Give what a participle after a phrase tells of: «citizens of Latvia wanted», «X, 41, suspected»."""
        tree = self.tree
        for _ in range(len(tree.heads)):
            owner = tree.features[noun].get("Case") == "Gen" and tree.tags[noun] == "NNP"
            owner = owner and tree.features[tree.heads[noun]].get("Animacy") == "Anim"
            owner = owner or (tree.tags[noun] == "CD" and tree.relations[noun] == "nmod")  # «a man aged 34 who»
            if not owner and not (tree.relations[noun] == "appos" and tree.heads[noun] != noun):
                return noun
            if tree.is_free(noun):
                return noun
            noun = tree.heads[noun]
        return noun

"""What hangs on a Kazakh verb: the phrases that wait before it, its bare object, its subject in the genitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.kazakh.gapped import gapped
from ingest.kazakh.marks import feature, put
from ingest.kazakh.units import ADJ, ADV, BAR, CLAUSE, CONV, JOINT, NOUN, NUM, Unit
from ingest.kazakh.words import lexicon

if TYPE_CHECKING:
    from ingest.kazakh.tree import Tree

OBLIQUE = frozenset({"Acc", "Dat", "Abl", "Loc", "Ins"})
RELATIONS = {"Nom": "nsubj", "Acc": "obj", "Gen": "nsubj"}
CLAUSAL = frozenset({CONV, CLAUSE})
NEAR, IF = "near", "if"
SAID, DESCRIBED, QUOTED = "said", "described", "quoted"  # what lexicon.toml calls «деді», «деген», «деп»
OPEN = frozenset({QUOTED, NEAR})


class Arguments:
    """Hold what waits on the stack, and hang it on the verbs that ask for it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.stack: list[Unit] = []

    def relative_subject(self, unit: Unit) -> None:
        """Give «Қазақстан іздеген ...» its doer: a transitive verb without object takes the one right before it."""
        top = self.top()
        if top is None or top.case != "Nom" or top.kind != NOUN or top.adp or self.tree.has(unit.head.i, "obj"):
            return
        if feature(unit.head, "Voice") == "Act" and unit.lemma in lexicon().transitive and top.acts:
            self.stack.pop()
            self.attach(top, unit)

    def bare_object(self, unit: Unit) -> None:
        """Give an active verb the bare noun right before it for its object: «адам өлтірген», «сұрау салу жолдады»."""
        top = self.top()
        if top is None or top.kind != NOUN or top.case != "Nom" or top.acts or top.adp or top.head.pos_ == "PRON":
            return
        fits = feature(unit.head, "Voice") == "Act" and unit.lemma in lexicon().transitive
        if fits and not self.tree.has(unit.head.i, "obj"):
            self.stack.pop()
            put(top.head, Case="Acc")
            self.tree.hang(top.head.i, unit.head.i, "obj")
            self.arguments(unit, self.trailing(unit))

    def genitive_subject(self, unit: Unit) -> bool:
        """Give «Имяректің жеткізілгенін» its subject, which stands in the genitive."""
        owner = self.top()
        if owner is None or owner.kind != NOUN or owner.case != "Gen" or owner.adp or not unit.owned:
            return False
        self.stack.pop()
        put(owner.head, Case="Nom")
        self.tree.hang(owner.head.i, unit.head.i, "nsubj:pass" if feature(unit.head, "Voice") == "Pass" else "nsubj")
        return True

    def concerned(self, unit: Unit) -> None:
        """Give «9 адамға қатысты беруден ...», «төрт адам бойынша беруден ...» its object."""
        top = self.top()
        if top is None or top.adp not in lexicon().about or self.tree.has(unit.head.i, "obj"):
            return
        if top.kind == NOUN and top.is_person and unit.lemma in lexicon().transitive:
            self.stack.pop()
            for child, dep in list(self.tree.children(top.head.i)):
                if dep == "case":
                    self.tree.hang(child, top.head.i, "flat")
            put(top.head, Case="Acc")
            self.tree.hang(top.head.i, unit.head.i, "obj")

    def own_subject(self, unit: Unit) -> None:
        """Give a told clause its subject: the nominative right before it, if another is left for the main verb."""
        top = self.top()
        if top is not None and top.kind == NUM and top.case == "Nom":
            self.attach(self.stack.pop(), unit)  # «2020 жылы 51 болғанын»
            return
        at = self.first_of_clause()
        waiting = [one for one in self.stack[at:] if is_subject(one)]
        passive = feature(unit.head, "Voice") == "Pass" and waiting and not waiting[-1].named
        if len(waiting) > 1 or passive:
            self.stack.remove(waiting[-1])
            self.attach(waiting[-1], unit)

    def with_inner_doer(self, waiting: list[Unit]) -> list[Unit]:
        """Give «бергенін» in «Литва ... бергенін хабарлады» the side that tells of it for its doer."""
        told = next((one for one in waiting if is_clausal(one) and self.lacks_doer(one)), None)
        sides = [one for one in waiting if is_subject(one) and one.named in ("country", "agency")]
        subjects = [one for one in waiting if is_subject(one)]
        if told is None or len(sides) != 1 or len(subjects) != 1 or sides[0].head.i > told.head.i:
            return waiting
        self.attach(sides[0], told)
        return [one for one in waiting if one is not sides[0]]

    def lacks_doer(self, told: Unit) -> bool:
        active = feature(told.head, "Voice") == "Act" and told.lemma in lexicon().transitive
        return active and told.adp != QUOTED and not self.tree.has(told.head.i, "nsubj")

    def there_is(self, unit: Unit) -> None:
        """Give «қатысы бар» inside another clause the noun right before it for its subject."""
        top = self.top()
        if unit.lemma in lexicon().small["VERBAL"] and top is not None and is_subject(top) and not top.named:
            self.attach(self.stack.pop(), unit)

    def clause(self, quoted: bool = False) -> list[Unit]:
        """Take all that waits since the last verb."""
        at = self.first_of_clause()
        waiting = [one for one in self.stack[at:] if not quoted or one.quoted]
        self.stack[at:] = [one for one in self.stack[at:] if one not in waiting]
        return waiting

    def first_of_clause(self) -> int:
        last = max((at for at, one in enumerate(self.stack) if one.kind in CLAUSAL and one.adp not in OPEN), default=-1)
        return last + 1

    def top(self) -> Unit | None:
        return self.stack[-1] if self.stack else None

    def trailing(self, unit: Unit, once: bool = False, still: bool = False) -> list[Unit]:
        """Take the oblique phrases right before a verb that is itself inside a clause: no nominative, over no comma."""
        found: list[Unit] = []
        seen: set[str] = set()
        while self.stack and self.may_take(self.stack[-1], seen, once, bool(found)):
            if is_way(self.stack[-1]) and (still or (is_crime(unit) and is_land(self.stack[-1]))):
                break  # «Қытайдан | заңсыз жүрген ... шығарылды», «Түркияға | кісі өлтірген ... берілді»
            one = self.stack.pop()
            found.append(one)
            seen.add("where" if one.case == "Loc" and is_land(one) else one.case)
        return found[::-1]

    def may_take(self, one: Unit, seen: set[str], once: bool, found: bool) -> bool:
        if one.kind == ADJ and not once and not found:
            return True
        if one.kind == ADV:
            return not once and not self.is_after_subject()
        if (one.kind == CLAUSE and one.adp == QUOTED) or (one.kind == CONV and one.adp == NEAR):
            return True
        if one.kind == NOUN and one.adp and one.adp != "told":
            return not once
        fits = one.kind == NOUN and one.case in OBLIQUE and not (one.case == "Loc" and "where" in seen)
        beyond = one.case in seen or "Acc" in seen or (one.case in ("Loc", "Ins") and not self.is_over_object())
        return fits and not (once and beyond)

    def is_over_object(self) -> bool:
        """Say that the phrase on top stands between an object and its verb: «жазасын отанында өтеу»."""
        return len(self.stack) > 1 and self.stack[-2].kind == NOUN and self.stack[-2].case == "Acc"

    def is_after_subject(self) -> bool:
        """Say that the phrase on top stands right behind a nominative: it is the main verb's, not an inner one's."""
        before = self.stack[-2] if len(self.stack) > 1 else None
        return before is not None and is_subject(before)

    def arguments(self, verb: Unit, waiting: list[Unit]) -> None:
        for clause in gapped(waiting, self.tree):
            clause.counted.adp = "share"
            for land in clause.lands:
                self.tree.hang(land.head.i, clause.counted.head.i, "nmod")
            waiting = [one for one in waiting if one not in clause.lands]
        for one in waiting:
            self.attach(one, verb)

    def attach(self, one: Unit, verb: Unit) -> None:
        if one.kind in (BAR, JOINT):
            return
        if one.adp == "share":
            self.tree.hang(one.head.i, verb.head.i, "parataxis")
            return
        self.tree.hang(one.head.i, verb.head.i, self.relation(one, verb))

    def relation(self, one: Unit, verb: Unit) -> str:
        if one.kind == CONV:
            return "advcl"
        if one.kind == CLAUSE or is_clausal(one):
            return "ccomp" if one.adp in (QUOTED, "told") and one.case in ("", "Acc", "Nom") else "advcl"
        if one.kind in (ADV, ADJ):
            return "advmod"
        if one.kind == NUM:
            return (
                "nummod" if one.case == "Nom" and verb.head.pos_ != "VERB" else "obj" if one.case == "Acc" else "nsubj"
            )
        if one.adp:
            return "obl"
        if one.head.pos_ == "VERB":
            return "xcomp" if one.case in ("Acc", "Abl", "Dat", "Nom") else "obl"
        passive = feature(verb.head, "Voice") == "Pass"
        name = RELATIONS.get(one.case, "obl")
        return f"{name}:pass" if name == "nsubj" and passive else name


def is_crime(unit: Unit) -> bool:
    return unit.lemma in lexicon().crimes


def is_way(one: Unit) -> bool:
    return one.kind == NOUN and one.case in ("Abl", "Dat") and not one.adp


def is_land(one: Unit) -> bool:
    return one.named in ("country", "place")


def is_clausal(one: Unit) -> bool:
    return one.adp == "told"


def is_subject(one: Unit) -> bool:
    return one.kind == NOUN and one.case == "Nom" and not one.adp and one.head.pos_ != "VERB"

"""Noun phrases of Kazakh: what stands before a noun and belongs to it, names beside their nouns, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.kazakh.arguments import DESCRIBED
from ingest.kazakh.marks import feature, put
from ingest.kazakh.pieces import (
    ages,
    attributive,
    is_bare_name,
    is_crowd,
    is_dash,
    is_duration,
    is_like_adjective,
    is_of_person,
    is_owner,
    is_title_of,
    joins,
    naming,
    nominal,
    owned_by_names,
    words,
)
from ingest.kazakh.units import ADJ, ADP, ADV, BAR, CLAUSE, JOINT, NOUN, NUM, PART, Unit
from ingest.kazakh.words import lexicon
from ingest.tables import load

if TYPE_CHECKING:
    from ingest.kazakh.tree import Tree


class Phrases:
    """Put each noun together with what waits before it on the stack."""

    def __init__(self, tree: Tree, stack: list[Unit]) -> None:
        self.tree, self.stack = tree, stack

    def take(self, unit: Unit, following: Unit | None) -> None:
        if unit.kind == NUM and self.top(NUM) is not None and unit.case == "Nom":
            self.tree.hang(self.stack.pop().head.i, unit.head.i, "nummod")  # «он екі»
        if unit.kind == ADP:
            self.postposition(unit)
        elif unit.kind == NOUN:
            self.noun(unit, following)
        elif unit.kind == ADJ and unit.lemma in ages() and self.top(NUM) is not None:
            self.tree.hang(self.stack.pop().head.i, unit.head.i, "nummod")  # «34 жастағы ер адам»
            self.stack.append(unit)
        elif unit.kind == NUM and self.ends_share(following) and self.lands():
            if is_dash(self.stack[-1]):
                self.stack.pop()
            self.tree.hang(self.stack.pop().head.i, unit.head.i, "nmod")  # «Ресейден 28, Түркиядан 14 қашқын»
            self.stack.append(Unit(unit.head, NOUN, "Nom", adp="share"))
        elif unit.kind == NUM and (unit.owned or unit.case != "Nom"):
            self.counted_part(unit)
        else:
            self.stack.append(unit)

    def top(self, *kinds: str) -> Unit | None:
        return self.stack[-1] if self.stack and self.stack[-1].kind in kinds else None

    def ends_share(self, following: Unit | None) -> bool:
        """Say that nothing which the number counts comes after it: «Ресейден 28, ...», «Ресейге – алты.»"""
        dashed = bool(self.stack) and is_dash(self.stack[-1])
        return following.text in (",", ".", ";")[: 3 if dashed else 1] if following is not None else dashed

    def lands(self) -> bool:
        """Say that a land whence or whereto waits on top."""
        land = self.stack[-2] if len(self.stack) > 1 and is_dash(self.stack[-1]) else self.top(NOUN)
        return land is not None and land.named in ("country", "place") and land.case in ("Abl", "Dat")

    def counted_part(self, unit: Unit) -> None:
        """Take «29-ы», «үшеуін»: a number that stands for those whom it counts."""
        owner = self.top(NOUN)
        if owner is not None and owner.case == "Gen":
            self.tree.hang(self.stack.pop().head.i, unit.head.i, "nmod")
        self.stack.append(Unit(unit.head, NOUN, unit.case, unit.owned))

    def postposition(self, unit: Unit) -> None:
        phrase = self.top(NOUN, ADV, "clause")
        if phrase is None:
            return
        self.tree.hang(unit.head.i, phrase.head.i, "flat" if unit.text in naming() else "case")
        if phrase.adp != "told" or unit.text in nominal():
            phrase.adp = unit.text  # «берілгені туралы ақпарат»

    def noun(self, unit: Unit, following: Unit | None) -> None:
        parts, clauses = self.more_than(unit), 0
        while self.stack and self.belongs(self.stack[-1], unit) and not (parts and is_bare_name(self.stack[-1])):
            parts += self.stack[-1].kind == NOUN
            clauses += self.stack[-1].kind in (PART, CLAUSE)
            one = self.stack.pop()
            self.hang(one, unit)
            if one.kind in (PART, CLAUSE):
                self.open_list(unit)
        self.over_adverbs(unit)
        if parts == 0 and is_duration(unit) and self.tree.has(unit.head.i, "nummod"):
            self.stack.append(Unit(unit.head, ADV, quoted=unit.quoted))  # «он жыл | жасырынған»
            return
        unit = self.called(unit) if clauses else self.beside_name(self.called(unit))
        if self.share(unit, following is not None and following.kind == BAR):
            return
        self.stack.append(unit)
        if not is_title_of(unit, following):
            self.join()

    def more_than(self, noun: Unit) -> int:
        """Hang the number of «30-дан астам адам», «50-ге жуық адам» on its noun; give how many parts that is."""
        if len(self.stack) < 2 or self.stack[-1].lemma not in words("bounds") or self.stack[-2].head.pos_ != "NUM":
            return 0
        for dep in ("advmod", "nummod"):
            self.tree.hang(self.stack.pop().head.i, noun.head.i, dep)
        return 1

    def open_list(self, noun: Unit) -> None:
        """Hang a participle before the comma on the noun too: «экстрадицияланған, ... айыпталған Имярек»."""
        if len(self.stack) > 1 and self.stack[-1].text == "," and self.stack[-2].kind == PART:
            self.stack.pop()
            self.hang(self.stack.pop(), noun)

    def over_adverbs(self, noun: Unit) -> None:
        """Hang «беру туралы» on «шешім», though «кеше» stands between."""
        below = next((one for one in reversed(self.stack) if one.kind not in (ADV, ADJ)), None)
        if below is None or below is self.stack[-1] or below.kind != NOUN or noun.named:
            return
        if below.adp in nominal() and below.head.pos_ == "VERB":
            self.stack.remove(below)
            self.tree.hang(below.head.i, noun.head.i, "nmod")

    def belongs(self, one: Unit, noun: Unit) -> bool:
        """Say that what stands right before a noun is a part of its phrase."""
        if one.kind == ADV and one.lemma in words("inner"):
            return len(self.stack) > 1 and self.stack[-2].kind == PART  # «Сербия ұстаған тағы үш күдікті»
        if one.kind == NUM and noun.lemma in words("uncounted"):
            return False  # «15 | іздеуде жүрген адам»
        if one.kind in (ADJ, NUM, PART) or (one.kind == CLAUSE and one.adp == DESCRIBED):
            return True
        if one.kind != NOUN:
            return False
        if feature(one.head, "VerbForm") == "Fin" and one.adp in words("reasons"):
            return False  # «қылмыс жасағаны үшін | іздеуде жүрген»
        if one.adp:
            inner = one.adp in attributive() and not is_owner(noun)
            told = one.adp in nominal() and not noun.named and one.adp != "told"
            return inner or (told and noun.head.pos_ != "PRON")  # «берілуі үшін | өзі өтініш жазды»
        if one.case == "Gen":
            return noun.owned or noun.named == "agency" or noun.head.pos_ == "PRON"
        if one.case != "Nom" or "person" in (noun.named, one.named) or one.head.pos_ == "PRON":
            return False
        if one.is_person and noun.case in ("Dat", "Abl", "Loc"):
            return False  # «12 өзбекстандық | отанына»
        if noun.owned and one.named and not (noun.is_person or noun.named or noun.lemma in owned_by_names()):
            return False  # «Қазақстан | жазасын өтеу үшін ...»
        if noun.owned:
            return one.head.pos_ != "VERB" or noun.named == ""
        return is_like_adjective(one) and not noun.named

    def hang(self, one: Unit, noun: Unit) -> None:
        dep = {ADJ: "amod", NUM: "nummod", PART: "acl", CLAUSE: "acl", ADV: "advmod"}.get(one.kind, "nmod")
        if is_crowd(one, noun):
            put(noun.head, Number="Plur")
        dep = "amod" if one.kind == ADJ and one.head.pos_ == "VERB" else dep
        if one.kind == PART:
            self.say_role(one)
        if one.kind == NOUN and one.case == "Nom" and one.head.pos_ != "VERB" and not one.adp:
            put(one.head, Case="Gen")
            if one.named in ("country", "place") or is_like_adjective(one) or is_of_person(one, noun):
                for child, link in list(self.tree.children(one.head.i)):
                    if link in ("acl", "nummod"):  # «Ресейде ұсталған | Қазақстан азаматы»
                        self.tree.hang(child, noun.head.i, link)
        self.tree.hang(one.head.i, self.whose_deed(one, noun).head.i, dep)

    def whose_deed(self, one: Unit, noun: Unit) -> Unit:
        """Give whose deed a genitive is beside: «Имяректің экстрадиция мәселесі» speaks of his extradition."""
        if one.kind != NOUN or one.case != "Gen" or not one.is_person:
            return noun
        deeds = [child for child, dep in self.tree.children(noun.head.i) if dep == "nmod"]
        deed = next((noun.head.doc[at] for at in deeds if noun.head.doc[at].lemma_ in words("deeds")), None)
        return noun if deed is None else Unit(deed, NOUN)

    def say_role(self, part: Unit) -> None:
        """Say of an active participle whether its noun is what it was done to: «Қазақстан іздеген кәсіпкер»."""
        active = feature(part.head, "Voice") == "Act" and part.lemma in lexicon().transitive
        if active and not self.tree.has(part.head.i, "obj"):
            put(part.head, Role="Obj")

    def beside_name(self, unit: Unit) -> Unit:
        """Make «азаматы Имяректі» one phrase: the noun heads it, in the name's case."""
        if unit.named != "person":
            return unit
        noun = self.top(NOUN)
        if noun is None or noun.case != "Nom" or noun.adp or not noun.is_person or noun.named == "person":
            return unit
        self.stack.pop()
        put(noun.head, Case=unit.case)
        if noun.lemma not in load("kk").persons and noun.named != "demonym":
            self.tree.hang(noun.head.i, unit.head.i, "nmod")  # a post: the name is who is meant
            return unit
        self.tree.hang(unit.head.i, noun.head.i, "appos")
        whole = Unit(noun.head, NOUN, unit.case, False, "person", quoted=unit.quoted)
        self.former_noun(whole)
        return whole

    def called(self, unit: Unit) -> Unit:
        """Make «Ш. есімді адам» one phrase: the name heads it, in the noun's case."""
        name = self.top(NOUN)
        if name is None or name.adp not in naming() or unit.named not in ("", "demonym"):
            return unit
        self.stack.pop()
        put(name.head, Case=unit.case)
        self.tree.hang(unit.head.i, name.head.i, "appos")
        return Unit(name.head, NOUN, unit.case, False, "person", quoted=unit.quoted)

    def former_noun(self, whole: Unit) -> None:
        """Hang a noun before a comma on the one that goes on about the same person: «мэрі, ... азаматы Имярек»."""
        if len(self.stack) < 2 or self.stack[-1].kind != BAR or self.stack[-1].text != ",":
            return
        before = self.stack[-2]
        if before.kind == NOUN and before.case == "Nom" and before.is_person and not before.named and not before.adp:
            del self.stack[-2:]
            put(before.head, Case=whole.case)
            self.tree.hang(before.head.i, whole.head.i, "nmod")

    def share(self, place: Unit, parted: bool) -> bool:
        """Hang the place on the number in «тоғызы – Ресейден, ...»: a part of a total, which no verb tells."""
        dash = bool(self.stack) and is_dash(self.stack[-1])
        number = self.stack[-1 - dash] if len(self.stack) > dash else None
        if number is None or number.kind != NOUN or number.head.pos_ != "NUM" or number.case != "Nom":
            return False
        if place.named not in ("country", "place") or place.case in ("Nom", "", "Loc") or number.adp:
            return False
        if place.case == "Gen" and not (dash and parted):
            return False  # «20-сы – Қырғызстанның | іздеуінде»
        if dash:
            self.stack.pop()
        self.tree.hang(place.head.i, number.head.i, "nmod")
        number.adp = "share"
        return True

    def join(self) -> None:
        """Join a noun with the one before «мен», before a comma, before a dash that spells it out."""
        while len(self.stack) > 2 and self.stack[-3].kind == NOUN:
            first, mark, last = self.stack[-3:]
            if not joins(first, mark, last):
                return
            del self.stack[-2:]
            if first.case == "Nom" != last.case:
                put(first.head, Case=last.case)
                first.case = last.case
            first.owned, first.joined = first.owned or last.owned, first.joined or mark.kind == JOINT
            self.tree.hang(last.head.i, first.head.i, "appos" if is_dash(mark) else "conj")
            if mark.kind == JOINT:
                self.tree.hang(mark.head.i, last.head.i, "cc")

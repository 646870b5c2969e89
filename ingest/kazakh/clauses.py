"""The stack on which a Kazakh sentence waits for its heads: phrases for their verb, converbs for the last verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.kazakh.arguments import (
    CLAUSAL,
    IF,
    NEAR,
    SAID,
    Arguments,
    is_clausal,
)
from ingest.kazakh.marks import feature, put
from ingest.kazakh.phrases import Phrases
from ingest.kazakh.pieces import stative
from ingest.kazakh.units import ADJ, ADP, CLAUSE, CONV, MARK, NOUN, NUM, PART, SAYING, VERB, Unit
from ingest.kazakh.words import lexicon

if TYPE_CHECKING:
    from ingest.kazakh.tree import Tree


class Clauses(Arguments):
    """Take the pieces of a sentence one by one; `close` gives the root."""

    def __init__(self, tree: Tree) -> None:
        super().__init__(tree)
        self.phrases = Phrases(tree, self.stack)
        self.ahead: Unit | None = None  # the piece before is taken once it is known what follows
        self.dispatch: dict[str, Callable[[Unit, Unit | None], None]] = {VERB: self.verb, SAYING: self.saying}

    def take(self, unit: Unit) -> None:
        before, self.ahead = self.ahead, unit
        if before is not None:
            self.settle(before, unit)

    def settle(self, unit: Unit, following: Unit | None) -> None:
        if unit.kind == MARK:
            return
        self.dispatch.get(unit.kind, self.phrases.take)(unit, following)

    def saying(self, unit: Unit, following: Unit | None) -> None:
        """Take «деп», «деген»: the clause before it is what is said."""
        clause = next((one for one in reversed(self.stack) if one.kind in CLAUSAL or is_clausal(one)), None)
        if clause is None:
            if feature(unit.head, "VerbForm"):
                self.stack.append(unit)
            return
        self.tree.hang(unit.head.i, clause.head.i, "mark")
        clause.adp = saying(unit)
        at = self.stack.index(clause)
        del self.stack[at + 1 :]
        if saying(unit) == SAID:
            self.speech(unit, clause)

    def speech(self, unit: Unit, clause: Unit) -> None:
        """Take «деді»: it is a verb of its own, which what was said hangs on."""
        self.tree.heads.pop(unit.head.i, None)
        self.stack.remove(clause)
        self.tree.hang(clause.head.i, unit.head.i, "ccomp")
        self.stack.append(Unit(unit.head, CLAUSE))

    def verb(self, unit: Unit, following: Unit | None) -> None:
        form = feature(unit.head, "VerbForm")
        if form == "Part":
            self.participle(unit, following is not None and following.kind == ADP)
        elif form == "Inf":
            self.verbal_noun(unit, following)
        elif form == "Conv":
            self.converb(unit, following)
        else:
            self.finite(unit, following)

    def participle(self, unit: Unit, told: bool) -> None:
        """Take «ұстаған» before its noun, «қайтарылғанын» as a clause that is told, «сотталғандар» as people.

        told: a postposition makes a clause of it: «жасағаны үшін», «экстрадицияланғаны туралы».
        """
        if not feature(unit.head, "Case"):
            self.arguments(unit, self.trailing(unit, still=unit.lemma in stative()))
            self.bare_object(unit)
            self.relative_subject(unit)
            self.stack.append(Unit(unit.head, PART))
            return
        if feature(unit.head, "Number") == "Plur" or (unit.case in ("Nom", "Gen") and unit.owned and not told):
            self.arguments(unit, self.trailing(unit))
            self.stack.append(Unit(unit.head, NOUN, unit.case, unit.owned))
            return
        self.arguments(unit, self.trailing(unit))
        self.bare_object(unit)
        if not self.genitive_subject(unit):
            self.own_subject(unit)
            self.arguments(unit, self.trailing(unit))
        put(unit.head, VerbForm="Fin", Case="", Poss="")
        self.stack.append(Unit(unit.head, NOUN, unit.case, False, adp="told"))

    def verbal_noun(self, unit: Unit, following: Unit | None) -> None:
        self.arguments(unit, self.trailing(unit, once=True))
        self.bare_object(unit)
        self.concerned(unit)
        if not unit.case and following is not None and following.kind == NOUN and not self.tree.has(unit.head.i, "obj"):
            self.stack.append(Unit(unit.head, ADJ))  # «ұстау изоляторы», «өткізу пункті»
            return
        self.genitive_subject(unit)
        self.stack.append(Unit(unit.head, NOUN, unit.case or "Nom", unit.owned))

    def converb(self, unit: Unit, following: Unit | None) -> None:
        """Take «ұсталып»; one right before a verb only tells how that is done, and leaves it the subject."""
        if following is not None and following.kind == VERB:
            self.arguments(unit, self.trailing(unit))
            self.bare_object(unit)
            self.stack.append(Unit(unit.head, CONV, adp=NEAR))
            return
        self.bare_object(unit)
        self.arguments(unit, self.clause())
        self.stack.append(Unit(unit.head, CONV))

    def finite(self, unit: Unit, following: Unit | None) -> None:
        if feature(unit.head, "Mood") == "Cnd":
            self.arguments(unit, self.clause())
            self.stack.append(Unit(unit.head, CONV, adp=IF))
            return
        said = following is not None and following.kind in (SAYING, MARK)
        subordinate = following is not None and following.kind == SAYING and saying(following) != SAID
        self.bare_object(unit)
        if subordinate and not unit.quoted:
            self.there_is(unit)
            self.arguments(unit, self.trailing(unit))
            self.own_subject(unit)
            self.stack.append(Unit(unit.head, CLAUSE))
            return
        quoted = unit.quoted if said else False
        self.arguments(unit, self.with_inner_doer(self.clause(quoted)))
        self.chain(unit, quoted)

    def chain(self, unit: Unit, quoted: bool) -> None:
        """Join the converbs before a finite verb with it: the first is the head, as of verbs joined by «and»."""
        convs = [one for one in self.stack if one.kind == CONV and (not quoted or one.quoted)]
        convs = self.without_conditions(convs, unit)
        told = {name: feature(unit.head, name) for name in ("VerbForm", "Tense", "Mood")}
        for one in convs:
            self.stack.remove(one)
            put(one.head, **told, Kind="")
        line = [*convs, unit]
        for one in line[1:]:
            self.tree.hang(one.head.i, line[0].head.i, "conj")
        self.stack.append(Unit(line[0].head, CLAUSE))

    def without_conditions(self, convs: list[Unit], unit: Unit) -> list[Unit]:
        """Hang «ұсталса» on the main verb, whose future then tells nothing."""
        for one in (one for one in convs if one.adp == IF):
            self.stack.remove(one)
            self.tree.hang(one.head.i, unit.head.i, "advcl")
            if feature(unit.head, "Tense") == "Fut":
                put(unit.head, Mood="Pot")
            elif feature(unit.head, "Tense") == "Past" and not feature(unit.head, "Mood") and not self.supposed(one):
                put(one.head, Mood="", Tense="Past")  # «былтыр 88 адам экстрадицияланса, биыл 95 болды»
        for one in (one for one in convs if feature(one.head, "Kind") == "Until"):
            self.stack.remove(one)
            self.tree.hang(one.head.i, unit.head.i, "advcl")  # «жазасын өтеп шыққанша»
        return [one for one in convs if one.adp != IF and feature(one.head, "Kind") != "Until"]

    def supposed(self, condition: Unit) -> bool:
        """Say that a clause begins with «егер»."""
        return any(word.pos_ == "SCONJ" and word.i < condition.head.i for word in condition.head.sent)

    def close(self) -> int | None:
        """Hang what still waits: on the last verb, or, where there is none, on the last noun."""
        if self.ahead is not None:
            self.settle(self.ahead, None)
        clauses = [one for one in self.stack if one.kind in CLAUSAL]
        if not clauses:
            return self.verbless()
        root = clauses[0]
        for one in clauses[1:]:
            self.tree.hang(
                one.head.i, root.head.i, "parataxis" if self.tree.has(one.head.i, "nsubj", "nsubj:pass") else "conj"
            )
        for one in self.stack:
            if one not in clauses:
                self.attach(one, clauses[-1])
                if one.head.pos_ == "NUM" and one.case == "Acc":
                    self.tree.hang(one.head.i, clauses[-1].head.i, "orphan")  # «..., биыл үшеуін»
        return root.head.i

    def verbless(self) -> int | None:
        nouns = [one for one in self.stack if one.kind in (NOUN, NUM, PART, ADJ)]
        if not nouns:
            return None
        root = nouns[-1]
        for one in self.stack:
            if one is not root:
                self.attach(one, root)
        return root.head.i


def saying(unit: Unit) -> str:
    """Tell how a clause goes on with a word of saying."""
    return lexicon().sayings.get(unit.text, "")

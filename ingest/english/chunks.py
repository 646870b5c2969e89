"""Cut a tagged English sentence into what the parser hangs together: noun phrases, verb groups, small words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.english import lexicon, nations
from ingest.english.words import words as word_class

PHRASE, VERB, PREP, MARK, RELATIVE, JOINT, COMMA, STOP, ADVERB, ADJECTIVE = (
    "phrase", "verb", "prep", "mark", "relative", "joint", "comma", "stop", "adverb", "adjective",
)  # fmt: skip
NOUN = frozenset({"NN", "NNS", "NNP"})
INSIDE = frozenset({"DT", "PP", "CD", "JJ", "NN", "NNS", "NNP", "SYM", "POS", "VBN", "VBG", "JJR", "JJS"})
OPENS = frozenset({"DT", "PP", "CD", "JJ", "NN", "NNS", "NNP", "SYM", "PR", "EX", "JJR", "JJS"})
AUXILIARY = frozenset({"MD", "HV", "BE", "DO"})
VERBS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
RELATIVES = frozenset({"who", "whom", "which", "whose", "that"})
YEAR = 4  # digits
# Prepositions of three words; the noun and what follows it hang on the first.
PREPOSITIONS = frozenset(
    {("in", "respect", "of"), ("in", "relation", "to"), ("with", "regard", "to"), ("with", "respect", "to")}
)


@dataclass(frozen=True, slots=True)
class Item:
    """Hold a piece of a sentence: words start..end (their numbers in it) and the one that heads it."""

    kind: str
    start: int
    end: int
    head: int
    auxiliaries: tuple[int, ...] = ()
    to: bool = False


def items(tags: Sequence[str], low: Sequence[str]) -> list[Item]:
    """Cut the words of a sentence into pieces, in order; each word is in one."""
    return list(Chunker(tags, low).run())


class Chunker:
    """Read pieces off the tags of one sentence."""

    def __init__(self, tags: Sequence[str], low: Sequence[str]) -> None:
        self.tags, self.low = tags, low

    def tag(self, at: int) -> str:
        return self.tags[at] if 0 <= at < len(self.tags) else "PUNCT"

    def run(self) -> Iterator[Item]:
        at = 0
        while at < len(self.tags):
            item = self.item(at)
            yield item
            at = item.end

    def item(self, at: int) -> Item:
        """Give the piece that begins at a word."""
        tag, low = self.tags[at], self.low[at]
        if self.is_relative(at):
            return Item(RELATIVE, at, at + 1, at)
        if tag == "TO" and self.begins_infinitive(at):
            return self.verb(at)
        if tag in AUXILIARY or (tag in VERBS and not self.is_attribute(at)):
            return self.verb(at)
        if tag in OPENS or tag in VERBS or (tag == "RB" and self.tag(at + 1) in ("CD",)):
            return self.phrase(at)
        if tag == "IN" or tag == "TO":
            long = tuple(self.low[at : at + 3]) in PREPOSITIONS
            return Item(PREP, at, at + (3 if long else 1), at)
        return Item(SMALL.get(tag, COMMA if low == "," else STOP), at, at + 1, at)

    def is_relative(self, at: int) -> bool:
        return self.low[at] in RELATIVES and self.tags[at] in ("PR", "PP") and (at == 0 or self.tag(at - 1) != "IN")

    def begins_infinitive(self, at: int) -> bool:
        step = at + 1
        while self.tag(step) == "RB":
            step += 1
        return self.tag(step) in ("VB", "BE", "HV", "DO")

    def is_attribute(self, at: int) -> bool:
        """Say that a participle stands before its noun: «[wanted] persons»."""
        if self.tags[at] not in ("VBN", "VBG") or self.tag(at + 1) not in ("NN", "NNS", "JJ", "NNP"):
            return False
        before = self.tag(at - 1)
        if self.tags[at] == "VBG":
            return before in ("DT", "JJ", "CD", "PP", "POS")
        loose = before in ("IN", "VBZ", "VBD", "VBP", "VB", "TO") and self.tag(at + 1) != "NNP"
        loose = loose or (before == "PUNCT" and self.low[at] in word_class("describing"))  # «X, [alleged] leader of»
        loose = loose or (at == 0 and self.tags[at] == "VBN" and self.tag(at + 1) != "NNP")  # «Wanted Turk held»
        return before in ("DT", "JJ", "CD", "PP", "POS") or loose

    def verb(self, at: int) -> Item:
        """Read auxiliaries, adverbs and the verb that they lead to; a predicate adjective counts as one."""
        start, auxiliaries, to = at, [], self.tags[at] == "TO"
        at += to
        while self.tag(at) in AUXILIARY or (self.tag(at) == "RB" and self.leads_on(at)):
            auxiliaries.append(at)
            at += 1
        if self.tag(at) in VERBS or (self.after_be(auxiliaries) and self.is_predicate(at)):
            return Item(VERB, start, at + 1, at, tuple(auxiliaries), to)
        last = max((step for step in auxiliaries if self.tags[step] in AUXILIARY), default=start)
        own = tuple(step for step in auxiliaries if step < last)
        return Item(VERB, start, last + 1, last, own, to)

    def leads_on(self, at: int) -> bool:
        """Say that an adverb stands inside a verb group."""
        step = at
        while self.tag(step) == "RB":
            step += 1
        return self.tag(step) in VERBS or self.tag(step) in AUXILIARY or self.tag(step) == "JJ"

    def after_be(self, auxiliaries: Sequence[int]) -> bool:
        named = [self.tags[step] for step in auxiliaries if self.tags[step] in AUXILIARY]
        return bool(named) and named[-1] == "BE"

    def is_predicate(self, at: int) -> bool:
        return self.tag(at) == "JJ" and self.tag(at + 1) not in ("NN", "NNS", "NNP", "JJ", "CD")

    def phrase(self, at: int) -> Item:
        """Read a noun phrase, its owners with it."""
        start = at
        if self.tags[at] in ("PR", "EX"):
            return Item(PHRASE, at, at + 1, at)
        at += 1
        while at < len(self.tags) and self.goes_on(start, at):
            at += 1
        while at > start + 1 and self.tags[at - 1] in ("POS",):
            at -= 1
        return Item(PHRASE, start, at, at - 1)

    def goes_on(self, start: int, at: int) -> bool:
        """Say that a word belongs to the phrase before it."""
        tag, before = self.tags[at], self.tags[at - 1]
        if tag not in INSIDE or (before == "NN" and tag == "CD") or self.is_day_over(at):
            return False
        if before in NOUN and tag == "CD" and self.is_span(at):
            return False
        if before == "NNS" and tag == "NNP" and not is_somebody(self.low[at - 1]):
            return False
        if before == "NN" and tag == "NNP" and start == at - 1 and self.low[start - 1] == "whose":
            return False  # «whose extradition | Riga had requested»
        if before == "NNP" and nations.is_land(self.low[at - 1]) and self.begins_another(start, at):
            return False
        if before in NOUN:
            numbered = tag == "CD" and before == "NNP"
            styled = tag == "JJ" and self.low[at - 1] == "royal"  # «the Royal Thai Police»
            return tag in NOUN or tag == "POS" or numbered or styled
        if tag in ("VBN", "VBG"):
            return self.is_attribute(at) or before == "POS"
        if before == "CD":
            return tag not in ("DT", "PP")
        return tag != "DT" or before == "DT"

    def is_span(self, at: int) -> bool:
        """Say that a number tells how long: «to the UAE | three years after»."""
        return at + 1 < len(self.low) and lexicon.noun_lemma(self.low[at + 1]) in SPANS

    def begins_another(self, start: int, at: int) -> bool:
        """Say that a number or somebody's name follows a land: «to Poland | two weeks», «to Slovakia | Jozef Kral»."""
        if self.tags[at] == "CD":
            return True
        whole = self.low[at] in word_class("body_heads") or self.low[at] in word_class("of_lands")
        named = self.tags[at] == "NNP" and not whole and start == at - 1
        return named and self.tag(start - 1) in ("IN", "TO")

    def is_day_over(self, at: int) -> bool:
        """Say that a day or a year stands before a name or begins after one: «Monday | Petrov», «Petrov | Monday»."""
        days, before = word_class("time"), self.low[at - 1]
        year = before.isdigit() and len(before) == YEAR and self.tags[at] in ("NNP", "JJ", "DT")
        if before in days and self.tags[at - 1] == "NN" and self.tags[at] == "NNP":
            return True  # «last year | Latvia»
        if year or (
            before in days and self.tags[at - 1] == "NNP" and self.tags[at] in NOUN and self.low[at] not in days
        ):
            return True
        return self.tags[at] == "NNP" and self.low[at] in days and self.tags[at - 1] in NOUN and before not in days


def is_somebody(low: str) -> bool:
    """Say that a plural may stand before names: «ministers X and Y»."""
    stem = lexicon.noun_lemma(low)
    return stem in word_class("people") or stem in word_class("titles")


SPANS = frozenset({"year", "month", "week", "day", "hour", "decade"})
SMALL = {"SC": MARK, "WR": MARK, "CC": JOINT, "RB": ADVERB, "RP": ADVERB, "RBR": ADVERB, "RBS": ADVERB, "POS": ADVERB}

"""First guesses at the tags of English words: each by its letters and by the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.english import lexicon
from ingest.english.nations import is_land, nation
from ingest.english.words import phrasal
from ingest.english.words import words as word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNISH = frozenset("ns")
FINITE = frozenset({"HV", "BE", "DO", "MD", "VBD", "VBZ", "VBP"})
AUXILIARY = frozenset({"HV", "BE", "DO", "MD"})
FLOATING = frozenset({"both", "all", "each"})  # «were both extradited»
CLOSED_TAGS = frozenset({"DT", "PP", "PR", "IN", "TO", "CC", "MD", "HV", "BE", "DO", "SC", "WR", "EX", "RB", "RP"})
LIMITS = frozenset({"as many as", "as few as"})
TITLED = 0.6  # of a headline's words: so many have capitals
FEWEST = 4  # words of a headline with capitals throughout
OPENERS = frozenset({'"', "\u201c", "\u00ab", "(", ":", "\u2014", "\u2013", "-", "--", "\u2018"})


def lexicon_form(text: str) -> str:
    return text.lower().replace("\u2019", "'").replace("`", "'").replace("\u00b4", "'")


class Guesses:
    """Tag the words of one sentence each by itself."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self.low = [lexicon_form(word.text) for word in words]
        self.headline = is_headline(words)
        self.tags = [self.guess(at) for at in range(len(words))]

    def tag_at(self, at: int) -> str:
        return self.tags[at] if 0 <= at < len(self.tags) else "PUNCT"

    def is_limit(self, at: int) -> bool:
        """Say that a word is of «as many as», which stands before a number as one word."""
        return any(" ".join(self.low[start : start + 3]) in LIMITS for start in range(max(0, at - 2), at + 1))

    def base_of(self, at: int) -> str:
        return lexicon.readings_of(lexicon.verb_lemma(self.low[at]))

    def is_phrasal(self, at: int) -> bool:
        """Say that a particle follows that makes one verb with the word: «hands over»."""
        return (lexicon.verb_lemma(self.low[at]), *self.low[at + 1 : at + 2]) in phrasal()

    def is_done_by(self, at: int) -> bool:
        """Say that «by» tells who did it: «arrested by», «carried out by»."""
        after = at + 1 + self.is_phrasal(at)
        return self.low[after : after + 1] == ["by"]

    def is_in_group(self, at: int) -> bool:
        """Say that a word stands between an auxiliary and its participle: «were [both] extradited»."""
        after = self.low[at + 1 : at + 2]
        return self.tag_at(at - 1) in AUXILIARY and bool(after) and "p" in lexicon.look_up(after[0]).readings

    def is_doer_in_relative(self, at: int) -> bool:
        """Say that who does it stands before: «people whom Riga [sought]», «whose surrender Riga [sought]»."""
        step = at - 1
        while step >= 0 and self.tags[step] in ("NNP", "NN", "NNS", "JJ", "DT", "POS", "RB"):
            step -= 1
        owned = step >= 0 and self.low[step] == "whose" and (self.tags[step + 1], self.tags[at - 1]) == ("NN", "NNP")
        whom = 0 <= step < at - 1 and self.low[step] == "whom"
        return (whom or owned) and not self.is_done_by(at)

    def is_doer_after_mark(self, at: int) -> bool:
        """Say that a name or an office settles something: «after Riga [refused]», «a court [agreed] to»."""
        if self.tag_at(at - 1) not in ("NNP", "NN", "NNS") or self.is_done_by(at):
            return False
        if lexicon.verb_lemma(self.low[at]) in word_class("settling") and self.tag_at(at + 1) == "TO":
            return not self.headline
        given = self.tag_at(at + 1) == "NNP" and self.low[at + 1] not in word_class("time")
        step = at - 1
        while step > 0 and self.tags[step] in (("NNP", "NN", "NNS", "DT", "JJ", "POS") if given else ("NNP",)):
            step -= 1
        return step < at - 1 and self.low[step] in ("after", "before", "until", "since", "once")

    def is_in_apposition(self, at: int) -> bool:
        """Say that a participle describes somebody between commas: «X, a former mayor [detained] in Riga, has been»."""
        step = at - 1
        while step > 0 and self.tags[step] in ("NNP", "NN", "NNS", "DT", "JJ", "CD", "POS"):
            step -= 1
        ahead = next((after for after in range(at + 1, len(self.tags)) if self.tags[after] == "PUNCT"), at)
        opened = 0 < step < at - 1 and self.low[step] == "," and not any(tag in FINITE for tag in self.tags[:step])
        return opened and self.low[ahead] == "," and self.tag_at(ahead + 1) in AUXILIARY

    def guess(self, at: int) -> str:
        """Tag a word by itself."""
        word, low = self.words[at], self.low[at]
        if word.is_punct or word.is_quote or word.is_bracket:
            return "PUNCT"
        if low in ("'s", "'"):
            return "POS"
        if word.is_currency or low == "%":
            return "SYM"
        if any(letter.isdigit() for letter in low):
            return self.numbered(at)
        if not any(letter.isalpha() for letter in low):
            return "PUNCT"
        if is_spelled_number(low):
            return "CD"
        if self.is_name(at):
            return self.named(at)
        return lexicon.closed().get(low) or lexicon.look_up(low).tag

    def numbered(self, at: int) -> str:
        """Tag a word with figures: «57», «27-year-old», «A4»."""
        low = self.low[at]
        if "-" in low and any(len(part) > 2 and part.isalpha() for part in low.split("-")):
            after = self.low[at + 1 : at + 2]
            return "JJ" if after and after[0].isalpha() and after[0] not in lexicon.closed() else "NN"
        return "CD" if low[0].isdigit() or low[-1].isdigit() else "NNP"

    def is_name(self, at: int) -> bool:
        """Say that a capital is the word's own."""
        word, low = self.words[at], self.low[at]
        if not word.text[0].isupper():
            return False
        first = at == 0 or self.words[at - 1].text in OPENERS
        if (
            word.text.isupper()
            and len(word.text) > 1
            and not all(other.text.isupper() for other in self.words[:FEWEST])
        ):
            return True
        if first or self.headline:
            return low not in lexicon.closed() and not is_word(low)
        closed = lexicon.closed().get(low)
        loose = closed in ("RB", "CD") and at + 1 < len(self.words) and self.words[at + 1].text[0].isupper()
        return closed not in CLOSED_TAGS or loose

    def named(self, at: int) -> str:
        """Tag a name: a nation's adjective before a noun is one, all else is a proper noun."""
        if self.is_half(at):
            return "JJ"
        before_noun = at + 1 < len(self.words) and self.words[at + 1].text[0].isalpha()
        if nation(self.low[at]) == "adjective" and before_noun and not self.is_closed(at + 1):
            return "JJ"
        return "NNP"

    def is_closed(self, at: int) -> bool:
        return lexicon.closed().get(self.low[at], "JJ") in CLOSED_TAGS

    def is_half(self, at: int) -> bool:
        """Say that two words are one adjective: «Costa Rican»."""
        pairs = " ".join(self.low[max(0, at - 1) : at + 1]), " ".join(self.low[at : at + 2])
        return any(nation(pair) is not None for pair in pairs)

    def is_nounish(self, at: int) -> bool:
        """Say that a word may stand in a noun's phrase, by its guess or its readings."""
        if at >= len(self.words):
            return False
        tag = self.tags[at]
        if tag in ("NN", "NNS", "NNP", "JJ", "CD", "VBG"):
            return True
        return tag in ("VB", "VBP", "VBZ") and bool(NOUNISH & set(lexicon.look_up(self.low[at]).readings))

    def before(self, at: int) -> str:
        """Give the tag before a word, adverbs passed over."""
        at -= 1
        while at >= 0 and self.tags[at] in ("RB", "RP"):
            at -= 1
        return self.tag_at(at)

    def has_verb(self, at: int) -> bool:
        """Say that the sentence has a finite verb elsewhere."""
        stops = [step for step, low in enumerate(self.low) if low in (";", ":", "\u2014", "\u2013", "--")]
        first = max((step for step in stops if step < at), default=-1)
        last = min((step for step in stops if step > at), default=len(self.tags))
        own = (step for step in range(first + 1, last) if step != at and not self.is_maybe_attribute(step, at))
        return any(self.tags[step] in FINITE for step in own)

    def is_maybe_attribute(self, step: int, at: int) -> bool:
        """Say that a participle yet to come may only describe: «Malta deports [wanted] Turk»."""
        both = set("dp") <= set(lexicon.look_up(self.low[step]).readings)
        return self.headline and step > at and both and self.is_nounish(step + 1)


def is_headline(words: Sequence[Token]) -> bool:
    """Say that words have capitals that are not their own, or that no full stop ends a whole text."""
    alpha = [word for word in words if word.is_alpha and lexicon_form(word.text) not in lexicon.closed()]
    capital = sum(word.text[0].isupper() for word in alpha)
    whole = len(words) == sum(not token.is_space for token in words[0].doc)
    ended = words[-1].text.endswith((".", "!", "?"))
    titled = len(alpha) >= FEWEST and capital >= TITLED * len(alpha)
    return whole and not ended and (titled or not words[-1].is_quote)


def is_spelled_number(low: str) -> bool:
    """Say that a word is a number of two parts: «Forty-one»."""
    return "-" in low and all(lexicon.closed().get(part) == "CD" for part in low.split("-"))


def is_word(low: str) -> bool:
    """Say that the lexicon knows the word, or a suffix tells a common one: «Members», «Cooperating»; not «Italy»."""
    if lexicon.known(low) is not None or lexicon.known(lexicon.noun_lemma(low)) is not None:
        return True
    if is_land(low):
        return False
    return lexicon.look_up(low).tag in ("RB", "VBG") or (lexicon.look_up(low).tag == "VBN" and len(low) > FEWEST + 2)

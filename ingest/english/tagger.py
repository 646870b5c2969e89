"""Tag English: each word by the lexicon, then by what stands before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ingest.english import lexicon
from ingest.english.guesses import AUXILIARY, FINITE, FLOATING, NOUNISH, Guesses, lexicon_form
from ingest.english.nations import nation
from ingest.english.words import words as word_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NN", "NNS", "NNP", "CD", "PR"})
OPENING = frozenset({"DT", "PP", "PR", "NNP", "CD", "JJ", "NNS", "SYM"})  # what an object may begin with
BEFORE_NOUN = frozenset({"DT", "PP", "POS", "JJ", "CD"})
RESUMED = frozenset({"IN", "DT", "PP", "TO"})  # what follows a verb that a clause between commas held up
STOPS = frozenset({"PUNCT", "CC", "SC", "WR"})


def tag(doc: Doc) -> Doc:
    """Set the tag, part of speech and lemma of every word."""
    for sentence in doc.sents:
        kept = [token for token in sentence if not token.is_space]
        for token, name in zip(kept, tagged(kept), strict=True):
            set_tag(token, name)
    return doc


def set_tag(token: Any, name: str) -> None:
    token.tag_, token.pos_ = name, POS.get(name, "NOUN")
    low = lexicon_form(token.text)
    token.lemma_ = lexicon.lemma(low, name) if name not in ("NNP", "NNPS") else lexicon.noun_lemma(low)
    if name == "NNP" and lexicon.known(low) is None:
        token.lemma_ = low
    if name in ("NN", "NNS") and nation(low) is not None:
        token.lemma_ = f"{low[:-1] if name == 'NNS' else low} citizen"


def people_tag(low: str) -> str:
    """Tag one of a people, or several: «a Turk», «Turks»."""
    return "NNS" if low.endswith("s") and nation(low[:-1]) is not None else "NN"


def tagged(words: Sequence[Token]) -> list[str]:
    """Tag the words of one sentence."""
    return Tagger(words).run() if words else []


class Tagger(Guesses):
    """Settle the tags of one sentence from left to right: `tags` holds what is settled, then first guesses."""

    def run(self) -> list[str]:
        for at in range(len(self.words)):
            self.tags[at] = self.settle(at)
        return self.tags

    def settle(self, at: int) -> str:
        """Tag a word by what stands about it."""
        tag, low = self.tags[at], self.low[at]
        pair = low, "".join(self.low[at + 1 : at + 2])
        if self.is_limit(at) or pair in PAIRED:
            return PAIRED.get(pair, "DT")
        if nation(low) is not None and tag == "NNP":
            return people_tag(low)
        if tag in ("NNP", "PUNCT", "CD", "SYM") or low[0].isdigit():
            return tag
        if low in ("'s", "'"):
            return self.possessive(at)
        if nation(low) is not None and self.words[at].text[0].isupper():
            return "JJ" if nation(low) == "adjective" and self.is_nounish(at + 1) else people_tag(low)
        if tag == "JJ" and self.words[at].text[0].isupper() and self.is_half(at):
            return tag
        if low in lexicon.closed():
            return self.closed(at)
        return self.open(at, lexicon.look_up(low).readings)

    def possessive(self, at: int) -> str:
        """Tell «Riga's» from «he's»; a lone mark after no plural is a quotation's."""
        if self.low[at] == "'":
            return "POS" if at and self.low[at - 1].endswith("s") and not self.words[at - 1].whitespace_ else "PUNCT"
        return "BE" if self.tag_at(at - 1) in ("PR", "WR", "EX", "RB") else "POS"

    def closed(self, at: int) -> str:
        tag, low = self.tags[at], self.low[at]
        if low in ("her", "his"):
            return "PP" if self.is_nounish(at + 1) else "PR"
        if low == "that":
            return self.that(at)
        if low == "there" and self.tags[at - 1] in ("VBN", "VBD") and self.tag_at(at + 1) not in AUXILIARY:
            return "RB"
        if low in FLOATING and self.is_in_group(at):
            return "RB"
        if tag in ("MD", "DO") and self.tag_at(at - 1) in BEFORE_NOUN:
            return "NN"
        if low in ("so", "no") and self.is_nounish(at + 1):
            return "DT" if low == "no" else "RB"
        return "NNP" if low == "may" and self.words[at].text == "May" and self.is_date(at) else tag

    def is_date(self, at: int) -> bool:
        near = [*self.low[max(0, at - 1) : at], *self.low[at + 1 : at + 2]]
        return any(word.isdigit() or word in ("in", "since", "last", "of", "until", "by") for word in near)

    def that(self, at: int) -> str:
        """Tell «that man», «said that», «the request that was sent»."""
        after = self.tag_at(at + 1)
        if after == "NN" and self.tag_at(at - 1) in ("IN", "PUNCT", "TO"):
            return "DT"
        noun = self.tag_at(at - 1) in ("NN", "NNS", "NNP")
        return "PR" if noun and (after in FINITE or after in ("VBN", "RB")) else "SC"

    def open(self, at: int, readings: str) -> str:
        tag, before, after = self.tags[at], self.before(at), self.tag_at(at + 1)
        shared = before == "CC" and bool(set("dp") & set(readings))  # «was held and handed over»: beside its first
        done = set("dp") <= set(readings) and self.is_done_by(at)
        told = set("dp") <= set(readings) and "v" not in readings  # «brought home», not «bring home»
        verbal = "v" in readings + self.base_of(at) and not shared and not done and not told
        if verbal and self.is_phrasal(at) and before in ("CC", "NNP", "NN", "NNS"):
            return "VB" if before == "CC" and "v" in readings else "VBZ" if "z" in readings else tag
        if "v" in readings and self.is_work(at):
            return "VBP"
        if before == "TO" and "v" in readings and self.is_infinitive(at, readings):
            return "VB"
        if before in ("MD", "DO") and "v" in readings:
            return "VB"
        if before in ("BE", "HV"):
            return self.after_auxiliary(at, readings, before)
        if self.tag_at(at - 1) in BEFORE_NOUN or (before == "SYM"):
            return self.in_phrase(at, readings)
        somebody = self.low[at] in word_class("people") and after == "NNP"
        if tag == "JJ" and "n" in readings and (somebody or not self.is_nounish(at + 1)):
            return "NN"
        if "g" in readings and (tag == "VBG" or (before in ("IN", "PUNCT") and after in OPENING)):
            return "VBG"
        if set("dp") & set(readings):
            return self.past(at, readings)
        return self.finite(at, readings)

    def is_work(self, at: int) -> bool:
        """Read «prosecutors [work] well with», «ministries regularly [exchange] lists», «which [share] data»."""
        adverb = self.tag_at(at - 1) == "RB" and self.low[at - 1] != "not"
        doers = ("NNS", "NNP", "PR") if adverb else ("NNS", "NNP")
        doer = at - 1 - adverb
        several = self.low[doer : doer + 1] and self.low[doer] in word_class("several")
        if self.low[at] not in word_class("joint_verbs") or not (several or self.tag_at(doer) in doers):
            return False
        led = self.low[at + 1 : at + 2]
        passed = self.low[at] in word_class("passing_verbs") and self.tag_at(at + 1) in ("NNS", "NN", "JJ", "DT", "VBZ")
        return passed or bool(led and led[0] in word_class("manners"))

    def is_infinitive(self, at: int, readings: str) -> bool:
        """Tell «to return» from «to prison»."""
        sure = self.tags[at] in ("VB", "VBP") or not NOUNISH & set(readings)
        return sure or self.low[at] in word_class("verbs_after_to") or self.tag_at(at + 1) in OPENING

    def after_auxiliary(self, at: int, readings: str, before: str) -> str:
        """Read «was [held]», «has [fled]», «is [a suspect]»."""
        if "p" in readings and not (self.tags[at] == "JJ" and self.is_nounish(at + 1)):
            return "VBN"
        if "g" in readings and before == "BE":
            return "VBG"
        return (
            "JJ" if "a" in readings else self.tags[at] if not self.tags[at].startswith("V") else self.noun(at, readings)
        )

    def noun(self, at: int, readings: str) -> str:
        if self.tags[at] in ("NN", "NNS"):
            return self.tags[at]
        return "NNS" if "s" in readings else "NN" if "n" in readings else self.tags[at]

    def in_phrase(self, at: int, readings: str) -> str:
        """Read a word after an article, an adjective, a number, an owner."""
        somebody = self.low[at] in word_class("people") and self.tag_at(at + 1) == "NNP" and "n" in readings
        counted = self.tag_at(at + 1) == "CD" and "n" in readings and self.low[at] not in word_class("before_numbers")
        if "a" in readings and self.is_nounish(at + 1) and not somebody and not counted:
            return "JJ"
        if set("pg") & set(readings) and self.is_nounish(at + 1) and not NOUNISH & set(readings):
            return "VBN" if "p" in readings else "VBG"
        if NOUNISH & set(readings):
            return self.noun(at, readings)
        if "d" in readings and self.tag_at(at - 1) in ("CD", "POS"):
            return self.past(at, readings)
        return "JJ" if "a" in readings else "VBN" if "p" in readings else self.tags[at]

    def past(self, at: int, readings: str) -> str:
        """Tell «police detained him» from «a man detained in Riga»."""
        if "d" not in readings or "p" not in readings:
            return "VBD" if "d" in readings else "VBN"
        before, after = self.tag_at(at - 1), self.tag_at(at + 1 + self.is_phrasal(at))
        if before == "RB" and self.tag_at(at - 2) != "CC":
            before = self.before(at)
        if before == "PR" and self.low[at - 1] not in ("them", "him", "us", "me", "these", "those"):
            return "VBD"
        if self.is_doer_in_relative(at) or self.is_doer_after_mark(at):
            return "VBD"
        if self.is_done_by(at) or before in ("IN", "DT", "JJ") or self.is_attribute(at) or self.is_in_apposition(at):
            return "VBN"
        if before == "CC" or (before == "RB" and self.tag_at(at - 2) == "CC"):
            return self.parallel(at)
        if at == 0 and self.is_nounish(at + 1):
            return "VBN"  # «Alleged smuggler to be extradited»
        if lexicon.verb_lemma(self.low[at]) in word_class("speech") and after not in ("IN", "TO"):
            return "VBD"
        if before == "PUNCT" or at == 0:
            return self.after_mark(at)
        timed = self.low[at + 1 : at + 2] in (["last"], ["this"], ["next"], ["that"])
        timed = timed or (bool(self.low[at + 1 : at + 2]) and self.low[at + 1] in word_class("time"))
        openers = ("DT", "PP", "NNP") if self.headline else ("DT", "PP", "PR", "NNP", "SYM", "CD", "NNS", "JJ")
        if before in ("NN", "NNP", "NNS") and self.is_told_already(at) and after not in ("DT", "PP", "PR"):
            return "VBN"
        if after in openers and not timed:
            return "VBD"
        return "VBN" if self.headline or self.finite_ahead(at) else "VBD"

    def is_told_already(self, at: int) -> bool:
        """Say that the clause has its verb before: «arrested a man [wanted] in», «wants X [extradited]»."""
        for step in range(at - 1, -1, -1):
            tag = self.tags[step]
            if tag in STOPS or (tag == "PR" and self.low[step] in ("who", "which", "that")):
                return False
            if tag in FINITE:
                return lexicon.verb_lemma(self.low[step]) not in word_class("speech") - word_class("wishing")
        return False

    def is_attribute(self, at: int) -> bool:
        """Read «[alleged] fraudster», «people [wanted] for»."""
        if self.tag_at(at + 1) in ("JJ", "NN", "NNS") and self.tag_at(at - 1) in ("VBZ", "VBD", "VBP", "TO", "CC"):
            return True
        if self.low[at] == "aged":
            return True
        named = lexicon.verb_lemma(self.low[at]) in ("want", "accuse", "suspect", "convict", "charge", "indict", "bear")
        return named and self.tag_at(at + 1) in ("IN", "RB", "TO") and self.tag_at(at - 1) in ("NN", "NNS", "JJ", "NNP")

    def after_mark(self, at: int) -> str:
        """Read «, accused of», «, police held»: after a comma a participle, unless the clause would have no verb."""
        if at and not self.headline and not self.has_verb(at):
            return "VBD"
        return "VBD" if self.tag_at(at + 1) in ("DT", "PP", "PR") and not self.headline and at else "VBN"

    def parallel(self, at: int) -> str:
        """Give a verb after «and» the form of the verb before."""
        for step in range(at - 1, -1, -1):
            if self.tags[step] in ("VBD", "VBN", "VBZ"):
                return self.tags[step] if self.tags[step] != "VBZ" else "VBD"
            if self.tags[step] in ("PUNCT", "SC"):
                return "VBD" if not any(tag in ("VBN", "BE") for tag in self.tags[:step]) else "VBN"
        return "VBN"

    def finite_ahead(self, at: int) -> bool:
        """Say that the clause has its verb yet to come: «a man wanted in Riga was held»."""
        for step in range(at + 1, len(self.words)):
            tag = self.tags[step]
            if (tag in STOPS and not self.joins_nouns(step)) or tag == "PR":
                return False
            if self.is_attribute(step):
                continue
            if tag in AUXILIARY or tag == "VBD" or (tag == "VBN" and self.tag_at(step - 1) not in BEFORE_NOUN):
                return True
        return False

    def joins_nouns(self, at: int) -> bool:
        """Say that «and» stands between two common nouns: «for fraud and theft was»."""
        pair = {self.tag_at(at - 1), self.tag_at(at + 1)}
        return self.tags[at] == "CC" and pair <= {"NN", "NNS", "JJ"}

    def finite(self, at: int, readings: str) -> str:
        """Tell «Riga requests» from «the requests»: a verb only where its clause has none."""
        tag, before = self.tags[at], self.tag_at(at - 1)
        verbal = [letter for letter in "zv" if letter in readings]
        if not verbal:
            return tag
        name = "VBZ" if verbal[0] == "z" else "VBP"
        leads = self.tag_at(at + 1) == "PUNCT" or self.low[at + 1 : at + 2] == ["that"]
        told = lexicon.verb_lemma(self.low[at]) in word_class("speech") and leads
        if before == "PR" or (told and name == "VBZ" and before == "NNP"):
            return name
        resumed = self.low[at - 1] == "," and "NNP" in self.tags[:at] and self.tag_at(at + 1) in RESUMED
        if resumed and not self.has_verb(at):
            return name  # «X, wanted by Riga, remains in»
        if tag.startswith("V") and not (NOUNISH & set(readings) and before in ("IN", "TO", "NN", "JJ")):
            return name if before in NOUNS or not NOUNISH & set(readings) else self.noun(at, readings)
        lone = self.headline or tag.startswith("V") or before in ("NNS", "NNP")
        free = before in ("NN", "NNS", "NNP") and not self.has_verb(at) and lone
        agreeing = (name == "VBZ") == (before != "NNS") or (name == "VBP" and "CC" in self.tags[:at])
        opening = self.tag_at(at + 1) in (*OPENING, "TO", "VBN", "NN", "JJ", "IN")
        opening = opening or (at + 1 < len(self.tags) and self.is_maybe_attribute(at + 1, at))
        return name if free and agreeing and opening else self.noun(at, readings) if tag.startswith("V") else tag


PAIRED = {("thanks", "to"): "IN", ("along", "with"): "RB"}
POS = {
    "PUNCT": "PUNCT", "POS": "PART", "SYM": "SYM", "CD": "NUM", "NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADV", "WR": "ADV",
    "IN": "ADP", "TO": "ADP", "SC": "SCONJ", "CC": "CCONJ", "MD": "AUX", "HV": "AUX", "BE": "AUX", "DO": "AUX",
    "PR": "PRON", "PP": "DET", "DT": "DET", "EX": "PRON", "VB": "VERB", "VBP": "VERB", "VBZ": "VERB", "VBD": "VERB",
    "VBN": "VERB", "VBG": "VERB",
}  # fmt: skip

"""Officials and their posts in English: before a name («ministry spokesman X»), after it («X, head of the police,»)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import agencies
from ingest.english import lexicon
from ingest.english.guesses import lexicon_form
from ingest.found import Found
from ingest.ground import Ground
from ingest.tables import csv_rows
from ingest.titles import Post

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 12  # words of a post
RANKED = frozenset({"deputy", "first", "former", "acting", "then", "vice"})
HEADING = frozenset({"head", "lead", "chair", "run", "direct"})
OF_BODY = frozenset({"of", "from", "at", "with"})
MEANT = {"minister": "ministry", "prosecutor": "prosecutor", "ambassador": "embassy", "consul": "consulate",
         "judge": "court", "magistrate": "court", "registrar": "court"}  # fmt: skip
FORMER = frozenset({"former", "ex", "ousted", "fugitive", "dismissed", "sacked", "late", "one-time", "onetime"})
ACTS = frozenset({"act", "former"})
INSIDE = frozenset({"NN", "NNS", "NNP", "JJ", "POS", "CD"})
AFTER = frozenset({"NN", "NNS", "NNP", "JJ", "POS", "IN", "DT", "PP", "TO", "CC", "CD"})
HELD_AT = frozenset({"of", "for", "in", "at"})
SEATS = frozenset({"agency", "country", "place"})
SERVED = frozenset({"police", "customs", "border", "tax", "intelligence", "security", "prosecution", "army", "prison"})
GENERIC = frozenset({"department", "office", "service", "bureau"})
ANY_PROSECUTOR = frozenset({"district", "regional", "city", "county", "provincial", "lead", "presiding"})
RANKS = frozenset({"colonel", "captain", "major", "lieutenant", "sergeant", "brigadier", "admiral"})
RULER, PUBLIC, LEAD = "state", "public", "lead"
BODY_NOUNS = frozenset({"ministry", "office", "service", "agency", "committee", "police", "department", "embassy",
                        "bureau", "court", "board", "directorate", "commission", "prosecution"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the words of a post as token numbers start..end and its head, with its kind."""

    start: int
    end: int
    head: int
    kind: str


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in csv_rows(lexicon.FOLDER / "posts.csv")}


def kind_of(token: Token) -> str | None:
    low = lexicon_form(token.text).rpartition("-")[2]
    return kinds().get(low) or kinds().get(lexicon.noun_lemma(low)) if token.text[0].isalpha() else None


def find_posts(docs: Sequence[Doc], found: Sequence[Sequence[Found]], _ground: Ground) -> list[list[Post]]:
    """Find the posts of the people of an article's texts, text by text."""
    known = [one for founds in found for one in founds if one.type == "agency"]
    return [list(Reader(doc, founds, known).posts()) for doc, founds in zip(docs, found, strict=True)]


class Reader:
    """Read who holds the posts of one text."""

    def __init__(self, doc: Doc, founds: Sequence[Found], known: Sequence[Found]) -> None:
        self.doc, self.founds, self.known = doc, founds, known
        self.last: Found | None = None
        self.agencies = [one for one in founds if one.type == "agency"]
        self.lands = [one for one in founds if one.type == "country"]

    def posts(self) -> Iterator[Post]:
        for person in self.founds:
            if person.type == "person":
                told = (self.post(person, words) for words in self.told(person))
                post = next((one for one in told if one is not None), None)
                if post is not None:
                    yield post

    def told(self, person: Found) -> Iterator[Words]:
        """Yield what may be the words of somebody's post, the likeliest first."""
        before = self.before(person)
        ranked = before is not None and before.start > 1 and self.doc[before.start - 1].text == ","
        behind = self.before_comma(before.start - 1) if ranked and before is not None else None
        after = self.after(person)
        rank = before is not None and self.doc[before.head].lower_ in RANKS
        ordered = (after, before, behind) if rank else (before, behind, after)
        yield from (words for words in ordered if words is not None)

    def before_comma(self, at: int) -> Words | None:
        """Read the post before a rank: «the deputy interior minister, Major General X»."""
        return self.headed_before(at) or self.implied_before(at) or self.plain(at)

    def before(self, person: Found) -> Words | None:
        """Read the post right before a name; what is no noun of an office in its phrase ends it."""
        at = person.start - 1
        implied = self.implied_before(at) or self.headed_before(at)
        if implied is not None:
            return implied
        if at < 0 or self.doc[at].sent.start != self.doc[person.start].sent.start:
            return None
        return self.plain(at)

    def plain(self, at: int) -> Words | None:
        """Read the words that a noun of an office ends."""
        at -= self.doc[at].text == "," and at > 0 and kind_of(self.doc[at - 1]) is not None
        at -= 2 * (at > 1 and self.doc[at].lower_ == "charge" and self.doc[at - 1].lower_ == "in")
        kind = kind_of(self.doc[at])
        if kind is None or self.doc[at].pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        start = at
        while start > self.doc[at].sent.start and at - start < REACH and self.goes_back(start - 1):
            start -= 1
        return Words(start, at + 1, at, kind)

    def implied_before(self, at: int) -> Words | None:
        """Read a post that names its body: «Tajikistan's Minister of Internal Affairs, X»."""
        at -= at > 0 and self.doc[at].text == ","
        body = next((one for one in self.agencies if one.form == "post" and one.end == at + 1), None)
        if body is None or kind_of(self.doc[at]) is not None:
            return None
        start = body.start
        while start > self.doc[at].sent.start and self.doc[start - 1].lower_ in RANKED:
            start -= 1
        return Words(start, body.end, body.head, PUBLIC)

    def headed_before(self, at: int) -> Words | None:
        """Read a post that its body or land follows: «Chief of the National Police X», «the mayor of Riga, X»."""
        at = self.past_letters(at - (at > 0 and self.doc[at].text == ","))
        seats = (one for one in self.founds if one.type in SEATS and one.form != "post")
        body = next((one for one in seats if one.end == at + 1), None)
        step = body.start - 1 if body is not None else -1
        while step > 0 and (self.doc[step].lower_ in ("the", "'s") or self.doc[step].ent_type_):
            step -= 1
        if body is None or step < 1 or self.doc[step].lower_ not in HELD_AT:
            return None
        head, start = step - 1, step - 1
        kind = kind_of(self.doc[head])
        if kind is None or (body.type != "agency" and kind == LEAD) or kind == "peer":
            return None
        while start > self.doc[head].sent.start and head - start < REACH and self.doc[start - 1].tag_ in INSIDE:
            start -= 1
        return Words(start, body.end, head, kind)

    def past_letters(self, at: int) -> int:
        """Go back past the letters of a body: «spokesman for the Anti-Corruption Bureau (ACB), X»."""
        lettered = at > 2 and self.doc[at].text == ")" and self.doc[at - 2].text == "("
        return at - 3 if lettered else at

    def goes_back(self, at: int) -> bool:
        token = self.doc[at]
        if token.text in "()" and "(" in self.doc[max(0, at - 2) : at + 1].text:
            return self.doc[at - 1].tag_ in INSIDE  # «Bureau of Immigration (BI) Commissioner X»
        return token.tag_ in INSIDE or (token.lower_ in ("of", "for", "the") and self.doc[at + 1].text[0].isupper())

    def after(self, person: Found) -> Words | None:
        """Read the post after a name and a comma: «X, head of the police,», «X, Turkey's justice minister,»."""
        sentence = self.doc[person.start].sent
        at = person.end
        if at >= sentence.end or self.doc[at].text not in (",", "(", "\u2014", "\u2013"):
            return None
        start = at = at + 1
        head = -1
        if at + 1 < sentence.end and self.doc[at].lower_ == "who" and self.doc[at + 1].lemma_ in HEADING:
            return self.headed(at + 1)
        while at < sentence.end and at - start < REACH and (self.doc[at].tag_ in AFTER):
            if head < 0 and kind_of(self.doc[at]) is not None and self.doc[at].tag_ != "IN" and self.may_head(at):
                head = at
            if head < 0 and self.doc[at].tag_ in ("IN", "TO", "CC"):
                return None
            at += 1
        taken = [one for one in self.agencies if one.form != "post"] + [
            one for one in self.founds if one.type == "person"
        ]
        if head < 0 or any(one.start <= head < one.end for one in taken):
            return None
        if any(one.type == "person" and start <= one.start < head for one in self.founds):
            return None
        return Words(start, at, head, str(kind_of(self.doc[head])))

    def headed(self, verb: int) -> Words | None:
        """Read «X, who heads the department of the ministry»."""
        body = next((one for one in self.agencies if verb < one.start < verb + REACH), None)
        ends = body is not None and self.doc[body.start].sent.start == self.doc[verb].sent.start
        return Words(verb, body.end, verb, LEAD) if body is not None and ends else None

    def may_head(self, at: int) -> bool:
        """Say that no other noun of the phrase follows: «chief» of «chief prosecutor» heads nothing."""
        after = self.doc[at + 1] if at + 1 < len(self.doc) else None
        return after is None or after.tag_ not in ("NN", "NNS", "NNP")

    def post(self, person: Found, words: Words) -> Post | None:
        agency = self.peer(words) if words.kind == "peer" else self.agency(words) or self.of_body(person, words)
        country = agency.country if agency is not None else self.land(words)
        low = [lexicon_form(token.text) for token in self.doc[words.start : words.head]]
        former = any(word.split("-")[0] in FORMER for word in low)
        if agency is None and (words.kind == "peer" or (words.kind == LEAD and not (former and SERVED & set(low)))):
            return None
        self.last = agency or self.last
        text = self.wording(words, agency)
        start, end = words.start, words.end
        rule = "before-name" if words.end <= person.start else "after-name"
        return Post(person, text, agency, country, former, start, end, f"en/post/{rule}")

    def of_body(self, person: Found, words: Words) -> Found | None:
        """Read «Prosecutor X of the Public Prosecution Service»."""
        at = person.end
        at += at + 1 < len(self.doc) and self.doc[at].text == "," and self.doc[at + 1].lower_ in ("of", "from")
        if words.end > person.start or at >= len(self.doc) or self.doc[at].lower_ not in OF_BODY:
            return None
        return next((one for one in self.agencies if at < one.start <= at + 2), None)

    def peer(self, words: Words) -> Found | None:
        """Read «his Belarusian counterpart X»: the post named last, in another country."""
        country = self.land(words)
        if self.last is None or self.last.ref is None or country is None or "." not in self.last.ref:
            return None
        known = agencies.agency(f"agency/{country}.{self.last.ref.partition('.')[2]}")
        if known is None:
            return None
        name = known.names.get("en") or self.last.name
        return Found(words.start, words.end, words.head, "agency", known.id, name, country, "post")

    def wording(self, words: Words, agency: Found | None) -> str:
        """Give the words of the post without the body and the country that stand beside it."""
        taken = {at for one in self.lands for at in range(one.start, one.end)}
        if agency is not None and agency.form != "post":
            taken |= set(range(agency.start, agency.end))
        last = words.head + 1
        told = [token.text for token in self.doc[words.start : last] if token.i not in taken]
        left_out = ("the", "a", "an", "'s", "former", "ex", "for", "of")
        told = [word for word in told if lexicon_form(word) not in left_out]
        return " ".join(told) or ("head" if self.doc[words.head].pos_ == "VERB" else self.doc[words.head].text)

    def agency(self, words: Words) -> Found | None:
        """Give the body of a post: named in its words, else the one that a bare «ministry» points back to."""
        inside = [one for one in self.agencies if words.start <= one.start < words.end or
                  (one.end > words.start and one.start < words.end)]  # fmt: skip
        if inside:
            return inside[0]
        stems = {lexicon.noun_lemma(token.lower_) for token in self.doc[words.start : words.end]}
        nouns = (stems & BODY_NOUNS) or {MEANT[stem] for stem in sorted(stems) if stem in MEANT}
        spokes = self.doc[words.head].lower_.startswith("spokes")
        if "prime" in stems or ("prosecutor" in stems and ANY_PROSECUTOR & stems):
            return None
        if not nouns and not spokes:
            return self.of_delegation(words)
        earlier = [one for one in self.agencies if one.end <= words.start] or list(self.known)
        fitting = [one for one in earlier if not nouns or nouns & set((one.name or "").lower().split())]
        if not nouns:
            return earlier[-1] if earlier and earlier[-1].end <= words.start else None
        if nouns == {"court"}:
            return fitting[-1] if fitting else None
        if not fitting and nouns <= GENERIC and earlier and earlier[-1].end <= words.start:
            return earlier[-1]
        counts = {one.ref: sum(other.ref == one.ref for other in fitting) for one in fitting}
        return max(fitting, key=lambda one: counts[one.ref]) if fitting else None

    def of_delegation(self, words: Words) -> Found | None:
        """Give the body whose delegation somebody leads: «a delegation of the ministry headed by Colonel X»."""
        by = self.doc[words.start - 1] if words.start > 1 else None
        if by is None or by.lower_ != "by" or self.doc[by.i - 1].lemma_ not in HEADING:
            return None
        before = [one for one in self.agencies if one.end <= by.i and one.form != "post"]
        return before[-1] if before else None

    def land(self, words: Words) -> str | None:
        inside = [one for one in self.lands if words.start <= one.start < words.end]
        return inside[0].country if inside else None

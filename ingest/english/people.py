"""People that an English text names: full names, surnames, initials, gathered into clusters inside one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.english import lexicon
from ingest.english.guesses import lexicon_form
from ingest.english.nations import given_names, nation
from ingest.english.words import words as word_class
from ingest.found import Found
from ingest.spots import Page
from ingest.tables import load

PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "bin", "ibn", "al", "el", "di", "da", "dos", "del", "la", "le"}
)
LONGEST, SHORTEST = 4, 3  # words of a name, letters of a surname
ARTICLES = ("al-", "el-", "as-", "ash-", "ad-", "an-", "ar-", "ul-", "bin-", "abu-")
MOVING = frozenset({"transfer", "detention"})
NO_INITIALS = frozenset({"u.s.", "u.k.", "u.n.", "d.c.", "e.u.", "p.m.", "a.m.", "u.s", "no.", "u.a.e.", "u.s.a."})
BEFORE_THINGS = frozenset({"operation", "operations", "project", "hotel", "cafe", "street", "ship", "vessel", "firm",
                           "newspaper", "website", "channel", "platform", "exchange", "company", "bank"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a name as printed: words start..end of a page, its own words."""

    page: int
    start: int
    end: int
    words: tuple[str, ...]

    @property
    def surname(self) -> str:
        return self.words[-1] if not is_initial(self.words[-1]) else ""

    @property
    def given(self) -> str:
        return self.words[0] if len(self.words) > 1 else ""

    @property
    def form(self) -> str:
        if any(is_initial(word) for word in self.words):
            return "initials"
        return "full" if len(self.words) > 1 else "surname"

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(slots=True)
class Cluster:
    """Gather the pieces that name one person."""

    number: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def fullest(self) -> Piece:
        return max(self.pieces, key=lambda piece: (piece.form == "full", len(piece.words), piece.form == "initials"))


def is_initial(word: str) -> bool:
    """Say that a word is initials: «A.», «A.T.», a lone «K»."""
    letters = word.rstrip(".").split(".")
    dotted = word.endswith(".") and all(len(letter) <= 2 and letter[:1].isupper() for letter in letters)
    return dotted and word.lower() not in NO_INITIALS


def find(pages: Sequence[Page], taken: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """Find the people of an article's texts, text by text; who is the same person has one cluster number."""
    pieces = [piece for number, page in enumerate(pages) for piece in pieces_of(page, number, taken[number])]
    pieces = [*with_surnames(pages, pieces), *named_again(pages, taken, pieces)]
    found: list[list[Found]] = [[] for _ in pages]
    for cluster in gather(pieces):
        for piece in cluster.pieces:
            tokens = pages[piece.page].words[piece.start : piece.end]
            span = (tokens[0].i, tokens[-1].i + 1, tokens[-1].i)
            found[piece.page].append(
                Found(*span, "person", None, cluster.fullest.text, None, piece.form, cluster.number)
            )
    return found


def pieces_of(page: Page, number: int, taken: Sequence[Found]) -> Iterator[Piece]:
    """Yield the names that something about them makes sure."""
    blocked = blocked_words(page, taken)
    at = 0
    while at < len(page.words):
        end = name_end(page, at, blocked)
        start = past_titles(page, at, end)
        if end > start and is_sure(page, start, end):
            yield piece(page, number, start, end)
        at = max(end, at + 1)


def piece(page: Page, number: int, start: int, end: int) -> Piece:
    return Piece(number, start, end, tuple(word.text for word in page.words[start:end]))


def blocked_words(page: Page, taken: Sequence[Found]) -> frozenset[int]:
    """Give the words that are of a body, a country or a town."""
    inside = {at for found in taken for at in range(found.start, found.end)}
    listed = {at for spot in page.spots for at in range(spot.start, spot.end)}
    return frozenset({at for at, word in enumerate(page.words) if word.i in inside} | listed)


def name_end(page: Page, at: int, blocked: frozenset[int]) -> int:
    """Give where a run of capital words ends that may be a name."""
    end = at
    while end < len(page.words) and end - at < LONGEST + 3 and page.same_sentence(at, end):
        word = page.words[end]
        particle = end > at and word.lower_ in PARTICLES and end + 1 < len(page.words) and is_namelike(page, end + 1)
        if end in blocked and not (is_given(word.text) and end == at and end + 1 not in blocked and
                                   end + 1 < len(page.words) and is_namelike(page, end + 1)):  # fmt: skip
            break
        if not (is_namelike(page, end) or particle):
            break
        end += 1
    return end


def is_namelike(page: Page, at: int) -> bool:
    """Say that a word may be of a name: a capital of its own, no day, no month."""
    word = page.words[at]
    if is_initial(word.text):
        return True
    if at and word.lower_.startswith(ARTICLES) and page.words[at - 1].text[0].isupper():
        return True  # «Mohammed al-Sayed»
    if not word.text[0].isupper() or not word.text[-1].isalpha() or word.lower_ in word_class("time"):
        return False
    return word.tag_ == "NNP" or is_given(word.text)


def is_given(text: str) -> bool:
    return text in given_names()


def past_titles(page: Page, at: int, end: int) -> int:
    """Give where the name begins behind the posts before it: «Interior Minister | Yerzhan Sadenov»."""
    start = at
    for step in range(at, end):
        if is_office(page.words[step].text) and not is_given(page.words[step].text):
            start = step + 1
    return start


def is_office(text: str) -> bool:
    return is_people(text) or lexicon_form(text) in word_class("titles")


def is_sure(page: Page, start: int, end: int) -> bool:
    """Say that a run of words names somebody: a given name, initials, a noun for people before it, two odd words."""
    words = [word.text for word in page.words[start:end]]
    before = page.words[start - 1] if start and page.same_sentence(start - 1, start) else None
    if len(words) > LONGEST or (before is not None and before.lower_ in BEFORE_THINGS):
        return False
    if len(words) == 1 and lexicon_form(words[0]) in word_class("body_heads") | word_class("no_people"):
        return False
    if is_thing_after(page, end):
        return False
    if any(is_initial(word) for word in words):
        return len(words) > 1 or words[0].count(".") > 1 or (before is not None and is_people(before.text))
    if before is not None and is_people(before.text) and len(words[-1]) >= SHORTEST:
        return not words[-1].isupper() or len(words) > 1
    if len(words) == 1 and is_lone(page, start):
        return True
    if len(words) == 1 or (all(word.isupper() for word in words) and not is_given(words[0].title())):
        return False
    return is_given(words[0]) or all(is_odd(word) for word in words) or told(page, start, end)


def told(page: Page, start: int, end: int) -> bool:
    return is_explained(page, start, end) or is_moved(page, start, end)


def is_moved(page: Page, start: int, end: int) -> bool:
    """Say that two or three capital words are what a verb of moving or holding takes: «will extradite X Y»."""
    head = page.words[end - 1]
    moved = (frame for frame in load("en").triggers.get(head.head.lemma_, ()) if frame.kind in MOVING)
    taken = head.dep_ in ("obj", "nsubj:pass") or (head.dep_ == "nmod" and "Gen" in head.morph.get("Case", []))
    return 1 < end - start <= LONGEST and taken and head.head.i != head.i and any(True for _ in moved)


def is_lone(page: Page, at: int) -> bool:
    """Say that one odd word or given name is somebody's: a person is told right after it, or is handed over or held."""
    word = page.words[at]
    if not (is_odd(word.text) or is_given(word.text)) or word.text.isupper() or nation(lexicon_form(word.text)):
        return False
    described = page.text(at + 1) == "," and page.text(at + 2) in ("a", "an") and is_nationals(page, at + 3)
    held = word.dep_ == "obj" and word.head.lemma_ in word_class("done_to_people")
    return described or (held and page.text(at - 1) not in ("the", "a"))


def is_nationals(page: Page, at: int) -> bool:
    """Read «(a) Russian national», «(a) Swedish citizen»."""
    return nation(page.text(at)) is not None and page.text(at + 1) in ("national", "citizen", "man", "woman")


def is_explained(page: Page, start: int, end: int) -> bool:
    """Say that what stands beside a comma makes two capital words a name: «an Australian, X», «X, 41,», «X, who»."""
    before, after = page.text(start - 1), page.text(end)
    if before == "," and start > 1 and is_people(page.words[start - 2].text):
        return True
    told = page.words[end + 1] if after == "," and end + 1 < len(page.words) else None
    return (
        told is not None
        and (told.tag_ == "CD" or told.lower_ in ("who", "a", "an", "whom"))
        and (any(is_odd(word.text) for word in page.words[start:end]))
    )


def is_thing_after(page: Page, end: int) -> bool:
    """Say that the name is a thing's: «Altyn Bars operation», «Lukiskes Prison»."""
    word = page.words[end] if end < len(page.words) else None
    if word is None or word.text in (".", ","):
        return False
    low = lexicon.noun_lemma(word.lower_)
    return low in word_class("body_heads") or low in word_class("no_body") or low in ("operation", "region", "district")


def is_people(text: str) -> bool:
    """Say that a noun before a name tells of somebody: «banker Petrov», «Mr. Petrov»."""
    form = lexicon_form(text)
    low = lexicon.noun_lemma(form)
    return low in word_class("people") or low in word_class("titles") or nation(form) is not None


def is_odd(text: str) -> bool:
    """Say that the lexicon knows no such word."""
    low = lexicon_form(text)
    return (
        lexicon.words().get(low) is None
        and lexicon.words().get(lexicon.noun_lemma(low)) is None
        and ((len(text) >= SHORTEST and not text.isupper()) or low in PARTICLES)
    )


def with_surnames(pages: Sequence[Page], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Give the first of two kin the surname that is told of both: «the brothers Anton and Sergei Markov»."""
    full = {(piece.page, piece.start): piece for piece in pieces if piece.form == "full"}
    for piece in pieces:
        other = full.get((piece.page, piece.end + 1))
        shared = other is not None and is_first_of_kin(piece, pages[piece.page])
        yield replace(piece, words=(*piece.words, other.surname)) if shared and other is not None else piece


def is_first_of_kin(piece: Piece, page: Page) -> bool:
    """Say that a lone name stands between a noun for kin in the plural and «and»."""
    noun = page.text(piece.start - 1).lower() if piece.start else ""
    siblings = load("en").word_class("siblings")
    kin = lexicon.noun_lemma(noun) in siblings - {noun}
    return kin and len(piece.words) == 1 and page.text(piece.end) == "and"


def named_again(pages: Sequence[Page], taken: Sequence[Sequence[Found]], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the surnames of people named in full, where they stand alone."""
    surnames = {piece.surname for piece in pieces if piece.surname}
    covered = {(piece.page, at) for piece in pieces for at in range(piece.start, piece.end)}
    for number, page in enumerate(pages):
        blocked = blocked_words(page, taken[number])
        for at, word in enumerate(page.words):
            if (number, at) not in covered and at not in blocked and word.text in surnames:
                yield piece(page, number, at, at + 1)


def gather(pieces: Sequence[Piece]) -> list[Cluster]:
    """Join the pieces of one person: full names first, then surnames and initials to the one that they fit."""
    clusters: list[Cluster] = []
    for one in sorted(pieces, key=lambda each: (each.form != "full", each.page, each.start)):
        fitting = [cluster for cluster in clusters if same(cluster.fullest, one)]
        if fitting:
            fitting[0].pieces.append(one)
        else:
            clusters.append(Cluster(len(clusters), [one]))
    return clusters


def same(full: Piece, other: Piece) -> bool:
    """Say that two names may be one person's."""
    if full.text == other.text:
        return True
    if other.form == "initials":
        fits = bool(other.surname) and full.surname == other.surname
        return fits and bool(full.given) and full.given[0] == other.words[0][0]
    if other.form == "surname":
        return bool(full.surname) and full.surname == other.surname
    return full.surname == other.surname and full.given == other.given

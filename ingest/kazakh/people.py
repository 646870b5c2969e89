"""People in a Kazakh text: two capital words, initials; the last word without its case; who is the same person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.found import Found
from ingest.kazakh.forms import HOME, HYPHENS, endings, without_case
from ingest.kazakh.lists import table
from ingest.kazakh.units import person_words
from ingest.kazakh.words import lexicon, readings
from ingest.spots import Page
from ingest.tables import csv_rows

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 4  # words in a name
SHORTEST = 3  # letters of a surname


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a name as printed: words start..end of a page; the given name, the surname by every case it may be in."""

    page: int
    start: int
    end: int
    given: str
    surnames: tuple[str, ...]
    initials: str = ""

    @property
    def is_full(self) -> bool:
        return bool(self.given and self.surnames)


def find(pages: Sequence[Page], taken: Sequence[set[int]]) -> list[list[Found]]:
    """Find the people, text by text; one person has one cluster number. `taken` are words of other names."""
    pieces = [piece for number, page in enumerate(pages) for piece in pieces_of(page, number, taken[number])]
    pieces += list(sharing_surname(pages, pieces, taken))
    pieces += list(named_again(pages, pieces, taken))
    found: list[list[Found]] = [[] for _ in pages]
    for number, group in enumerate(gather(pieces)):
        name = spelled(group)
        for piece in group:
            words = pages[piece.page].words[piece.start : piece.end]
            bare = words[:-2] if is_cased_initial(words) else words
            head = next((word for word in reversed(bare) if word.is_alpha), words[-1])
            form = "initials" if piece.initials else "full" if piece.is_full else "surname"
            found[piece.page].append(
                Found(words[0].i, words[-1].i + 1, head.i, "person", None, name, None, form, number)
            )
    return found


def pieces_of(page: Page, number: int, taken: set[int]) -> Iterator[Piece]:
    at = 0
    while at < len(page.words):
        end = name_end(page, at, taken)
        if end > at:
            piece = make(page, number, at, end)
            if piece is not None:
                yield piece
        at = max(end, at + 1)


def name_end(page: Page, at: int, taken: set[int]) -> int:
    """Give where the name that begins at a word ends, or the word itself where none begins."""
    if at in taken or not may_begin(page, at):
        return at
    end, words = at, 0
    while end < len(page.words) and words < LONGEST and page.same_sentence(at, end) and end not in taken:
        step = name_word(page, at, end)
        initials = end - at == 2 * words and page.text(end - 1) == "."  # «Қ.Н. Имярек»: a surname is still to come
        if not step or (words > 1 and not initials and (page.text(end - 1) == "." or is_past_surname(page, end))):
            break  # «Имярек Қ. | Ол ...», «Имярек Имяреков | Афинада»
        end, words = end + step, words + 1
    if not is_name(page, at, end, words):
        return at
    return end + 2 if ends_initial(page, end) else end


def ends_initial(page: Page, end: int) -> bool:
    """Say that an ending hangs on an initial: «Имярек Т.-ны»."""
    return page.text(end - 1) == "." and page.text(end) in HYPHENS and page.text(end + 1) in case_endings()


def is_cased_initial(words: Sequence[Token]) -> bool:
    return len(words) > 3 and words[-2].text in HYPHENS and words[-1].text in case_endings()


@lru_cache(maxsize=1)
def case_endings() -> Mapping[str, str]:
    """Give the case that each ending tells, where a hyphen parts it from its word."""
    return {ending.text: ending.says for ending in endings().cases}


def may_begin(page: Page, at: int) -> bool:
    word = page.words[at]
    if is_initial(page, at):
        return True
    return (
        is_namelike(word)
        and not (opens(page, at) and is_common(word))
        and not is_quoted(page, at)
        and not is_title(word)
    )


def is_title(word: Token) -> bool:
    """Say that a capital word tells who somebody is: «Президенті Имярек», «Экс-министр Имярек»."""
    low = word.lower_.removeprefix(
        next((one for one in table()["posts"]["prefixes"] if word.lower_.startswith(one)), "")
    )
    nouns = [form for form in readings(low) if form.pos == "NOUN" and form.case == "Nom"]
    owned = any(form.lemma in person_words() and form.features.get("Poss") == "3" for form in nouns)
    return owned or any(form.lemma in post_words() for form in nouns)


@lru_cache(maxsize=1)
def post_words() -> frozenset[str]:
    return frozenset(row["word"] for row in csv_rows(HOME / "posts.csv"))


def is_quoted(page: Page, at: int) -> bool:
    """Say that a word stands between quotation marks all by itself: a nickname, a title, an operation."""
    closing = any(page.text(at + step) in ("»", '"', "”") for step in (1, 2))
    return closing and page.text(at - 1) in ("«", '"', "“")


def opens(page: Page, at: int) -> bool:
    return not page.same_sentence(at - 1, at) or page.text(at - 1) in ("–", "—", "-", "«", ".", ":")


def is_common(word: Token) -> bool:
    known, form = lexicon(), readings(word.lower_)[0]
    small = any(word.lower_ in listed for listed in known.small.values())
    return small or form.lemma in known.nouns or (form.pos == "VERB" and form.lemma in known.stems)


def is_namelike(word: Token) -> bool:
    text = word.text
    letters = text.replace("-", "")
    return letters.isalpha() and text[0].isupper() and len(text) > 1 and not text.isupper() and not text.isascii()


def is_initial(page: Page, at: int) -> bool:
    text = page.words[at].text
    letter = len(text) == 1 and text.isalpha() and text.isupper() and not text.isascii()
    return letter and page.text(at + 1) == "."


def name_word(page: Page, start: int, at: int) -> int:
    """Give how many words go on with a name here: 1 for a word of it, 2 for an initial and its dot, else 0."""
    if is_initial(page, at):
        return 2
    word = page.words[at]
    small, hyphen, _ = word.text.lower().partition("-")
    particle = at > start and small in table()["names"]["particles" if hyphen else "alone"]
    if particle or (is_namelike(word) and not (at > start and is_common_post(word))):
        return 1
    return 0


def is_past_surname(page: Page, at: int) -> bool:
    """Say that the word before ends as a surname does, and this one as no father's name."""
    surnames, fathers = (tuple(table()["names"][kind]) for kind in ("sure", "patronymics"))
    return page.words[at - 1].lower_.endswith(surnames) and not any(
        rest.endswith(fathers) for rest, _ in without_case(page.words[at].lower_)
    )


def is_common_post(word: Token) -> bool:
    return word.lower_ in lexicon().small["ADJ"]


def is_name(page: Page, start: int, end: int, words: int) -> bool:
    """Say that the words name somebody: two of them, or a lone name or initial that a word for a person stands by."""
    if words >= 2:
        return True
    if words == 1 and page.text(end) in table()["names"]["after_initial"] and is_namelike(page.words[start]):
        return True  # «Имярек есімді әйел»
    if words == 0 or not is_initial(page, start):
        return False
    before, after = page.words[start - 1] if start else None, page.text(end)
    person = before is not None and readings(before.lower_)[0].lemma in table()["names"]["before_initial"]
    return person or after in table()["names"]["after_initial"]


def make(page: Page, number: int, start: int, end: int) -> Piece | None:
    """Part a name into given name, initials and surname, the last word in every case that it may stand in."""
    named = page.words[start:end]
    named = named[:-2] if is_cased_initial(named) else named
    words = [word.text for word in named if word.text != "."]
    initials = "".join(f"{word}." for word in words if len(word) == 1)
    full = [word for word in words if len(word) > 1]
    if not full:
        return Piece(number, start, end, "", (), initials)
    if len(full) == 1:
        last_is_initial = len(words[-1]) == 1
        given = full[0] if last_is_initial else ""
        return Piece(number, start, end, given, () if given else uncased(full[0]), initials)
    return Piece(number, start, end, " ".join(full[:-1]), uncased(full[-1]), initials)


def uncased(word: str) -> tuple[str, ...]:
    """Give what a surname may be without its case, the likeliest first."""
    first, hyphen, last = word.rpartition("-")
    if hyphen and last[:1].isupper():
        return tuple(f"{first}-{rest}" for rest in uncased(last))  # «әл-Рашидпен»
    low = word.lower()
    fathers = tuple(table()["names"]["fathers"])
    rests = [low]
    for rest, case in without_case(low):
        own = case != "Nom" and len(low) - len(rest) == 1
        if rest != low and len(rest) >= SHORTEST and (not own or rest.endswith(fathers)):
            rests.append(rest)
    rests += [short for rest in rests for short in singular(rest)]
    known = tuple(table()["names"]["surnames"]) + fathers
    ranked = sorted(
        rests, key=lambda rest: (not rest.endswith(known), len(rest) if rest.endswith(known) else 0, rest == low)
    )
    return tuple(word[: len(rest)] for rest in ranked)


def singular(word: str) -> Iterator[str]:
    """Yield a surname without the plural of several who bear it: «Имяректерді»."""
    for ending in endings().plural:
        rest = word.removesuffix(ending.text)
        if rest != word and len(rest) > SHORTEST:
            yield rest


def named_again(pages: Sequence[Page], pieces: Sequence[Piece], taken: Sequence[set[int]]) -> Iterator[Piece]:
    """Yield the surnames and given names of people named in full, where they stand alone."""
    surnames = {name for piece in pieces if piece.is_full for name in piece.surnames}
    used = {(piece.page, at) for piece in pieces for at in range(piece.start, piece.end)}
    for number, page in enumerate(pages):
        for at, word in enumerate(page.words):
            if (number, at) in used or at in taken[number] or not is_namelike(word):
                continue
            options = [name for name in uncased(word.text) if name in surnames]
            if options:
                yield Piece(number, at, at + 1, "", tuple(options))


def sharing_surname(pages: Sequence[Page], pieces: Sequence[Piece], taken: Sequence[set[int]]) -> Iterator[Piece]:
    """Yield the first of two who share a surname: «Қанат пен Самат Имяректі»."""
    for piece in pieces:
        page, at = pages[piece.page], piece.start - 2
        if not piece.is_full or at < 0 or page.text(piece.start - 1) not in table()["words"]["joints"]:
            continue
        word = page.words[at]
        first = page.same_sentence(at, piece.start) and at not in taken[piece.page] and is_namelike(word)
        if first and not (at and is_namelike(page.words[at - 1])) and not is_common(word):
            yield Piece(piece.page, at, at + 1, word.text, piece.surnames)


def gather(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Join the pieces of one person: full names first, then surnames and initials to the one they fit."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (not piece.is_full, piece.page, piece.start)):
        fitting = [group for group in groups if same(group[0], piece)]
        if fitting:
            fitting[0].append(piece)
        else:
            groups.append([piece])
    return groups


def same(full: Piece, other: Piece) -> bool:
    if not full.surnames or not other.surnames:
        return (full.given, full.initials, full.surnames) == (other.given, other.initials, other.surnames)
    if not set(full.surnames) & set(other.surnames):
        return False
    if full.given and other.given:
        return full.given == other.given
    return not other.initials or not full.given or full.given[0] == other.initials[0]


def spelled(group: Sequence[Piece]) -> str:
    """Write the name given name first, the surname as most of its prints have it."""
    first = group[0]
    if not first.surnames:
        return " ".join(part for part in (first.given, first.initials) if part)
    votes = Counter(name for piece in group for name in piece.surnames)
    best = max(first.surnames, key=lambda name: (votes[name], -first.surnames.index(name)))
    initials = "" if first.given else first.initials
    return " ".join(part for part in (first.given, initials, best) if part)

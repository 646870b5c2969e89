"""People by name: full names, surnames and initials, gathered into clusters inside one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph import countries, morphology, names
from ingest import declined, initials, lexicon, nicknames, siblings, titles
from ingest.found import Found
from ingest.namesakes import is_namesake
from ingest.opening_words import is_noun_before, is_opening
from ingest.spots import Page
from ingest.syntax import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

RECEIVING = frozenset({"Dat", "Loc"})
LONGEST = 5  # words in a name
SHORTEST = 3  # letters in a surname


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a name as printed: words start..end of a page, and its parts in the nominative."""

    page: int
    start: int
    end: int
    parts: names.Parts
    text: str
    straight: bool
    printed: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        if self.parts.surname and self.parts.given:
            return "full"
        return "initials" if self.parts.initials else "surname"


@dataclass(slots=True)
class Cluster:
    """Gather the pieces that name one person; the fullest is kept until another piece comes."""

    number: int
    pieces: list[Piece] = field(default_factory=list)
    best: Piece | None = None

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.best = None

    @property
    def fullest(self) -> Piece:
        if self.best is None:
            support = {surname: self.support(surname) for surname in {each.parts.surname for each in self.pieces}}
            self.best = max(self.pieces, key=lambda each: (fullness(each), support[each.parts.surname], each.straight))
        return self.best

    def support(self, surname: str) -> int:
        """Count the pieces whose print may be a form of this surname: «Имярекову» is a man's too, «Имярековой» not."""
        folded = names.fold(surname)
        return sum(any(folded in names.candidates(word) for word in other.printed) for other in self.pieces)


def fullness(piece: Piece) -> tuple[bool, int]:
    parts = piece.parts
    return bool(parts.surname and parts.given), sum(
        map(bool, (parts.given, parts.surname, parts.patronymic))
    ) * 2 + bool(parts.initials)


def find(pages: Sequence[Page]) -> list[list[Found]]:
    """Find the people of an article's texts, text by text; who is the same person has one cluster number."""
    pieces = [piece for number, page in enumerate(pages) for piece in pieces_of(page, number)]
    pieces = siblings.with_surnames(pages, [*pieces, *named_again(pages, pieces)])
    found: list[list[Found]] = [[] for _ in pages]
    for group in gather(pieces):
        if all(is_opening(pages, piece) for piece in group.pieces):
            continue
        name = printed(group.fullest)
        for piece in group.pieces:
            words = pages[piece.page].words[piece.start : piece.end]
            head = next((word for word in words if len(word) > 1), words[0])
            span = (words[0].i, words[-1].i + 1, head.i)
            found[piece.page].append(Found(*span, "person", None, name, None, piece.form, group.number))
    for page, own in zip(pages, found, strict=True):
        own.extend(nicknames.find(page, own, len(pieces)))
    return found


def printed(piece: Piece) -> str:
    """Write the name given name first; where initials stand for it, or it is of the East, as printed: «Ван Сяохун»."""
    parts = piece.parts
    if parts.initials or names.is_steady_before(tuple(piece.text.split())):
        return piece.text
    return " ".join(part for part in (parts.given, parts.patronymic, parts.surname) if part)


def pieces_of(page: Page, number: int) -> Iterator[Piece]:
    at, taken = 0, {at for spot in page.spots for at in range(spot.start + 1, spot.end)}
    while at < len(page.words):
        end = name_end(page, at) if at not in taken and not is_noun_before(page, at) else at
        if end > at:
            end = declined.first_name_end(page, at, end)
            piece = make(page, number, at, end)
            if piece is not None and not is_namesake(page, at):
                yield piece
            at = end
        else:
            at += 1


def named_again(pages: Sequence[Page], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the surnames of people named in full that the tagger passed over: «Имярекову ищут»."""
    surnames = frozenset(names.fold(piece.parts.surname) for piece in pieces if piece.form == "full")
    taken = {(piece.page, at) for piece in pieces for at in range(piece.start, piece.end)}
    for number, page in enumerate(pages) if surnames else ():
        spotted = {at for spot in page.spots for at in range(spot.start, spot.end)}
        for at, word in enumerate(page.words):
            fresh = word.text[0].isupper() and len(word.text) > SHORTEST and at not in spotted
            if fresh and (number, at) not in taken and names.candidates(word.text) & surnames:
                piece = make(page, number, at, at + 1)
                yield from (piece,) if piece is not None and not names.is_common(word.text) else ()


def name_end(page: Page, at: int) -> int:
    """Give where the name that begins at a word ends, or the word itself where none begins."""
    if not page.words[at].text[0].isupper() or (page.text(at + 1) == "." and is_town(page, at + 2)):
        return at
    if initials.is_body_before(page, at) or is_receiver(page, at) or is_ruled_town(page, at):
        return at
    if page.text(at - 2) in lexicon.words("town") and is_town(page, at):
        return at
    end, named = at, False
    while end < len(page.words) and end - at < 2 * LONGEST and page.same_sentence(at, end):
        step = 0 if end > at and initials.is_body_before(page, end) else name_word(page, at, end)
        if not step:
            break
        named = named or is_evident(page, end, at)
        end += step
    return end if named and not is_listed(page, at, end) else at


def is_ruled_town(page: Page, at: int) -> bool:
    """Say that a town stands between a post and a name: «аким Имярека Айгуль ...»."""
    spot = page.starts.get(at)
    placed = (
        spot is not None
        and spot.end == at + 1
        and spot.first("place", "name")
        and not names.is_given(page.words[at].text)
    )
    after = (
        page.same_sentence(at, at + 1)
        and page.words[at + 1].text[0].isupper()
        and names.is_given(page.words[at + 1].text)
    )
    return bool(placed and after) and at > 0 and titles.head_kind(page.words[at - 1]) is not None


def is_receiver(page: Page, at: int) -> bool:
    """Say that a place in the dative stands before a name that is in none: «передать Мадриду Имярека»."""
    spot = page.starts.get(at)
    placed = spot is not None and spot.end == at + 1 and spot.entries[0].type in ("place", "country")
    if not placed or at + 1 >= len(page.words) or not page.words[at + 1].text[0].isupper():
        return False
    receives, named = (morphology.cases(page.words[word].text, "PROPN") for word in (at, at + 1))
    return receives <= RECEIVING and "Dat" not in named


def name_word(page: Page, start: int, at: int) -> int:
    """Give how many words go on with a name here: 1 for a word of it, 2 for an initial and its dot, else 0."""
    word = page.words[at]
    if names.is_initial(word.text) and page.text(at + 1) == "." and not word.text.isascii():
        return 2
    if names.is_particle(word.text) and at > start:
        return 1
    if not word.text[0].isupper() or not word.text[-1].isalpha() or len(word.text) < 2 or is_of_state(word):
        return 0
    if at > start and (breaks(page, start, at) or is_town(page, at)):
        return 0
    return 1 if word.ent_type_ == "PER" or is_evident(page, at, start) or follows_given(page, start, at) else 0


def is_of_state(word: Token) -> bool:
    """Say that a word is a post or a body that one country has, whatever the tagger thinks: «Экс-депутат Жогорку»."""
    told = titles.head_kind(word) is not None or bool(lexicon.marked(morphology.keys(word.text)))
    return told and not names.is_surname(word.text) and not names.is_given(word.text)


def is_town(page: Page, at: int) -> bool:
    """Read «Г. Алматы» as a town: no person's initial."""
    if at >= len(page.words) or page.words[at - 1].text != ".":
        return False
    address = page.text(at + 1) == "," and page.text(at + 2) in lexicon.words("street")
    return address or at in page.starts or page.words[at].text in countries.place_aliases()


def breaks(page: Page, start: int, at: int) -> bool:
    """Say that a new person begins: slovnet starts another name, and the one before is whole."""
    if at == start + 1 and is_client(page, start):
        return True
    return page.words[at].ent_iob_ == "B" and page.words[at - 1].ent_type_ == "PER" and at - start > 1


def is_client(page: Page, at: int) -> bool:
    """Say that a surname tells whose lawyer or mother the next name is of: «адвокат Ольхова Вадим Белов»."""
    if not at or at + 2 >= len(page.words) or page.words[at - 1].lemma_ not in lexicon.words("kin_and_counsel"):
        return False
    cases = [feature(word, "Case") for word in page.words[at - 1 : at + 2]]
    given = names.is_given(page.words[at + 1].text) and not names.is_given(page.words[at].text)
    return given and cases[1] == "Gen" and cases[0] == cases[2] != "Gen"


def follows_given(page: Page, start: int, at: int) -> bool:
    """Take the word after a given name or an initial for a surname, whatever the tagger thinks."""
    if at == start:
        return initials.begins_before_initial(page, at)
    before = page.words[at - 1].text
    known = names.is_given(before) or before == "." or names.is_patronymic(before)
    text = page.words[at].text
    return known and len(text) >= SHORTEST and at not in page.starts and not names.is_common(text)


def is_evident(page: Page, at: int, start: int) -> bool:
    """Say that a word is part of a person's name beyond doubt."""
    word = page.words[at]
    if word.ent_type_ == "PER":
        return True
    after = page.words[at + 1] if at + 1 < len(page.words) else None
    if names.is_initial(word.text):
        return at > start or initials.names_person(page, at) or initials.before_surname(page, at)
    if is_before_father(page, at):
        return True
    given = names.is_given(word.text) and at not in page.starts and after is not None
    return given and after is not None and after.text[:1].isupper() and names.is_surname(initials.stem(after.text))


def is_before_father(page: Page, at: int) -> bool:
    """Say that a patronymic follows: «Шерзода Хасановича Имярека», whose given name the tagger does not know."""
    if not page.same_sentence(at, at + 1) or not initials.is_namelike(page, at):
        return False
    after = page.words[at + 1].text
    return names.is_patronymic(after) and after[0].isupper() and not names.is_patronymic(page.words[at].text)


def is_listed(page: Page, start: int, end: int) -> bool:
    """Say that the words are a country or a body of the lists and nothing more."""
    spot = page.starts.get(start)
    return spot is not None and spot.end >= end


def make(page: Page, number: int, start: int, end: int) -> Piece | None:
    """Put the words into the nominative and tell their parts apart."""
    full, settled = declined.nominative(page, start, end)
    return Piece(number, start, end, names.parts(" ".join(settled)), " ".join(settled), settled == full, full)


def gather(pieces: Sequence[Piece]) -> list[Cluster]:
    """Join the pieces of one person: full names first, then surnames and initials to the one they fit."""
    clusters: list[Cluster] = []
    for piece in sorted(pieces, key=lambda piece: (not fullness(piece)[0], piece.page, piece.start)):
        fitting = [cluster for cluster in clusters if same(cluster.fullest.parts, piece.parts)]
        if len(fitting) == 1 or (fitting and piece.form == "surname"):
            nearest(fitting, piece).add(piece)
        elif not fitting:
            clusters.append(Cluster(len(clusters), [piece]))
    return clusters


def nearest(clusters: Sequence[Cluster], piece: Piece) -> Cluster:
    """Choose the person named last before."""
    before = [
        (max((p.page, p.start) for p in c.pieces if (p.page, p.start) < (piece.page, piece.start)), c.number, c)
        for c in clusters
        if any((p.page, p.start) < (piece.page, piece.start) for p in c.pieces)
    ]
    return max(before, default=((0, 0), 0, clusters[0]))[2]


def same(full: names.Parts, other: names.Parts) -> bool:
    """Say that two names may be one person's: surname alike, given names and initials not in conflict."""
    if not other.surname or not full.surname:
        alone = (other.given, other.initials) == (full.given, full.initials)
        lone_given = bool(other.given) and not other.surname and not other.initials and other.given == full.given
        return alone if not other.given or other.initials else alone or lone_given
    if not alike(full.surname, other.surname):
        return bool(full.given) and not other.given and not other.initials and alike(full.given, other.surname)
    if full.given and other.given:
        return alike(full.given, other.given)
    return not full.given or not other.initials or full.given[0] == other.initials[0]


def alike(one: str, other: str) -> bool:
    return bool(names.candidates(one) & names.candidates(other))

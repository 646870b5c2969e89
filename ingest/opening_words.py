"""Words that bear but the capital of their sentence: «Прощаясь, министр ...», «Тулякам объяснили ...» are no names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph import morphology, names
from ingest import lexicon

if TYPE_CHECKING:
    from ingest.people import Piece
    from ingest.spots import Page

ALIKE = 3  # letters that all forms of a noun share


def is_noun_before(page: Page, at: int) -> bool:
    """Say that a noun with its sentence's capital stands before a name: «Чеченца Умара ...», «Экс-банкир Юрий ...»."""
    word = page.words[at].text
    if word[0].isupper() and morphology.keys(word) & lexicon.words("parliaments"):
        return True  # «депутат Олий Мажлиса Рустам ...»
    first = not page.same_sentence(at - 1, at) and page.same_sentence(at, at + 1)
    noun = lexicon.is_former(word) or names.is_common(word)
    return first and noun and names.is_given(page.words[at + 1].text)


def is_opening(pages: Sequence[Page], piece: Piece) -> bool:
    """Say that a name is but the first word of its sentence: one of the dictionary, or one written small elsewhere."""
    page = pages[piece.page]
    first = not page.same_sentence(piece.start - 1, piece.start)
    if not first or piece.end - piece.start > 1:
        return False
    word = page.words[piece.start].text
    return names.is_word(word) or any(morphology.keys(word) & morphology.keys(small) for small in like(word, pages))


def like(word: str, pages: Sequence[Page]) -> Iterator[str]:
    """Give the words without a capital that begin as a word does: «туляк» for «Туляку»."""
    start = word[:ALIKE].lower()
    return (one.text for page in pages for one in page.words if one.text.startswith(start))

"""Lines of a text: headings, digests and lists are told by line breaks, which no sentence keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def text_of(doc: Doc) -> str:
    """Give the text of a document; kept with it, since spaCy joins all its tokens anew at each asking."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text


def line_start(doc: Doc, at: int) -> int:
    """Give the offset of the first character of the line that holds an offset."""
    return text_of(doc).rfind("\n", 0, at) + 1


def is_broken(doc: Doc, start: int, end: int) -> bool:
    """Say that a line ends between two offsets."""
    return "\n" in text_of(doc)[start:end]


TEXT = "kordon text"

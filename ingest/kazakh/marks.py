"""The features of a Kazakh word, read and set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ingest.clauses import feature as feature

if TYPE_CHECKING:
    from spacy.tokens import Token


def told_of(token: Token) -> dict[str, str]:
    """Give all features of a word."""
    morph: Any = token.morph
    return dict(morph.to_dict())


def set_features(token: Any, told: Mapping[str, str]) -> None:
    """Write features (Universal Dependencies' names); an empty one is left out."""
    token.set_morph("|".join(f"{name}={value}" for name, value in sorted(told.items()) if value))


def put(token: Token, **told: str) -> None:
    """Change features of a word; an empty one is taken away."""
    set_features(token, {**told_of(token), **told})

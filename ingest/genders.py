"""Of which gender whoever is spoken of is: by the name, by the noun before it, by the words for him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import names
from ingest import subjects
from ingest.scene import Scene, Subject, person_noun

if TYPE_CHECKING:
    from ingest.mentions import Found


def gender_of_name(found: Found) -> str:
    """Give the gender that a name tells: `Masc`, `Fem` or none."""
    return names.gender_of(tuple((found.name or "").split()))


def gender_before(found: Found, scene: Scene) -> str:
    """Give the gender of the noun right before a name that tells none: «гражданин Т.», «гражданку Айпери Т.»."""
    noun = scene.doc[found.start - 1] if found.start else None
    listed = person_noun(noun, scene.tables) if noun is not None else None
    return subjects.gender_of(noun, listed, scene) if noun is not None and listed is not None else ""


def gender_of(subject: Subject) -> str:
    return gender_of_name(subject.person) if subject.person is not None else subject.gender

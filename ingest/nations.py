"""Whose citizen somebody is by what stands beside his name, wherever in the article he is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.syntax import DASHES, lemma

if TYPE_CHECKING:
    from ingest.found import Found
    from ingest.scene import Scene

CLOSE = 2  # words from a dash to the country of «— a citizen of Georgia»
AFTER = 4  # words from a name to the country of «X, a citizen of Armenia», «X, aged 40, a citizen of Armenia»


def nation_beside(cluster: int, scenes: Iterable[Scene]) -> str | None:
    """Give the first citizenship that stands beside a name of the person: «citizen of Georgia X», «X, a Georgian»."""
    for scene in scenes:
        for found in scene.founds:
            if found.type == "person" and found.cluster == cluster:
                nation = before_name(found, scene) or after_name(found, scene) or after_dash(found, scene)
                if nation is not None:
                    return nation
    return None


def before_name(name: Found, scene: Scene) -> str | None:
    """Read «citizen of Georgia X», «the Kazakh X»."""
    beside = (found for found in scene.founds if found.country is not None and found.end == name.start)
    return next((found.country for found in beside if tells_citizen(found, scene)), None)


def after_name(name: Found, scene: Scene) -> str | None:
    """Read «X, a 44-year-old citizen of Georgia»: past a comma, and nothing but an age between."""
    if scene.doc[name.end : name.end + 1].text != ",":
        return None
    return next((f.country for f in following(name, scene) if tells_citizen(f, scene)), None)


def after_dash(name: Found, scene: Scene) -> str | None:
    """Read «X, the third of the accused, — a citizen of Georgia», where nobody else is named before the dash."""
    sentence = scene.doc[name.start].sent
    dash = next((word.i for word in scene.doc[name.end : sentence.end] if word.text in DASHES), None)
    citizens = (
        f for f in scene.founds if dash is not None and dash < f.start <= dash + CLOSE and tells_citizen(f, scene)
    )
    nation = next((found.country for found in citizens), None)
    others = (f for f in scene.founds if f.type == "person" and sentence.start <= f.start < (dash or 0))
    return nation if all(other.cluster == name.cluster for other in others) else None


def following(name: Found, scene: Scene) -> Iterator[Found]:
    ages = scene.tables.word_class("years_old")
    for found in scene.founds:
        between = scene.doc[name.end + 1 : found.start]
        if found.country is None or not name.end < found.start <= name.end + AFTER:
            continue
        others = [word for word in between if not is_citizen(lemma(word), scene) and lemma(word) not in ages]
        if not any(word.pos_ not in ("NUM", "ADJ") or word.is_punct for word in others):
            yield found


def tells_citizen(found: Found, scene: Scene) -> bool:
    if found.type == "country" and found.form == "demonym":
        return True
    owned = found.type == "country" and found.form in ("name", "abbreviation") and found.start > 0
    return owned and is_citizen(lemma(scene.doc[found.start - 1]), scene)


def is_citizen(word: str, scene: Scene) -> bool:
    return word in scene.tables.word_class("citizens")

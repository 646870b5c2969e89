"""Tell whom a deed hurt, or whose brother or case is told of, from who did it: only he is sought and moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.clauses import allowed_cases
from ingest.syntax import case_of, feature, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.scene import Scene

DESCRIBED = 4  # words from a deed to the name of whom it hurt: «убийство известного минского адвоката Имярека»
DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET"})
OWNING = frozenset({"'s", "’s"})
HURT = frozenset({"gen", "acc", "dat"})


def is_harmed(found: Found, scene: Scene) -> bool:
    """Say that a name is that of whom a deed hurt: «убийца Имярека», «ограбил Имярека», «Имярек был убит»."""
    deed, head = deed_before(found, scene), scene.doc[found.head]
    if deed is None:
        return is_hurt_by(deed_after(found, scene), head)
    link = deed.i + 1 < found.start and scene.doc[deed.i + 1].lower_ in scene.tables.word_class("hurt_of")
    if deed.pos_ != "VERB" and scene.tables.words.get("hurt_of") and not link:
        return False  # «the killer John Doe», «murder suspect John Doe»
    return is_hurt_by(deed, head) or (link and deed.pos_ == "NOUN")


def is_hurt_by(deed: Token | None, name: Token) -> bool:
    """Say that case and voice make a name that of the one hurt: «убил Имярека», «убит Имярек»."""
    if deed is None or (deed.pos_ == "NOUN" and deed.i > name.i):
        return deed is not None
    passive = feature(deed, "Voice") == "Pass"
    if passive and deed.i < name.i and feature(deed, "Variant") != "Short":
        return False  # «раненый Имярек»
    return case_of(name) == "nom" if passive else case_of(name) in HURT


def deed_after(found: Found, scene: Scene) -> Token | None:
    """Give the verb, or the noun that a name owns, for a deed soon after the name: «Имярека убили», «Doe's killer»."""
    harming, owned = scene.tables.word_class("harming"), case_of(scene.doc[found.head]) == "gen"
    for word in scene.doc[found.end : min(found.end + DESCRIBED, scene.doc[found.start].sent.end)]:
        if word.pos_ == "VERB":
            return word if lemma(word) in harming else None
        if word.pos_ == "NOUN" and lemma(word) in harming and (owned or scene.doc[word.i - 1].lower_ in OWNING):
            return word
        if word.is_punct:
            return None
    return None


def is_another(found: Found, scene: Scene) -> bool:
    """Say that a name describes somebody else: whom he hurt, or whose the case is («фигурант дела Имярека»)."""
    who, called = scene.doc[max(0, found.start - 3) : found.start - 1], scene.doc[found.start - 1 : found.start]
    case = any(lemma(word) in scene.tables.word_class("cases_called") for word in called)
    case = case and any(lemma(word) in scene.tables.persons for word in who)
    return case or is_harmed(found, scene) or is_whose(found, scene)


def is_whose(found: Found, scene: Scene) -> bool:
    """Say that a name may be that of him whose brother or aide is told of: «выдала зятя Имярека»."""
    head, words = scene.doc[found.head], scene.tables.word_class
    before = scene.doc[max(0, found.start - 3) : found.start]
    if not before or lemma(before[-1]) not in words("relations", "followers"):
        return False
    named = any(word.lower_ in words("possessives") for word in before[:-1])  # «его зятя Имярека»
    return not named and "Gen" in allowed_cases(head) and case_of(head) in ("gen", "acc")


def deed_before(found: Found, scene: Scene) -> Token | None:
    """Give the word for a deed before a name and what describes its bearer, if there is one."""
    start, taken_from = scene.doc[found.start].sent.start, scene.tables.word_class("taken_from")
    for word in reversed(scene.doc[max(start, found.start - DESCRIBED) : found.start]):
        if lemma(word) in scene.tables.word_class("harming"):
            return word
        before = scene.doc[found.start - 1].lower_
        if lemma(word) in scene.tables.word_class("harming_from") and before in taken_from:
            return word
        if lemma(word) in scene.tables.word_class("harming_into") and before in scene.tables.word_class("at"):
            return word
        towards = word.lower_ in scene.tables.word_class("hurt_at", "hurt_of", "at")
        if not towards and (word.pos_ not in DESCRIBING or case_of(word) not in {"", *HURT}):
            return None
    return None


def may_be_accused(found: Found, scene: Scene) -> bool:
    """Say that the name may be of whom the deed is laid to: «выдала обвиняемого в убийстве Имярека»."""
    deed = deed_before(found, scene)
    accused = scene.doc[deed.i - 2] if deed is not None and deed.i > 1 else None
    if accused is None or deed is None or lemma(accused) not in scene.tables.word_class("accusing"):
        return False
    aimed = any(word.lower_ in scene.tables.word_class("hurt_at") for word in scene.doc[deed.i : found.start])
    return not aimed and case_of(accused) == case_of(scene.doc[found.head])

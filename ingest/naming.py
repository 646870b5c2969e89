"""The names that belong to a noun for a person: in apposition, in a list, behind a participle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.morphology import animacy
from ingest.clauses import allowed_cases
from ingest.scene import Scene, person_noun, somebody
from ingest.syntax import DASHES, case_of, children, feature, is_finite, lemma
from ingest.victims import is_another

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found

NAMING = frozenset({"appos", "flat:name", "flat", "nmod"})
PARTICIPLE_REACH = 8  # words after a participle


def named_beside(token: Token, scene: Scene) -> Iterator[Found]:
    """Yield the names that a person noun carries: «программист Илья Сафонов», «граждан Польши К.Р. и В.М.»."""
    own = scene.person_at(token)
    if own is not None:
        yield own
        yield from listed_after(own, scene)
        return
    if token.text[0].isupper() and token.pos_ in ("NOUN", "PROPN") and animacy(token.text) == "Inan":
        return  # «Яхта Имярека», which a capital makes a name for the tagger
    holder = scene.titled.get(token.i)
    if holder is not None:
        yield holder
        yield from listed_after(holder, scene)
        return
    alone = name_alone(token, scene)
    if alone is not None:
        yield alone
        return
    noun = person_noun(token, scene.tables)
    if lemma(token) in scene.tables.word_class("relations") and feature(token, "Number") == "Plur":
        yield from siblings_after(token, scene)
        return  # «родственников Имярека»: he only is whose they are
    if lemma(token) in scene.tables.word_class("followers"):
        return  # «сторонника экс-президента Имярека»
    loose = token.pos_ in ("VERB", "ADJ") or (noun is not None and noun.kind == "participle")
    for child in descendants(token, loose):
        name = scene.person_at(child)
        meant = name is not None and not is_another(name, scene) and not is_signed(name, scene)
        if name is not None and meant and is_bare(child) and agrees(child, token):
            yield name
            yield from listed_after(name, scene)
            return
    known = loose or noun is not None or feature(token, "Foreign")  # «IT-специалист» is in no list
    name = name_to_the_right(token, scene, loose) if known else name_right_after(token, scene)
    name = name or (name_to_the_left(token, scene) if noun is not None else None)
    if name is not None and not is_another(name, scene):
        yield name
        yield from listed_after(name, scene)


def name_alone(token: Token, scene: Scene) -> Found | None:
    """Give the one name that a noun stands beside, which begins no list."""
    foreign = feature(token, "Foreign") and token.i + 1 < token.sent.end
    after = scene.person_at(token.nbor(1)) if foreign else None  # no parser hangs a name on «IT-специалиста»
    return name_called(token, scene) or after or nickname_of(token, scene) or of_relation(token, scene)


def name_called(token: Token, scene: Scene) -> Found | None:
    """Give the name before a comma whose bearer a noun only tells more of: «Имярека, певца из Риги, Рим не выдал»."""
    aside = token.dep_ == "appos" and token.head.i < token.i and feature(token, "Number") == "Sing"
    related = lemma(token) in scene.tables.word_class("relations")
    return scene.person_at(token.head) if aside and token.pos_ == "NOUN" and not related else None


def siblings_after(token: Token, scene: Scene) -> Iterator[Found]:
    """Yield the two people whom a noun for both names: «братьев Асхата и Ерлана Тулеевых»."""
    first = scene.person_at(token.nbor(1)) if token.i + 1 < token.sent.end else None
    kin = lemma(token) in scene.tables.word_class("siblings")
    if first is not None and kin and first.end - first.start == 1:
        second = next_listed(first, scene)
        yield from (first, second) if second is not None else ()


def nickname_of(token: Token, scene: Scene) -> Found | None:
    """Give the nickname that follows a noun for somebody, and no other noun for somebody stands between."""
    for found in scene.founds if lemma(token) not in scene.tables.word_class("unmoved") else ():
        if found.form == "nickname" and token.i < found.start <= token.i + PARTICIPLE_REACH + 2:
            between = scene.doc[token.i + 1 : found.start]
            parted = any(is_finite(word) or somebody(word, scene.tables) is not None for word in between)
            owned = any(word.head.i == token.i for word in scene.doc[found.start - 2 : found.start])
            if not parted and (owned or somebody(token, scene.tables) is not None):
                return found
    return None


def of_relation(token: Token, scene: Scene) -> Found | None:
    """Give the name after the one that a noun belongs to: «подельника Кривошеева, Алексея Тюрина»."""
    if lemma(token) not in scene.tables.word_class("relations") or token.i + 1 >= len(scene.doc):
        return None
    owner = scene.person_at(scene.doc[token.i + 1])
    if owner is None or owner.end + 1 >= token.sent.end or scene.doc[owner.end].text != ",":
        return None
    return scene.person_at(scene.doc[owner.end + 1])


def name_to_the_right(token: Token, scene: Scene, loose: bool = True) -> Found | None:
    """Give the name that follows a participle, or a noun, and its own words, whatever the parser hung it on."""
    for at in range(token.i + 1, min(token.i + 1 + PARTICIPLE_REACH, token.sent.end)):
        word = scene.doc[at]
        name = scene.person_at(word)
        if name is not None:
            owns = word.dep_ == "nmod" and word.head.i > word.i  # «a suspect in the Imyarek plot»
            return name if is_bare(word) and agrees(word, token) and not owns else None
        if word.is_punct or feature(word, "VerbForm") or (not loose and word.pos_ in ("ADP", "CCONJ", "PRON")):
            return None
    return None


def name_right_after(token: Token, scene: Scene) -> Found | None:
    """Give the full name next to any noun for somebody: «гомельчанина Дениса Шпака»; a surname may only own it."""
    after = scene.doc[token.i + 1] if token.i + 1 < token.sent.end else None
    name = scene.person_at(after) if after is not None and somebody(token, scene.tables) is not None else None
    full = name is not None and after is not None and name.start == after.i and name.end - name.start > 1
    return name if full and after is not None and is_bare(after) and agrees(after, token) else None


def name_to_the_left(token: Token, scene: Scene) -> Found | None:
    """Give the name before a comma, where the parser took what explains it for the subject: «X, гражданин Имярекии»."""
    at = token.i - 1
    while at > token.sent.start and scene.doc[at].pos_ == "ADJ":
        at -= 1
    if at <= token.sent.start or scene.doc[at].text != ",":
        return None
    name = scene.person_at(scene.doc[at - 1])
    plain = name is not None and case_of(token) == case_of(scene.doc[name.head]) == "nom"
    return name if plain else None


def listed_after(name: Found, scene: Scene) -> Iterator[Found]:
    """Yield the names that go on a list, over birth years and ages: «К.Р., 1979 года рождения, и В.М.»."""
    following = next_listed(name, scene)
    while following is not None:
        yield following
        following = next_listed(following, scene)


def next_listed(name: Found, scene: Scene) -> Found | None:
    """Give the name after a comma or «и» of this one's sentence; None where something else comes between."""
    at = name.end
    skipped = scene.tables.word_class("between_names")
    joined = False
    while at < len(scene.doc) and scene.doc[at].sent.start == scene.doc[name.start].sent.start:
        following = scene.person_at(scene.doc[at])
        if following is not None:
            return following if joined else None
        token = scene.doc[at]
        if not (token.is_punct or token.is_digit or lemma(token) in skipped):
            return None
        joined = joined or token.text == "," or lemma(token) in skipped
        at += 1
    return None


def descendants(token: Token, loose: bool) -> Iterator[Token]:
    """Yield what may carry the name: appositions; anything under a participle («разыскиваемого за взрыв Бойчука»)."""
    for child in children(token):
        fitting = child.dep_ in NAMING or (loose and child.dep_ != "conj")
        if child.i > token.i and fitting:
            yield child
            yield from descendants(child, loose)


def agrees(name: Token, noun: Token) -> bool:
    """Say that a name may be in apposition to a noun: some case in common, which a mere genitive owner has not."""
    if name.dep_ == "appos" and name.head.i == noun.i:
        return True
    cases = [{case_of(t), *(case.lower() for case in allowed_cases(t))} - {""} for t in (name, noun)]
    if case_of(noun) in ("gen", "acc"):
        return not cases[0] or bool(cases[0] & {"gen", "acc"})
    return not all(cases) or case_of(name) == case_of(noun)


def is_bare(token: Token) -> bool:
    """Say that no preposition holds the word; that of «из восьми трое» holds the eight."""
    return not any(child.dep_ == "case" and not is_of_many(child, token) for child in token.children)


def is_of_many(case: Token, token: Token) -> bool:
    """Say that a preposition belongs to another number, of which this one is a part."""
    between = (child for child in token.children if case.i < child.i < token.i)
    return token.pos_ == "NUM" and any(child.dep_.startswith("nummod") for child in between)


def is_signed(name: Found, scene: Scene) -> bool:
    """Say that a headline ends in who says so: «Рига не отказывала выдать экс-министра – Имярек»."""
    doc = scene.doc
    rest = doc[name.end : doc[name.start].sent.end]
    after_dash = name.start > 0 and doc[name.start - 1].text in DASHES
    return scene.part == "title" and after_dash and all(word.is_punct or word.is_space for word in rest)

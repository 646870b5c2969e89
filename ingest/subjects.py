"""Who is moved or held: named persons, anonymous ones, groups with their number, pronouns and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.syntax import case_of, children, clause_head, feature, lemma, preposition
from ingest.tables import PersonNoun, Tables
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.context import Holder
    from ingest.dates import Moment
    from ingest.mentions import Found
    from ingest.quantities import Quantity

OBJECT_LINKS = {
    "nom": ("nsubj:pass", "nsubj"),
    "acc": ("obj", "nsubj", "iobj"),
    "gen": ("nmod", "obj", "nsubj"),
}
OBJECT_CASES = {"nom": {"nom"}, "acc": {"acc", "gen"}, "gen": {"gen"}}
NOT_OBJECTS = frozenset({"conj", "parataxis", "orphan", "advcl"})
PRONOUNS = frozenset({"PRON", "DET"})
LOOSE = 2  # the rank of a word that only shares the clause
POINTING = frozenset({"known", "participle"})
PARTICIPLE_REACH = 8  # words after a participle
NOUN_REACH = 6  # words after a noun trigger


@dataclass(frozen=True, slots=True)
class Subject:
    """Point at a person or a group: `token` heads the words, `person` is set for a named one."""

    part: str
    token: int
    start: int
    end: int
    person: Found | None = None
    count: int | None = 1
    count_is: str = "exact"
    nation: str | None = None
    known: bool = False  # a pronoun or a noun that points back: «подозреваемый», «он»
    pronoun: bool = False
    another: bool = False  # «ещё один», «другой»: surely not the one named before

    @property
    def key(self) -> tuple[str, int]:
        """Tell one person of the article from another: by name cluster, else by place."""
        return ("named", self.person.cluster) if self.person is not None else (self.part, self.token)

    @property
    def kind(self) -> str:
        if self.person is not None:
            return "named"
        return "anonymous" if self.count == 1 else "group"


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold one part of an article as the finders see it: words, names, numbers, tables."""

    part: str
    doc: Doc
    founds: Sequence[Found]
    quantities: Sequence[Quantity]
    moments: Sequence[Moment]
    tables: Tables
    published: str | None = None
    home: str | None = None
    officials: frozenset[int] = frozenset()

    def person_at(self, token: Token) -> Found | None:
        return next((f for f in self.founds if f.type == "person" and f.start <= token.i < f.end), None)

    def demonym_at(self, token: Token) -> str | None:
        """Give the country of a word such as «казахстанец»."""
        return next((f.country for f in self.founds if f.form == "demonym" and f.head == token.i), None)

    def country_under(self, token: Token) -> str | None:
        """Give the country that a person noun owns: «гражданин Турции», «турецкий бизнесмен»."""
        for found in self.founds:
            head = self.doc[found.head]
            near = abs(head.i - token.i) <= 4 and head.head.i == token.i
            owns = head.dep_ == "amod" or (head.dep_ == "nmod" and case_of(head) == "gen")
            if near and owns and found.type == "country" and found.country:
                return found.country
        return None

    def quantity_of(self, token: Token) -> Quantity | None:
        """Give the number that counts `token`, or that `token` itself is."""
        numbers = {token.i, *(child.i for child in token.children if child.dep_.startswith("nummod"))}
        for quantity in self.quantities:
            if quantity.head == token.i or any(quantity.start <= at < quantity.end for at in numbers):
                return quantity
        return None


def person_noun(token: Token, tables: Tables) -> PersonNoun | None:
    """Give the person noun that a word is; a finite verb or a short form is none though its lemma be listed."""
    if feature(token, "VerbForm") in ("Fin", "Inf", "Conv") or feature(token, "Variant") == "Short":
        return None
    return tables.persons.get(lemma(token))


def find_subjects(trigger: Trigger, scene: Scene, holders: Sequence[Holder] = ()) -> list[Subject]:
    """Give everyone whom the trigger moves or holds; a conjunction gives several."""
    tokens = object_tokens(trigger, scene) or governed_persons(holders, scene)
    found = (subject for token in tokens for subject in expand(antecedent(token, scene), scene))
    wanted = trigger.frame.subject_lemmas
    subjects = [s for s in found if not wanted or any(lemma(t) in wanted for t in scene.doc[s.start : s.end])]
    return named_once(list({subject.token: subject for subject in subjects}.values()))


def named_once(subjects: list[Subject]) -> list[Subject]:
    """Fold «обвиняемую» into the one name beside it when the parser made two objects of them."""
    names = [subject for subject in subjects if subject.person is not None]
    others = [subject for subject in subjects if subject.person is None]
    if len(names) != 1 or not others or any(other.count != 1 or other.another for other in others):
        return subjects
    nation = next((s.nation for s in subjects if s.nation is not None), None)
    return [replace(names[0], nation=nation)]


def governed_persons(holders: Sequence[Holder], scene: Scene) -> list[Token]:
    """Give the person who stands under a governor: «Фрадин не подлежит выдаче», «ему грозит экстрадиция»."""
    for holder in holders:
        place = holder.row.person
        people = [c for c in children(holder.token) if is_person_word(c, scene) and is_bare(c)] if place else []
        fitting = [c for c in people if case_of(c) == place or (place == "dat" and case_of(c) == "nom")]
        if fitting:
            return fitting[:1]
    return []


def object_tokens(trigger: Trigger, scene: Scene) -> list[Token]:
    """Give the words that stand where the voice puts its object: by relation, else by case in the same clause."""
    token, where = trigger.token, object_place(trigger)
    if where == "head":
        return [token.head]
    if where not in OBJECT_CASES:
        return []
    bare = [t for t in near(trigger) if is_person_word(t, scene) and is_placed(t, where, scene.tables)]
    bare = bare or [t for t in shared_objects(token) if is_person_word(t, scene) and is_placed(t, where, scene.tables)]
    ranks = {t.i: rank(t, trigger) for t in bare}
    best = min(ranks.values(), default=None)
    chosen = [t for t in bare if ranks[t.i] == best]
    if best is None or best[0] < LOOSE:
        return chosen
    if token.pos_ in ("NOUN", "PROPN"):
        chosen = [t for t in chosen if t.pos_ != "NUM"]
    if moves_a_thing(trigger, scene):
        return []
    return sorted(chosen, key=lambda t: abs(t.i - token.i))[:1]


def shared_objects(token: Token) -> Iterator[Token]:
    """Yield what a second verb shares with the first: «он пойман и экстрадирован», «задержали и выдворили троих»."""
    if token.dep_ == "conj":
        yield from token.head.children
    yield from (inner for child in token.children if child.dep_ == "conj" for inner in child.children)


def object_place(trigger: Trigger) -> str:
    return trigger.voice.agent if trigger.frame.intransitive else trigger.voice.object


def moves_a_thing(trigger: Trigger, scene: Scene) -> bool:
    """Say that the object's place is taken by what is nobody: «выдал ордер», «передано дело»."""
    links = OBJECT_LINKS[object_place(trigger)][:1]
    objects = [c for c in children(trigger.token) if c.dep_ in links and c.pos_ == "NOUN" and is_bare(c)]
    return any(not is_person_word(child, scene) for child in objects)


def near(trigger: Trigger) -> Iterator[Token]:
    """Yield the trigger's children, then the words of its clause; a noun reaches only a few words on."""
    token = trigger.token
    yield from (child for child in children(token) if child.dep_ not in NOT_OBJECTS and not is_past_colon(child, token))
    if token.pos_ in ("NOUN", "PROPN"):
        yield from (t for t in token.sent if token.i < t.i <= token.i + NOUN_REACH and t.head.i != token.i)
        return
    clause = clause_head(token).i
    yield from (t for t in token.sent if t.head.i != token.i and clause_head(t).i == clause)


def is_past_colon(child: Token, token: Token) -> bool:
    """Say that a colon stands between: what follows it is a total's parts, not its object."""
    first, last = sorted((child.i, token.i))
    return any(between.text == ":" for between in token.doc[first:last])


def rank(token: Token, trigger: Trigger) -> tuple[int, int]:
    """Order candidates: the expected relation, any child of the trigger, a word of the clause (nearest first)."""
    if token.head.i == trigger.token.i:
        return (0 if token.dep_ in OBJECT_LINKS[object_place(trigger)] else 1, 0)
    return (LOOSE, 0 if token.i > trigger.token.i else 1)


def is_placed(token: Token, where: str, tables: Tables) -> bool:
    """Say that a word stands where an object may: bare in a fitting case, or after «в отношении»."""
    if is_bare(token):
        return allowed(token, where)
    if is_approximate(token, tables):
        return where != "gen"
    return preposition(token, tables) in tables.word_class("object_prepositions")


def is_bare(token: Token) -> bool:
    return not any(child.dep_ == "case" for child in token.children)


def is_approximate(token: Token, tables: Tables) -> bool:
    """Say that the only preposition is a number's own: «свыше семисот человек», «до пятнадцати»."""
    cases = [child for child in token.children if child.dep_ == "case"]
    return bool(cases) and all(child.lower_ in tables.word_class("approximate") for child in cases)


def is_person_word(token: Token, scene: Scene) -> bool:
    """Say that a word can be somebody: a person noun, a name, a number, a pronoun."""
    if person_noun(token, scene.tables) is not None or scene.person_at(token) is not None:
        return True
    if token.pos_ == "PRON" or lemma(token) in scene.tables.word_class("relatives"):
        return lemma(token) not in scene.tables.word_class("impersonal")
    if token.pos_ == "DET":
        return bool(feature(token, "Person")) or lemma(token) in scene.tables.word_class("possessives")
    if token.pos_ == "NOUN" and feature(token, "Animacy") == "Anim" and any(named_beside(token, scene)):
        return True
    quantity = scene.quantity_of(token)
    return quantity is not None and not counts_things(token, quantity)


def allowed(token: Token, where: str) -> bool:
    """Let a numeral or an unmarked word pass; a tagged case must be possible for the object's place."""
    tagged = case_of(token)
    possible = {tagged, *(case.lower() for case in token._.cases)} - {""}
    if any(child.dep_.startswith("nummod") for child in token.children):
        return True  # «28 человек»: the number takes the place's case, the noun its own
    if where == "nom" and tagged:
        return tagged == "nom"
    return not possible or bool(possible & OBJECT_CASES[where]) or token.pos_ in ("NUM", "DET")


def antecedent(token: Token, scene: Scene) -> Token:
    """Go from «которого» to the noun that its clause describes."""
    if lemma(token) not in scene.tables.word_class("relatives"):
        return token
    head = clause_head(token)
    return head.head if head.dep_ in ("acl:relcl", "acl") else token


def expand(token: Token, scene: Scene) -> Iterator[Subject]:
    """Yield the subject that `token` heads, or the names in apposition to it, then its conjuncts."""
    names = list(named_beside(token, scene))
    if names:
        yield from (named(token, name, scene) for name in names)
        return
    subject = subject_at(token, scene)
    if subject is not None:
        yield subject
    for child in children(token):
        if child.dep_ == "conj":
            yield from expand(child, scene)


def named_beside(token: Token, scene: Scene) -> Iterator[Found]:
    """Yield the names that a person noun carries: «программист Илья Сафонов», «граждан Польши К.Р. и В.М.»."""
    own = scene.person_at(token)
    if own is not None:
        yield own
        yield from listed_after(own, scene)
        return
    noun = person_noun(token, scene.tables)
    loose = token.pos_ in ("VERB", "ADJ") or (noun is not None and noun.kind == "participle")
    for child in descendants(token, loose):
        name = scene.person_at(child)
        if name is not None and is_bare(child) and agrees(child, token):
            yield name
            yield from listed_after(name, scene)
            return
    name = name_to_the_right(token, scene) if loose else None
    if name is not None:
        yield name
        yield from listed_after(name, scene)


def name_to_the_right(token: Token, scene: Scene) -> Found | None:
    """Give the name that follows a participle and its own words, whatever the parser hung it on."""
    for at in range(token.i + 1, min(token.i + 1 + PARTICIPLE_REACH, token.sent.end)):
        word = scene.doc[at]
        name = scene.person_at(word)
        if name is not None:
            return name if is_bare(word) and agrees(word, token) else None
        if word.is_punct or feature(word, "VerbForm"):
            return None
    return None


def listed_after(name: Found, scene: Scene) -> Iterator[Found]:
    """Yield the names that go on a list, over birth years and ages: «К.Р., 1979 года рождения, и В.М.»."""
    at = name.end
    skipped = scene.tables.word_class("between_names")
    joined = False
    while at < len(scene.doc) and scene.doc[at].sent.start == scene.doc[name.start].sent.start:
        following = scene.person_at(scene.doc[at])
        if following is not None:
            if joined:
                yield following
                yield from listed_after(following, scene)
            return
        token = scene.doc[at]
        if not (token.is_punct or token.is_digit or lemma(token) in skipped):
            return
        joined = joined or token.text == "," or lemma(token) in skipped
        at += 1


def descendants(token: Token, loose: bool) -> Iterator[Token]:
    """Yield what may carry the name: appositions, at any depth under a participle («разыскиваемого за взрыв Бойчука»)."""
    for child in children(token):
        if child.i > token.i and (loose or child.dep_ in ("appos", "flat:name", "flat", "nmod")) and child.dep_ != "conj":
            yield child
            yield from descendants(child, loose)


def agrees(name: Token, noun: Token) -> bool:
    """Say that a name may be in apposition to a noun: some case in common, which a mere genitive owner has not."""
    if name.dep_ == "appos" and name.head.i == noun.i:
        return True
    cases = [{case_of(t), *(case.lower() for case in t._.cases)} - {""} for t in (name, noun)]
    if case_of(noun) in ("gen", "acc"):
        return not cases[0] or bool(cases[0] & {"gen", "acc"})
    return not cases[0] or case_of(name) == case_of(noun)


def named(token: Token, person: Found, scene: Scene) -> Subject:
    start = min(token.i, person.start)
    return Subject(scene.part, person.head, start, max(person.end, token.i + 1), person, nation=nation_of(token, scene))


def nation_of(token: Token, scene: Scene) -> str | None:
    noun = person_noun(token, scene.tables)
    own = noun.nation if noun is not None else None
    if own is None and noun is not None:
        own = scene.demonym_at(token) or scene.country_under(token)
    nested = (child for child in children(token) if child.dep_ == "appos")
    return own or next((n for n in (nation_of(child, scene) for child in nested) if n is not None), None)


def subject_at(token: Token, scene: Scene) -> Subject | None:
    """Read an unnamed person or group: a person noun with or without a number, a bare number, a pronoun."""
    noun = person_noun(token, scene.tables)
    quantity = scene.quantity_of(token)
    if noun is None and token.pos_ in PRONOUNS and quantity is None:
        return pronoun(token, scene)
    if noun is None and (quantity is None or counts_things(token, quantity)):
        return None
    count, count_is = number(token, quantity)
    known = quantity is None and noun is not None and (noun.kind in POINTING or count is None)
    start = token.left_edge.i
    return Subject(
        scene.part, token.i, start, token.i + 1, None, count, count_is, nation_of(token, scene), known,
        another=is_another(token, scene),
    )  # fmt: skip


def number(token: Token, quantity: Quantity | None) -> tuple[int | None, str]:
    if quantity is not None:
        return (int(quantity.value) if quantity.value is not None else None), quantity.value_is
    return (None if feature(token, "Number") == "Plur" else 1), "exact"


def is_another(token: Token, scene: Scene) -> bool:
    words = scene.tables.word_class("another")
    return any(lemma(word) in words for word in scene.doc[token.left_edge.i : token.i])


def counts_things(token: Token, quantity: Quantity) -> bool:
    """Say that a number counts no people that the law moves: «семь автомобилей», «28 процентов», «двести туристов»."""
    return not quantity.counts or quantity.head is not None or (quantity.unit is not None and not quantity.persons)


def pronoun(token: Token, scene: Scene) -> Subject | None:
    if feature(token, "Person") in ("1", "2") or lemma(token) in scene.tables.word_class("impersonal"):
        return None
    plural = feature(token, "Number") == "Plur" or lemma(token) == scene.tables.words.get("they")
    count = None if plural else 1
    return Subject(scene.part, token.i, token.i, token.i + 1, None, count, known=True, pronoun=True)

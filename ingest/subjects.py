"""Who is moved or held: named persons, anonymous ones, groups with their number, pronouns and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.families import families
from ingest.governed import governed_persons
from ingest.groups import are_ours, begins_anew, counted_in, goes_with_unmoved, is_accused, is_diplomat, was_harmed
from ingest.living import stands_for_one
from ingest.naming import named_beside
from ingest.objects import object_tokens
from ingest.purpose import is_ordered, means_convicts
from ingest.scene import Scene, Subject, counts_things, person_noun, somebody
from ingest.syntax import children, clause_head, feature, lemma, tells
from ingest.tolls import SAID, counted_by_decisions, counted_by_noun, number, stands_as_noun
from ingest.triggers import Trigger
from ingest.victims import is_harmed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.context import Holder
    from ingest.mentions import Found
    from ingest.quantities import Quantity
    from ingest.tables import PersonNoun

OWNER = 2  # words from «наших» to «граждан»
ABOUT = 2  # words from «в отношении» to a number: «в отношении ещё девяти»
PRONOUNS = frozenset({"PRON", "DET"})
POINTING = frozenset({"known", "participle"})
VERBAL = frozenset({"VERB", "AUX"})
OWN_WORDS = frozenset({"amod", "nmod", "acl", "acl:relcl", "appos", "det", "obl", "conj", "flat:name"})


def find_subjects(trigger: Trigger, scene: Scene, holders: Sequence[Holder] = ()) -> list[Subject]:
    """Give everyone whom the trigger moves or holds; a conjunction gives several."""
    tokens = (
        object_tokens(trigger, scene) or governed_persons(holders, scene) or list(decided_on(trigger, holders, scene))
    )
    own = trigger.frame.modified_by
    tokens = [t for t in tokens if lemma(t) not in own and not begins_anew(t, trigger.token, scene)]
    tokens = [t for t in tokens if not (goes_with_unmoved(t, scene) or was_harmed(t, scene))]
    expelled = trigger.frame.set.get("mode") == "deportation"
    tokens = [t for t in tokens if not (expelled and is_diplomat(t, scene))]
    if stands_as_noun(trigger.token) and scene.quantity_of(trigger.token) is not None:
        return list(counted_by_noun(trigger, scene))
    if not tokens:
        return list(families(trigger, scene)) or list(counted_by_decisions(trigger, holders, scene))
    found = (subject for token in tokens for subject in expand(antecedent(token, scene), scene))
    wanted = trigger.frame.subject_lemmas
    if wanted and not is_ordered(trigger, scene):
        found = (
            s
            for s in found
            if any(lemma(t) in wanted for t in told_of(s, scene))
            or is_accused(scene.doc[s.token], scene)
            or are_convicts(s, trigger, scene)
            or (s.pronoun and s.count == 1 and any(holder.row.value == "requested" for holder in holders))
        )
    subjects = [s for s in found if not is_teller(s, scene) and not (s.person and is_harmed(s.person, scene))]
    return named_once(list({subject.token: subject for subject in subjects}.values()))


def are_convicts(subject: Subject, trigger: Trigger, scene: Scene) -> bool:
    """Say that words before mean convicts, or that a crowd is taken in to serve: «приняты 12 для отбытия наказания»."""
    serving = scene.tables.word_class("serving")
    to_serve = subject.count != 1 and any(lemma(word) in serving for word in trigger.token.sent)
    return to_serve or means_convicts(subject, scene)


def decided_on(trigger: Trigger, holders: Sequence[Holder], scene: Scene) -> Iterator[Token]:
    """Yield the crowd that a decision is about: «в отношении ещё девяти граждан Индии решения о высылке вынесены»."""
    if trigger.token.pos_ != "NOUN" or not any(holder.row.legal and holder.row.value in SAID for holder in holders):
        return
    sentence, about = trigger.token.sent, scene.tables.word_class("about_whom")
    for quantity in scene.quantities:
        here = quantity.head is not None and sentence.start < quantity.start < sentence.end
        before = scene.doc[max(sentence.start, quantity.start - ABOUT) : quantity.start]
        if here and quantity.persons and (quantity.value or 0) > 1 and any(word.lower_ in about for word in before):
            yield scene.doc[quantity.head or 0]
            return


def is_teller(subject: Subject, scene: Scene) -> bool:
    """Say that somebody in office only tells of it: «..., заявил зампрокурора»."""
    person = subject.person
    official = person is not None and person.cluster in scene.officials
    return official and person is not None and tells(scene.doc[person.head], scene.tables, ("nom",))


def told_of(subject: Subject, scene: Scene) -> Iterator[Token]:
    """Yield the words of a subject and what is said beside it: «52 латыша, осуждённых за кражи», «которых судят»."""
    yield from words_of(subject, scene)
    yield from (child for child in children(scene.doc[subject.token]) if child.dep_ in ("acl", "acl:relcl"))


def words_of(subject: Subject, scene: Scene) -> Span:
    return scene.doc[subject.start : subject.end]


def named_once(subjects: list[Subject]) -> list[Subject]:
    """Fold «обвиняемую» into the one name beside it when the parser made two objects of them."""
    pronouns = {subject.gender: subject for subject in subjects if subject.pronoun}
    subjects = [s for s in subjects if not s.pronoun or s is pronouns[s.gender]]  # «его разыскивал Рим и выдал его»
    names = [subject for subject in subjects if subject.person is not None]
    others = [subject for subject in subjects if subject.person is None]
    if len(names) != 1 or not others or any(other.count != 1 or other.another for other in others):
        return subjects
    nation = next((s.nation for s in subjects if s.nation is not None), None)
    return [replace(names[0], nation=nation)]


def antecedent(token: Token, scene: Scene) -> Token:
    """Go from «которого» to the noun that its clause describes, and from a noun in apposition to the name before it."""
    if lemma(token) not in scene.tables.word_class("relatives"):
        return counted_in(token, scene) or token
    head = clause_head(token)
    if head.dep_ not in ("acl:relcl", "acl"):
        return token
    noun = head.head if head.head.pos_ not in VERBAL else noun_before_clause(token)
    apart = noun.dep_ in ("appos", "acl") and noun.pos_ == "NOUN" and scene.person_at(noun.head) is not None
    return noun.head if apart and noun.head.i < noun.i else noun


def noun_before_clause(relative: Token) -> Token:
    """Give the word before «, которого», «, за которым», of which the clause is told where the parser lost it."""
    comma = relative.nbor(-1) if relative.i > relative.sent.start + 1 else relative
    comma = comma.nbor(-1) if comma.pos_ == "ADP" else comma
    return comma.nbor(-1) if comma.text == "," and comma.i > relative.sent.start else relative


def expand(token: Token, scene: Scene) -> Iterator[Subject]:
    """Yield the subject that `token` heads, or the names in apposition to it, then its conjuncts."""
    names = list(named_beside(token, scene))
    if names and not is_larger(token, len(names), scene):
        yield from (named(token, name, scene) for name in names)
        listed = {name.cluster for name in names}
        heads = {at: scene.doc[at] for at in (token.i, *(name.head for name in names))}
        for child in (child for head in heads.values() for child in children(head)):
            if child.dep_ == "conj" and child.i > token.i and somebody(child, scene.tables) is not None:
                joined = any(inner.dep_ == "cc" for inner in child.children)  # «Имярек, его жена» is but one
                yield from (s for s in expand(child, scene) if is_one_more(s, listed, joined))
        return
    subject = subject_at(token, scene)
    if subject is not None:
        yield subject
    for child in children(token):
        if child.dep_ == "conj" and not (is_counted(token, scene) and not is_counted(child, scene)):
            yield from expand(child, scene)


def is_one_more(subject: Subject, listed: set[int], joined: bool) -> bool:
    """Say that a conjunct is somebody else: by another name, or by whose he is («и его брата»)."""
    if subject.person is not None:
        return subject.person.cluster not in listed
    return joined and subject.another and subject.count == 1


def is_larger(token: Token, names: int, scene: Scene) -> bool:
    """Say that a number counts more than one name beside it tells: «выдала пятерых, один из них — Имярек»."""
    quantity = scene.quantity_of(token) if scene.person_at(token) is None else None  # «Имярек (47)» tells an age
    return names == 1 and quantity is not None and quantity.counts and (quantity.value or 0) > names


def is_counted(token: Token, scene: Scene) -> bool:
    return scene.quantity_of(token) is not None or scene.person_at(token) is not None


def named(token: Token, person: Found, scene: Scene) -> Subject:
    start = min(token.i, person.start)
    return Subject(scene.part, person.head, start, max(person.end, token.i + 1), person, nation=nation_of(token, scene))


def nation_of(token: Token, scene: Scene) -> str | None:
    if lemma(token) in scene.tables.word_class("natives"):
        return None  # where somebody was born tells no citizenship
    noun = person_noun(token, scene.tables)
    own = noun.nation if noun is not None else scene.demonym_at(token)
    if own is None and noun is not None:
        own = scene.demonym_at(token) or scene.country_under(token) or nation_pointed_to(token, scene)
    own = scene.home if own is None and are_ours(token, scene) else own
    own = land_come_from(token, scene) if own is None else own
    nested = (child for child in children(token) if child.dep_ == "appos")
    return own or next((n for n in (nation_of(child, scene) for child in nested) if n is not None), None)


def land_come_from(token: Token, scene: Scene) -> str | None:
    """Give the one land that foreigners are told to be from: «девять иностранцев из Непала»."""
    if lemma(token) not in scene.tables.word_class("foreigners"):
        return None
    away, at = scene.tables.word_class("from_abroad"), token.i + 1
    found = next((f for f in scene.founds if f.start == at + 1 and f.type == "country"), None)
    told = found is not None and scene.doc[at].lower_ in away and len(list(scene.doc[found.head].conjuncts)) == 0
    return found.country if told and found is not None else None


def nation_pointed_to(token: Token, scene: Scene) -> str | None:
    """Give the land of «соотечественники», «наши граждане» (the article's own), «её граждане» (the one just named)."""
    words = scene.tables.word_class
    citizens = lemma(token) in words("citizens")
    own = [lemma(word) for word in scene.doc[max(0, token.i - OWNER) : token.i]]
    mine = citizens and feature(token, "Poss") == "1"  # of a language that says «our» by an ending
    if lemma(token) in words("compatriots") or mine or (citizens and set(own) & words("ours")):
        return scene.home
    owned = citizens and bool(set(own[-1:]) & words("he"))
    before = (f for f in scene.founds if token.sent.start <= f.start < token.i and f.type == "country")
    return next((found.country for found in reversed(list(before))), None) if owned else None


def subject_at(token: Token, scene: Scene) -> Subject | None:
    """Read an unnamed person or group: a person noun with or without a number, a bare number, a pronoun."""
    noun = somebody(token, scene.tables)
    quantity = scene.quantity_of(token)
    if noun is None and quantity is None and (token.pos_ in PRONOUNS or stands_for_one(token, scene.tables)):
        return pronoun(token, scene)
    if noun is None and (quantity is None or counts_things(token, quantity) or is_only_land(token, quantity, scene)):
        return None
    count, count_is = number(token, quantity)
    points = noun is not None and (noun.kind in POINTING or count is None or is_alone(token, scene))
    known = quantity is None and points
    start = token.left_edge.i
    return Subject(
        scene.part, token.i, start, token.i + 1, None, count, count_is, nation_of(token, scene), known,
        another=is_another(token, scene), gender=gender_of(token, noun, scene),
    )  # fmt: skip


def is_only_land(token: Token, quantity: Quantity, scene: Scene) -> bool:
    """Say that a word is the name of a land that is called the only one: «одна Мальта ещё арестовывает»."""
    return quantity.value == 1 and any(
        found.head == token.i and found.type in ("country", "place") for found in scene.founds
    )


def is_alone(token: Token, scene: Scene) -> bool:
    """Say that a noun stands with no word but an age, or «этот»: «мужчину 39 лет» points back, «уроженца Оша» not."""
    pointing = scene.tables.word_class("pointing_at")
    beside = [child for child in token.children if child.dep_ in OWN_WORDS]
    own = [child for child in beside if lemma(child) not in pointing]
    pointed = len(own) < len(beside)
    return all(is_age(child, scene) or (pointed and is_nation(child, scene)) for child in own)


def is_age(word: Token, scene: Scene) -> bool:
    """Say that a word tells how old somebody is: «39 лет», «the 46-year-old»."""
    words = scene.tables.word_class("years_old")
    return word.lower_ in words or word.lower_.partition("-")[2] in words


def is_nation(word: Token, scene: Scene) -> bool:
    return word.pos_ == "ADJ" and scene.demonym_at(word) is not None


def is_another(token: Token, scene: Scene) -> bool:
    """Say that somebody is not the one named before: «ещё один», «его брат», «сообщник»."""
    words = scene.tables.word_class("another")
    related = lemma(token) in scene.tables.word_class("relations")
    return related or any(lemma(word) in words for word in scene.doc[token.left_edge.i : token.i])


def pronoun(token: Token, scene: Scene) -> Subject | None:
    if feature(token, "Person") in ("1", "2") or lemma(token) in scene.tables.word_class("impersonal"):
        return None
    if lemma(token) in scene.tables.word_class("asking"):
        return None  # «о том, кто попался»: of a clause that has its noun the noun was taken
    plural = feature(token, "Number") == "Plur" or lemma(token) == scene.tables.words.get("they")
    count = None if plural else 1
    gender = "" if plural else gender_of(token, None, scene)
    return Subject(scene.part, token.i, token.i, token.i + 1, None, count, known=True, pronoun=True, gender=gender)


def gender_of(token: Token, noun: PersonNoun | None, scene: Scene) -> str:
    """Give the gender that a word tells of its bearer; a role in the masculine («фигурант») may be anyone's."""
    if token.lower_ in scene.tables.word_class("of_her"):
        return "Fem"
    own = feature(token, "Gender") if noun is None or noun.kind != "open" else ""
    told = noun is None or noun.kind not in ("known", "count")
    return own if own == "Fem" or (told and own == "Masc") or token.lower_ in scene.tables.word_class("of_him") else ""

"""The words that stand where a voice puts its object: by relation, by case, or under a governor."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from ingest.clauses import allowed_cases, is_led_in
from ingest.groups import is_accused
from ingest.living import is_crowd, is_open, is_person_word
from ingest.naming import is_bare
from ingest.scene import Scene
from ingest.syntax import case_of, cases, children, clause_head, feature, is_finite, lemma, preposition, spell
from ingest.tables import Tables
from ingest.things import counts_things, is_owner_of_thing, moved
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token


OBJECT_LINKS = {
    "nom": ("nsubj:pass", "nsubj"),
    "acc": ("obj", "nsubj", "iobj"),
    "gen": ("nmod", "obj", "nsubj"),
}
LIVING = {"gen", "acc"}  # one form of a man, whichever a tagger takes it for
OBJECT_CASES = {"nom": {"nom"}, "acc": {"acc", "gen"}, "gen": {"gen"}}
NOT_OBJECTS = frozenset({"conj", "parataxis", "orphan", "advcl"})
PARTING = frozenset(":;")
LOOSE = 2  # the rank of a word that only shares the clause
NOUN_REACH = 6  # words after a noun trigger


def with_its_noun(trigger: Trigger) -> Iterator[Token]:
    """Yield what hangs on a verb, and on the noun that makes it a trigger: «наручники на него надели»."""
    for child in trigger.token.children:
        yield child
        if lemma(child) in trigger.frame.modified_by:
            yield from child.children


def object_tokens(trigger: Trigger, scene: Scene) -> list[Token]:
    """Give the words that stand where the voice puts its object: by relation, else by case in the same clause."""
    token, where = trigger.token, object_place(trigger)
    if trigger.frame.person:
        named = (t for t in with_its_noun(trigger) if is_at_place(t, trigger.frame.person, scene))
        return [t for t in named if is_fitting(t, trigger, scene)]
    if trigger.frame.stands:
        return before_predicate(token, scene)
    if where == "head":
        return [] if is_of_whole(token) else [noun_of(token, scene)]
    if where not in OBJECT_CASES or moves_the_rest(trigger, scene) or moves_nobody(token, scene):
        return []
    fitting = [t for t in near(trigger) if is_fitting(t, trigger, scene)]
    bare = [t for t in fitting if is_placed(t, where, scene.tables) or is_told_in_thousands(t, where, scene)]
    counted = is_planned(token) and any(scene.quantity_of(t) is not None for t in token.head.children)
    loose = counted and all(rank(t, trigger)[0] >= LOOSE for t in bare)  # «принять удалось 52 человека»
    bare = ([] if loose else bare) or [
        t for t in shared_objects(token) if is_fitting(t, trigger, scene) and is_placed(t, where, scene.tables)
    ]
    bare = bare or [t for t in misread_as_clause(token) if is_fitting(t, trigger, scene) and allowed(t, where)]
    ranks = {t.i: rank(t, trigger) for t in bare}
    best = min(ranks.values(), default=None)
    chosen = without_victims([t for t in bare if ranks[t.i] == best])
    thing = OBJECT_LINKS[where][0]
    chosen = [t for t in chosen if not is_owner_of_thing(t, token, scene) and not counts_things(t, token, thing, scene)]
    chosen = [t for t in chosen if not is_of_clause_before(t, token)] or chosen
    chosen = [t for t in chosen if not is_of_aim(t, token)]
    if best is None or best[0] < LOOSE:
        return chosen
    if token.pos_ in ("NOUN", "PROPN"):
        chosen = [t for t in chosen if t.pos_ != "NUM"]
    if any(moved(token, thing, scene)):
        return []
    return sorted(chosen, key=lambda t: abs(t.i - token.i))[:1]


def is_of_aim(word: Token, verb: Token) -> bool:
    """Say that somebody is only what the verb is for: «flew to Batumi to bring home X»."""
    aim = next((step for step in word.ancestors if step.pos_ == "VERB"), None)
    if aim is None or feature(aim, "VerbForm") != "Inf" or aim.dep_ not in ("xcomp", "advcl"):
        return False
    return aim.i > verb.i and any(step.i == verb.i for step in aim.ancestors)


def moves_the_rest(trigger: Trigger, scene: Scene) -> bool:
    """Say that those are moved who are left: «восемь выдал Рим, остальных прислала Вена» tells no number of them."""
    links, rest = OBJECT_LINKS.get(object_place(trigger), ()), scene.tables.word_class("remaining")
    objects = [child for child in children(trigger.token) if child.dep_ in links]
    numbered = any(scene.quantity_of(child) is not None for child in objects)  # «30 человек, ..., остальные — из Рима»
    return not numbered and any(lemma(child) in rest for child in objects)


def moves_nobody(verb: Token, scene: Scene) -> bool:
    """Say that nobody is moved: «Вена никого не отдала, из Рима этапированы 12»."""
    nobody = scene.tables.word_class("nobody")
    return any(lemma(child) in nobody and child.lower_ not in nobody for child in verb.children)


def before_predicate(noun: Token, scene: Scene) -> list[Token]:
    """Give of whom a noun without a verb tells: the nearest nominative before it."""
    before = noun.doc[noun.sent.start : noun.i]
    people = [t for t in before if case_of(t) == "nom" and is_bare(t) and is_person_word(t, scene)]
    return people[-1:]


def is_of_whole(participle: Token) -> bool:
    """Say that a participle belongs to the whole, not to the part it hangs on: «из восьми задержанных трое»."""
    number = participle.head
    cases = (child for child in number.children if child.dep_ == "case" and child.i < participle.i < number.i)
    return number.pos_ == "NUM" and any(True for _ in cases)


def noun_of(participle: Token, scene: Scene) -> Token:
    """Give the noun of a participle; made subject or object itself, the one after it that agrees."""
    if participle.head.pos_ != "VERB" or participle.dep_ not in ("nsubj", "obj"):
        return participle.head
    after = participle.doc[participle.i + 1 : participle.sent.end]
    own = takewhile(lambda t: not is_finite(t), after)
    fitting = {case_of(participle)} | (LIVING if case_of(participle) in LIVING else set())
    named = (t for t in own if is_bare(t) and is_person_word(t, scene) and case_of(t) in fitting)
    return next(named, participle.head)


def misread_as_clause(verb: Token) -> list[Token]:
    """Give the noun of a clause without a pronoun, which is the verb's object: «Имярека, химика, разыскивал Рим»."""
    clausal = verb.dep_ == "acl:relcl" and is_finite(verb) and verb.head.i < verb.i
    bound = any(feature(word, "PronType") == "Rel" or word.pos_ == "PRON" for word in verb.children)
    return [verb.head] if clausal and not bound else []


def is_at_place(token: Token, place: str, scene: Scene) -> bool:
    """Say that a word stands at one of some places: «за ins», «gen»; several are parted by «|»."""
    prep, places = preposition(token, scene.tables), place.split("|")
    return any(spell(prep, "", case) in places for case, _ in cases(token))


def without_victims(tokens: list[Token]) -> list[Token]:
    """Drop who stands in a participle's phrase of another: «выдали X, обвиняемого в убийстве купца Y»."""
    first = min((token.i for token in tokens), default=0)
    return [t for t in tokens if not any(is_open_phrase(word, t) for word in t.doc[first + 1 : t.i])]


def is_of_clause_before(token: Token, verb: Token) -> bool:
    """Say that a word belongs to a verb of its own before the comma: «проверены 90 рабочих, под арест взяты трое»."""
    before = token.doc[token.i + 1 : verb.i]
    own = takewhile(lambda word: word.text != ",", reversed(token.doc[token.sent.start : token.i]))
    return any(word.text == "," for word in before) and any(is_finite(word) for word in own)


def is_open_phrase(word: Token, token: Token) -> bool:
    """Say that a participle after a comma begins a phrase which still goes on at the token."""
    parted = word.i > 0 and word.doc[word.i - 1].text == ","
    participle = feature(word, "VerbForm") == "Part" and feature(word, "Variant") != "Short" and word.dep_ == "acl"
    return parted and participle and not any(t.text == "," for t in word.doc[word.i : token.i])


def is_fitting(token: Token, trigger: Trigger, scene: Scene) -> bool:
    """Let any animate noun be whom the law moves or holds; other words of moving need one that is listed."""
    frame = trigger.frame
    if is_one_of_them(token, scene.tables):
        return False
    strong = frame.kind != "transfer" or frame.set.get("mode") in ("extradition", "deportation")
    told = strong or is_accused(token, scene) or (frame.needs == "sides" and is_crowd(token, scene))
    return is_person_word(token, scene) or (told and is_open(token, scene))


def is_one_of_them(token: Token, tables: Tables) -> bool:
    """Say that a number after a comma brings in a member of the group before: «выдала пятерых, один из них — ...»."""
    if lemma(token) not in tables.word_class("among"):
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    parted = token.i > token.sent.start and token.nbor(-1).is_punct
    return parted and len(after) > 1 and after[0].lower_ in tables.word_class("partitive") and after[1].pos_ == "PRON"


def shared_objects(token: Token) -> Iterator[Token]:
    """Yield what a second verb shares with the first, or an infinitive leaves to what governs it.

    «он пойман и экстрадирован», «задержали и выдворили троих»; «Имярека планируется передать».
    """
    beside = verb_beside(token)
    if beside is not None and not has_its_own(token):
        yield from beside.children
        return
    if (token.dep_ == "conj" and not has_its_own(token)) or is_planned(token) or is_led_in(token):
        yield from token.head.children
    yield from (inner for child in token.children if child.dep_ == "conj" for inner in child.children)


def verb_beside(token: Token) -> Token | None:
    """Give the verb that only «и», «или» parts from this one: «задержали 60, а 43 выдали или депортировали»."""
    joint = token.nbor(-1) if token.i > token.sent.start + 1 else None
    verb = token.nbor(-2) if joint is not None and joint.pos_ == "CCONJ" else None
    both = verb is not None and verb.pos_ == token.pos_ == "VERB"
    return verb if verb is not None and both and verb.head.i != token.i else None


def is_planned(token: Token) -> bool:
    """Say that an infinitive hangs on a verb that can have no object: «планируется передать», «решено выслать»."""
    impersonal = feature(token.head, "Voice") in ("Mid", "Pass") and feature(token.head, "VerbForm") != "Inf"
    return feature(token, "VerbForm") == "Inf" and token.head.i != token.i and impersonal


def has_its_own(verb: Token) -> bool:
    """Say that an active verb has an object: it shares none («выдали X и отпустили инженера»)."""
    return any(child.dep_ == "obj" and child.pos_ in ("NOUN", "PROPN") for child in verb.children)


def object_place(trigger: Trigger) -> str:
    """Give where the person stands; who «находился в розыске» is the subject, for all that the verb is reflexive."""
    voice = trigger.voice
    return voice.agent if trigger.frame.intransitive and voice.object != "nom" else voice.object


def near(trigger: Trigger) -> Iterator[Token]:
    """Yield the trigger's children, then the words of its clause; a noun reaches only a few words on."""
    token = trigger.token
    yield from (child for child in children(token) if child.dep_ not in NOT_OBJECTS and not is_past_colon(child, token))
    if token.pos_ in ("NOUN", "PROPN"):
        after = token.doc[token.i + 1 : token.sent.end][:NOUN_REACH]
        own = {t.i for t in takewhile(lambda t: not is_finite(t) and not opens_remark(t), after)}
        yield from (t for t in after if t.head.i != token.i and (t.i in own or t.dep_.startswith("nsubj")))
        return
    clause = clause_head(token).i
    loose = (t for t in token.sent if t.head.i != token.i and clause_head(t).i == clause)
    yield from (t for t in loose if not is_past_colon(t, token))


def opens_remark(comma: Token) -> bool:
    """Say that a clause about the noun itself begins: «запросы об экстрадиции, а их девять»."""
    after = comma.doc[comma.i + 1 : comma.i + 3]
    return comma.text == "," and len(after) > 1 and after[0].pos_ == "CCONJ" and after[1].pos_ == "PRON"


def is_past_colon(child: Token, token: Token) -> bool:
    """Say that a colon or half a pair of brackets stands between: what follows is a part, or another year's number."""
    first, last = sorted((child.i, token.i))
    between = [token.doc[at].text for at in range(first, last)]
    return not PARTING.isdisjoint(between) or between.count("(") != between.count(")")


def rank(token: Token, trigger: Trigger) -> tuple[int, int]:
    """Order candidates: the expected relation, any child of the trigger, a word of the clause (nearest first)."""
    if token.head.i == trigger.token.i:
        return (0 if token.dep_ in OBJECT_LINKS[object_place(trigger)] else 1, 0)
    return (LOOSE, 0 if token.i > trigger.token.i else 1)


def is_placed(token: Token, where: str, tables: Tables) -> bool:
    """Say that a word stands where an object may: bare in a fitting case, or after «в отношении»."""
    if is_bare(token) and tables.words.get("counted_cases"):
        return case_of(token) == where or (token.pos_ == "NUM" and where != "gen")
    if is_bare(token):
        return allowed(token, where) and not (where == "acc" and are_doers(token))
    if is_approximate(token, tables):
        return where != "gen"
    return token.pos_ != "NUM" and preposition(token, tables) in tables.word_class("object_prepositions")


def is_told_in_thousands(token: Token, where: str, scene: Scene) -> bool:
    """Say that two words tell a number, and the parser took the second for whom it counts: «3,4 тыс. граждан»."""
    quantity = scene.quantity_of(token) if is_bare(token) and where != "gen" else None
    return quantity is not None and quantity.head == token.i and quantity.end - quantity.start > 1


def are_doers(token: Token) -> bool:
    """Say that people in the plural nominative are nobody's object: «литовские полицейские сдали X»."""
    people = token.pos_ == "NOUN" and feature(token, "Animacy") == "Anim" and feature(token, "Number") == "Plur"
    return people and case_of(token) == "nom" and not any(c.dep_.startswith("nummod") for c in token.children)


def is_approximate(token: Token, tables: Tables) -> bool:
    """Say that the only preposition is a number's own: «свыше семисот человек», «до пятнадцати»."""
    cases = [child for child in token.children if child.dep_ == "case"]
    return bool(cases) and all(child.lower_ in tables.word_class("approximate") for child in cases)


def allowed(token: Token, where: str) -> bool:
    """Let a numeral or an unmarked word pass; a tagged case must be possible for the object's place."""
    tagged = case_of(token)
    possible = {tagged, *(case.lower() for case in allowed_cases(token))} - {""}
    if any(child.dep_.startswith("nummod") for child in token.children):
        return True  # «28 человек»: the number takes the place's case, the noun its own
    if where == "nom" and tagged:
        return tagged == "nom"
    return not possible or bool(possible & OBJECT_CASES[where]) or token.pos_ in ("NUM", "DET")

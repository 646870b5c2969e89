"""Who acts: at a trigger, at what governs it, at the noun that a relative clause describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import morphology
from ingest.clauses import allowed_cases, is_caseless
from ingest.context import Context
from ingest.syntax import (
    DASHES,
    Stand,
    begins_part,
    case_of,
    feature,
    has_comma_between,
    is_finite,
    is_full_participle,
    lemma,
    name_top,
)
from ingest.tables import Tables
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ingest.mentions import Found

DEMONYM = "demonym"  # how a people's name is found
ASKED_FROM = "destination"
NOUNS_BETWEEN = 4  # words between the preposition and the name: «в столичной тюрьме Риги»
INNER = "inner"  # who acts is whoever acts in what is governed: «намерен добиваться»


def doer_under(context: Context, at: int, trigger: Trigger) -> str | None:
    """Give the role of whoever acts at a governor; it may be that of who acts in what stands inside it."""
    if trigger.frame.kind != "transfer":
        return None if context.holders[at].row.alone else trigger.frame.agent
    for outer in reversed(context.holders[: at + 1]):
        if outer.row.agent != INNER:
            return outer.row.agent
    return trigger.frame.agent


def shared_role(stand: Stand, trigger: Trigger, context: Context, tables: Tables) -> str | None:
    """Give the role of the subject of a verb that another verb shares: «суд выслушал его и отказался выдать»."""
    verb = stand.holder
    if stand.place != "nom" or verb is None or trigger.frame.kind != "transfer" or not is_finite(verb):
        return None
    for at, outer in enumerate(context.holders):
        token = outer.token
        own = any(child.dep_.startswith("nsubj") for child in token.children)
        willing = token.dep_ == "obj" and lemma(token) in tables.word_class("own_will")
        if token.head.i == verb.i and not own and (token.dep_ in ("conj", "xcomp") or willing):
            return doer_under(context, at, trigger)
    return None


def agent_role(stand: Stand, trigger: Trigger, tables: Tables) -> str | None:
    """Seat the doer: a nominative subject of an active verb, an instrumental of a passive one."""
    if trigger.frame.intransitive or trigger.frame.agent == "none":
        return None
    unnamed = trigger.frame.kind == "wanted" and is_unnamed_seekers_place(stand, tables)
    doer = "nom" if trigger.frame.person else trigger.voice.agent  # «за ним охотилась Чехия»: reflexive, and no passive
    return trigger.frame.agent if unnamed or stand.place == doer else None


def is_unnamed_seekers_place(stand: Stand, tables: Tables) -> bool:
    """Say that a place stands for those who seek there: «которого ищут в Ташкенте», «разыскиваемый в Польше»."""
    holder = stand.holder
    if holder is None or stand.place not in tables.word_class("doer_places"):
        return False
    participle = feature(holder, "VerbForm") == "Part" and not any(case_of(child) == "ins" for child in holder.children)
    return participle or is_unnamed_doers_place(stand, tables)


def describes(verb: Token, stand: Stand, tables: Tables) -> bool:
    """Say that the relative subject of a verb means the word, or the noun that the word owns."""
    noun = described(verb, tables)
    if noun is None:
        return False
    top = name_top(stand.token)
    owned = top.head.i == noun.i and lemma(noun) in tables.word_class("sides")
    return (top.i == noun.i or owned) and not is_contrary(top if top.i == noun.i else noun, verb)


def is_said_of(verb: Token, stand: Stand) -> bool:
    """Say that a participle tells what a word does: «Турция, запросившая его выдачу», «просившей о выдаче Праге»."""
    active = is_full_participle(verb) and feature(verb, "Voice") in ("Act", "Mid")
    return active and verb.dep_ in ("acl", "amod") and verb.head.i == name_top(stand.token).i


def described(verb: Token, tables: Tables) -> Token | None:
    """Give the noun that a relative clause describes; where the parser lost it, the last one before «, который»."""
    relatives = tables.word_class("relatives")
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and lemma(child) in relatives), None)
    if subject is None:
        return None
    if verb.dep_ == "acl:relcl":
        return verb.head
    before = verb.doc[max(verb.sent.start, subject.i - 2)]
    return before if before.pos_ in ("NOUN", "PROPN") and before.i < subject.i - 1 else None


def relative_role(verb: Token, tables: Tables) -> str:
    """Give the role of the place that a relative clause speaks of: «в Грузию, откуда его выдали»."""
    if verb.dep_ not in ("acl:relcl", "acl", "advcl"):
        return ""
    roles = tables.words.get("relative_places", {})
    return next((str(roles[child.lower_]) for child in verb.children if child.lower_ in roles), "")


def sent_by(stand: Stand, tables: Tables) -> str | None:
    """Give the end that a noun for a request seats: «после получения запроса из Греции»."""
    if begins_way(stand.token, tables):
        return None
    case = next((child for child in name_top(stand.token).children if child.dep_ == "case"), None)
    before = stand.token.doc[case.i - 1] if case is not None and case.i > stand.token.sent.start else None
    nouns = [noun for noun in (before, stand.holder) if noun is not None and noun.pos_ == "NOUN"]
    rows = (row for noun in nouns for row in tables.governors.get(lemma(noun), ()) if row.legal)
    return next((ASKED_FROM for row in rows if row.places.get(stand.place) == ASKED_FROM), None)


def begins_way(token: Token, tables: Tables) -> bool:
    """Say that the place to which goes on at once: «по запросу из Турции в Казахстан доставлен» tells of a way."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) > 1 and after[0].lower_ in tables.word_class("onward") and case_of(after[1]) == "acc"


def is_contrary(noun: Token, verb: Token) -> bool:
    """Say that noun and verb differ in number: what the clause describes is another word."""
    return len({feature(noun, "Number"), feature(verb, "Number")} - {""}) > 1


def is_unnamed_doers_place(stand: Stand, tables: Tables) -> bool:
    """Say that those who act are only told by where they sit: «в Анкаре назвали», «в Ташкенте рассчитывают»."""
    holder = stand.holder
    if holder is None or stand.place not in tables.word_class("doer_places") or feature(holder, "VerbForm") != "Fin":
        return False
    return feature(holder, "Number") == "Plur" and not any(child.dep_.startswith("nsubj") for child in holder.children)


def acts_for_state(token: Token) -> bool:
    """Say that a people stands for its state: «немцы выдали», «выдала испанцам», «разыскивается немцами»."""
    # counted ones are people
    bare = not any(child.dep_.startswith(("nummod", "case")) for child in token.children)
    receives = case_of(token) in ("dat", "ins") and token.dep_ in ("iobj", "obl")
    return bare and feature(token, "Number") == "Plur" and (receives or token.dep_ == "nsubj")


def is_where_accused(token: Token, trigger: Token, tables: Tables) -> bool:
    """Say that a phrase shut by commas tells where the crime was: «Имярека, искомого за кражу в Риге, взяли в Чили»."""
    if trigger.i < token.i:
        return is_scene_of_crime(trigger.doc[trigger.i + 1 : token.i], tables)
    begun, ended = trigger.doc[token.sent.start : token.i], trigger.doc[token.i + 1 : trigger.i]
    comma = next((word for word in reversed(begun) if word.text == ","), None)
    if comma is None or not any(word.text == "," for word in ended):
        return False
    phrase = trigger.doc[comma.i + 1 : token.i]
    accused = tables.word_class("charged") | tables.word_class("sought")
    led = bool(phrase) and (is_full_participle(phrase[0]) or lemma(phrase[0]) in accused)
    crimes = tables.word_class("accusing_prepositions")
    return led and any(word.lower_ in crimes or lemma(word) in accused for word in phrase)


def is_scene_of_crime(between: Span, tables: Tables) -> bool:
    """Say that nothing but the crime stands before a place: «взяли Имярека за кражу в Риге»."""
    crime = next((word for word in between if word.lower_ in tables.word_class("accusing_prepositions")), None)
    if crime is None or between[-1].lower_ not in tables.word_class("at") or len(between) < 2:
        return False
    told = between.doc[crime.i + 1 : between[-1].i]
    spans = tables.word_class("time_spans")
    return bool(told) and all(word.pos_ in ("ADJ", "NOUN") and lemma(word) not in spans for word in told)


def is_farthest(found: Found, doc: Doc, tables: Tables) -> bool:
    """Say that somebody went no farther than a country: «дальше Литвы не уехал»."""
    return found.start > 0 and doc[found.start - 1].lower_ in tables.word_class("farther")


def is_where_held(found: Found, doc: Doc, tables: Tables) -> bool:
    """Say that a place comes right after «пойманный в», «держали в тюрьме», whatever the parser hung it on."""
    at, sides = found.start - 1, tables.word_class("sides") - tables.word_class("searches")
    while at > found.start - NOUNS_BETWEEN and at >= 0 and (lemma(doc[at]) in sides or doc[at].pos_ == "ADJ"):
        at -= 1
    if at < 1 or doc[at].lower_ not in tables.word_class("at") or "Loc" not in allowed_cases(doc[at + 1]):
        return False
    return lemma(doc[at - 1]) in tables.word_class("located")


def is_doer(stand: Stand) -> bool:
    """Say that the word does what its holder says: subject of a verb, agent of a passive, owner of a noun."""
    holder = stand.holder
    if holder is None:
        return False
    if holder.pos_ in ("NOUN", "PROPN"):
        return stand.place == "gen" or stand.token.dep_ == "amod"
    passive = feature(holder, "VerbForm") == "Part"
    return stand.place == ("ins" if passive else "nom")


def is_at(trigger: Trigger, stand: Stand, holder: Token) -> bool:
    """Say that a word stands at the trigger, or does what two verbs say: «силовики выследили и арестовали»."""
    verb, kind = trigger.token, trigger.frame.kind
    if kind == "wanted" and stand.place == "ins" and stand.token.i == verb.i + 1:
        return True  # «разыскиваемый Имярекией Ф. Раджабов», which the parser takes for one name
    if kind == "wanted" and feature(verb, "VerbForm") == "Part" and has_comma_between(verb, stand.token):
        return False
    if holder.i == verb.i:
        return True
    joined = kind == "detention" and verb.dep_ == "conj" and verb.head.i == holder.i
    found_there = feature(holder, "Aspect") == "Perf" and holder.i < stand.token.i < verb.i
    if joined and stand.place in trigger.frame.places and (found_there or stand.token.i < min(verb.i, holder.i)):
        return True  # «в Риге по запросу Минска установлен и задержан», «выследили в Риге и задержали»
    shared = joined or (kind == "transfer" and goes_on_with(verb, holder))
    return shared and stand.place == "nom" and not any(child.dep_.startswith("nsubj") for child in verb.children)


def goes_on_with(verb: Token, first: Token) -> bool:
    """Say that a verb goes on with what the doer of the first did: «Рига выдала Минску X и депортировала Y»."""
    finite = is_finite(verb) and is_finite(first) and feature(verb, "Voice") == feature(first, "Voice") == "Act"
    alike = all(feature(verb, name) == feature(first, name) for name in ("Number", "Gender", "Tense"))
    return verb.dep_ == "conj" and verb.head.i == first.i and finite and alike


def is_beside(found: Found, verb: Token) -> bool:
    """Say that nothing but adverbs stands between a name and a verb."""
    first, last = sorted(((found.start, found.end - 1), (verb.i, verb.i)))
    return all(word.pos_ == "ADV" for word in verb.doc[first[1] + 1 : last[0]])


def is_misread(stand: Stand, tables: Tables) -> bool:
    """Say that a case was only possible at a place where another is the rule: «с полицией» is seldom «с» + gen."""
    return (stand.weight < 1 and stand.place in tables.word_class("exact_places")) or disagrees(stand)


def is_receiver(stand: Stand, trigger: Trigger) -> bool:
    """Say that a name without cases after a verb is whom it was done for, not who did it: «выдан США»."""
    verb, token = trigger.token, stand.token
    bare = stand.place in ("nom", "ins") and token.dep_ != "amod" and token.pos_ != "ADJ"
    given = bare and "dat" in trigger.frame.places and is_finite(verb)
    if not given or token.i < verb.i or not is_caseless(token) or is_someones(verb):
        return False
    passive = feature(verb, "VerbForm") == "Part"
    return passive or (feature(verb, "Number") == "Plur" and token.i == verb.i + 1)


def is_someones(verb: Token) -> bool:
    """Say that a clause tells what was done to somebody: «Имярек, которого выдали США»."""
    return verb.dep_ == "acl:relcl" and feature(verb, "VerbForm") == "Fin"


def acts_in_gap(found: Found, doc: Doc) -> bool:
    """Say that a name belongs to a clause without a verb: «просит выдать Имярека, США — Другого», «и восьми — из X»."""
    after, head = doc[found.end : found.end + 1].text, doc[found.head]
    counted = head.dep_ == "orphan" and head.head.pos_ == "NUM" and head.head.dep_ == "conj"
    opens = found.start > 0 and doc[found.start - 1].text == "," and after in DASHES and is_caseless(head)
    return opens or counted


def disagrees(stand: Stand) -> bool:
    """Say that one body can not be who did what several did: «Минюст обвинили в бездействии»."""
    verb, token = stand.holder, stand.token
    if stand.place != "nom" or verb is None or token.head.i != verb.i or token.i > verb.i:
        return False
    if feature(verb, "VerbForm") != "Fin" or feature(verb, "Number") != "Plur":
        return False
    known = [reading for reading in morphology.readings(token.text) if reading.known]
    single = {reading.feature("Number") for reading in known} - {""} == {"Sing"} or (token.is_upper and not known)
    after = token.doc[token.i + 1 : token.i + 2]
    listed = any(word.text == "," or word.pos_ == "CCONJ" for word in after)
    return single and not listed and not any(child.dep_ == "conj" for child in token.children)


def tells_a_part(found: Found, trigger: Token, tables: Tables) -> bool:
    """Say that «в том числе», «, из них», «: 31 —» stands between: the place is a part's, not the total's."""
    between = trigger.doc[trigger.i + 1 : found.start]
    colon = next((word.i for word in between if word.text == ":"), None)
    numbered = colon is not None and any(word.pos_ == "NUM" for word in trigger.doc[colon : found.start])
    return numbered or any(begins_part(word, tables) for word in between)

"""Whom words that name nobody mean: «стороны», «оба ведомства», «двух генпрокуратур», «он», «мы»."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from graph.morphology import cases, plain
from ingest.clauses import allowed_cases
from ingest.company import described, offers, path
from ingest.listing import is_next_in_list
from ingest.parties import Gathering
from ingest.scene import Scene
from ingest.seats import ROLELESS
from ingest.sentences import preceding
from ingest.syntax import EXACT, climb, feature, lemma, preposition, stands
from ingest.titles import speaks_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.reading import Reading

Party = tuple[Scene, "Found"]
WORD = 6  # letters that a word of a body's name must have to be known again inside another
THREE = 3  # as many may stand together
NEAR = 2  # sentences in which «две страны» were named


def both(gathering: Gathering, reading: Reading) -> list[Party]:
    """Give the two whom «обе службы», «две страны» mean by what the article names: two of the kind, two countries."""
    nouns = list(nouns_of_two(gathering))
    lands = gathering.scene.tables.word_class("lands")
    of_lands = any(lemma(noun) in lands for noun in nouns)
    if named := named_kind(gathering, reading):
        return named
    paper = gathering.trigger.frame.kind == "agreement" and len(gathering.seats) < 2
    return (countries_before(gathering) or (only_two(reading) if paper else [])) if of_lands else []


def only_two(reading: Reading) -> list[Party]:
    """Give the two countries that an article is about: no third has a body, a town or a citizen in it."""
    lands = {f.country: (s, f) for s in reading.scenes.values() for f in s.founds if f.country is not None}
    named = {f.country: (s, f) for s in reading.scenes.values() for f in s.founds if f.type == "country" and f.country}
    return list(named.values()) if len(lands) == len(named) == 2 else []


def named_kind(gathering: Gathering, reading: Reading) -> list[Party]:
    """Give the bodies that «двух генпрокуратур», «трёх министерств» means: the article names so many of that kind."""
    named = {f.ref: (s, f) for s in reading.scenes.values() for f in s.founds if f.type == "agency" and f.ref}
    for noun in nouns_of_two(gathering):
        fitting = [(s, f) for s, f in named.values() if is_called(noun, f)]
        if len(fitting) > 1 and len(fitting) == number_of(noun, gathering.scene):
            return fitting
    return []


def is_called(noun: Token, found: Found) -> bool:
    """Say that a noun may call a body: «ведомство» any, «генпрокуратура» what has the word in its name."""
    words = (plain(word) for word in (found.name or "").lower().split())
    return speaks_of(noun.text, found.name or "") or any(len(w) >= WORD and lemma(noun).endswith(w) for w in words)


def nouns_of_two(gathering: Gathering) -> Iterator[Token]:
    """Yield the nouns of the sentence that take part, mean two and have no name of their own beside them."""
    for token in bare_nouns(gathering):
        counted = gathering.scene.quantity_of(token)
        several = counted is not None and (counted.value or 0) > THREE  # «сотрудничает с 29 странами»
        plural = feature(token, "Number") == "Plur" or is_lost_subject(token, above_trigger(gathering))
        if not several and (plural or number_of(token, gathering.scene)):
            yield token


def bare_nouns(gathering: Gathering) -> Iterator[Token]:
    """Yield the nouns for bodies and states that take part without a name: «стороны», «министерства»."""
    scene, trigger = gathering.scene, gathering.trigger
    above = above_trigger(gathering)
    named = {scene.doc[found.head].head.i for found in scene.founds}
    inside = {i for found in scene.founds for i in range(found.start, found.end)}
    for token in trigger.token.sent:
        fits = lemma(token) in scene.tables.word_class("both_sides") and token.i not in named | inside
        lost = trigger.frame.kind == "agreement" and is_lost_subject(token, above)
        if fits and (lost or any(True for _ in offers(token, trigger, above, scene))):
            yield token


def above_trigger(gathering: Gathering) -> set[int]:
    """Give the words that govern the trigger, and the participles beside it."""
    trigger = gathering.trigger
    return {step.i for step in (*path(trigger.token, gathering.scene), *described(trigger))} - {trigger.token.i}


def is_lost_subject(token: Token, above: Collection[int]) -> bool:
    """Say that a plural right before its verb is a subject that hangs on a noun: «договор страны подписали»."""
    verb = token.nbor() if token.i + 1 < token.sent.end else None
    if verb is None or verb.i not in above or any(child.dep_.startswith("nsubj") for child in verb.children):
        return False
    return feature(verb, "Number") == "Plur" and "Nom" in cases(token.text, token.pos_, "Plur")


def it(gathering: Gathering, reading: Reading) -> list[Party]:
    """Give the body that «министерство», «ведомство» means: the last one named before that may be called so."""
    scene = gathering.scene
    for token in bare_nouns(gathering):
        if feature(token, "Number") != "Plur" and not counts_two(token, scene):
            before = [f for f in scene.founds if f.type == "agency" and f.start < token.i and is_called(token, f)]
            return [(scene, found) for found in before[-1:]]
    return she(gathering)


def she(gathering: Gathering) -> list[Party]:
    """Give the body that «она», «оно» means as the doer: the last one that the sentence names, of that gender.

    Else the only one of that gender that the sentence before names, if it may have been its subject.
    """
    scene, trigger = gathering.scene, gathering.trigger
    pronouns = scene.tables.word_class("pronouns")
    steps = path(trigger.token, scene)
    doers = [c for step in steps for c in step.children if c.dep_.startswith("nsubj") and lemma(c) in pronouns]
    seated = {found.cluster for found in gathering.seated("party")}
    for doer in doers[:1]:
        named = (f for f in scene.founds if f.type == "agency" and trigger.token.sent.start <= f.start < doer.i)
        others = [f for f in named if f.cluster not in seated and agrees(scene.doc[f.head], doer)]
        return [(scene, found) for found in others[-1:] or only_before(doer, scene)]
    return []


def only_before(doer: Token, scene: Scene) -> list[Found]:
    start = doer.sent.start
    first = scene.doc[start - 1].sent.start if start else start
    told = (f for f in scene.founds if f.type == "agency" and first <= f.start < start and f.form not in ROLELESS)
    alike = (f for f in told if agrees(scene.doc[f.head], doer) and "Nom" in allowed_cases(scene.doc[f.head]))
    fitting = {found.cluster: found for found in alike}
    return list(fitting.values()) if len(fitting) == 1 else []


def theirs(gathering: Gathering) -> list[Party]:
    """Give the body whose people «её аналитики», «их сотрудники» are that take part: the one named last before."""
    scene, trigger = gathering.scene, gathering.trigger
    above = above_trigger(gathering)
    bearers, whose = scene.tables.word_class("bearers"), scene.tables.word_class("possessives")
    for token in trigger.token.sent:
        beside = plain(token.nbor(-1).lower_) if token.i > token.sent.start else ""  # parsers hang «её» on the verb
        owned = lemma(token) in bearers and beside in whose
        if owned and any(True for _ in offers(token, trigger, above, scene)):
            before = [found for found in scene.founds if found.type == "agency" and found.end <= token.i]
            return [(scene, found) for found in before[-1:]]
    return []


def counts_two(token: Token, scene: Scene) -> bool:
    return any(lemma(child) in scene.tables.word_class("two") for child in token.children)


def number_of(token: Token, scene: Scene) -> int:
    """Give how many a numeral counts of bodies that stand together: two or three, else none."""
    three = any(lemma(child) in scene.tables.word_class("three") for child in token.children)
    return 2 if counts_two(token, scene) else 3 if three else 0


def countries_before(gathering: Gathering) -> list[Party]:
    """Give the two countries that this sentence and those just before it name, if they are just two."""
    scene = gathering.scene
    starts = [sentence.start for sentence in scene.doc.sents if sentence.start <= gathering.trigger.token.i]
    first = starts[-1 - NEAR] if len(starts) > NEAR else 0
    near = (f for f in scene.founds if f.type == "country" and first <= f.start < gathering.trigger.token.i)
    lands = {f.country: (scene, f) for f in near}
    return list(lands.values()) if len(lands) == 2 else []


def those_lands(gathering: Gathering) -> list[Party]:
    """Give the lands of the sentence before that «вместе с органами этих государств» means."""
    scene, sentence = gathering.scene, gathering.trigger.token.sent
    words, company = scene.tables.word_class, str(scene.tables.words.get("with_whom", "")).partition(" ")[0]
    those = (t for t in sentence if lemma(t) in words("states") and feature(t, "Number") == "Plur")
    pointed = (t for t in those if any(lemma(child) in words("pointing_at") for child in t.children))
    if not any(preposition(step, scene.tables) == company for token in pointed for step in climb(token)):
        return []
    for before in islice(preceding(sentence), NEAR):
        lands = {f.country: (scene, f) for f in scene.founds_in(before) if f.type == "country" and f.form != "inside"}
        if len(lands) > 1:
            return list(lands.values())
    return []


def doers_before(gathering: Gathering) -> list[Party]:
    """Give those whom the sentence before names together as its doers: «полиция Литвы и Польши накрыла склад»."""
    start = gathering.trigger.token.sent.start
    return doers_in(gathering.scene, gathering.scene.doc[start - 1].sent.start, start) if start else []


def doers_here(gathering: Gathering) -> list[Party]:
    """Give those whom the sentence itself names as doers before the word: «нашли ..., их действия вёл ...»."""
    return doers_in(gathering.scene, gathering.trigger.token.sent.start, gathering.trigger.token.i)


def doers_ahead(gathering: Gathering) -> list[Party]:
    """Give those whom the sentence names as doers after the word: «based on data of the bureau, the police found»."""
    return doers_in(gathering.scene, gathering.trigger.token.i + 1, gathering.trigger.token.sent.end)


def doers_in(scene: Scene, start: int, end: int) -> list[Party]:
    bodies = (f for f in scene.founds if f.type in ("agency", "country") and f.form not in ROLELESS)
    acting = [found for found in bodies if start <= found.start < end]
    for at, first in enumerate(acting):
        if acts(first, scene):
            return [(scene, found) for found in run_of(acting[at:], scene)]
    return []


def acts(found: Found, scene: Scene) -> bool:
    """Say that a body or a country, or who acts for it, is the subject of a verb."""
    tables = scene.tables
    options = stands(scene.doc[found.head], tables, 0, tables.word_class("bearers"))
    verbs = (stand.holder for stand in options if stand.place == "nom" and stand.weight >= EXACT)
    return any(verb is not None and feature(verb, "VerbForm") == "Fin" for verb in verbs)


def run_of(founds: Sequence[Found], scene: Scene) -> list[Found]:
    """Take from founds those that are listed with the first."""
    listed = list(founds[:1])
    for found in (found for found in founds[1:] if found.start >= founds[0].end):  # not the country inside its name
        if not is_next_in_list(listed[-1], found, scene.doc, scene.tables):
            break
        listed.append(found)
    return listed


def he(gathering: Gathering, reading: Reading) -> list[Party]:
    """Give the official whom a pronoun that acts in the clause means: the one named last."""
    steps = path(gathering.trigger.token, gathering.scene)
    subjects = (child for step in steps for child in step.children if child.dep_.startswith("nsubj"))
    if not any(child.pos_ == "PRON" and lemma(child) in gathering.scene.tables.word_class("he") for child in subjects):
        return []
    return officials_before(gathering, reading)[:1]


def host(gathering: Gathering, reading: Reading) -> list[Party]:
    """Give who met the one that «встреча с ...» names alone: the official told of in the sentences just before."""
    start = gathering.trigger.token.sent.start
    reach = [sentence.start for sentence in gathering.scene.doc.sents if sentence.start < start][-NEAR:]
    before = [party for party in officials_before(gathering, reading) if party[1].start < start]
    return [party for party in before[:1] if reach and party[1].start >= reach[0]]


def officials_before(gathering: Gathering, reading: Reading) -> list[Party]:
    """Give the holders of present posts named in the part up to the end of the sentence, the last first."""
    scene, end = gathering.scene, gathering.trigger.token.sent.end
    people = (f for f in reversed(scene.founds) if f.type == "person" and f.start < end)
    return [(scene, f) for f in people if reading.post_of(f.cluster) is not None]


def agrees(noun: Token, pronoun: Token) -> bool:
    return feature(noun, "Gender") == feature(pronoun, "Gender") is not None


def distinct(parties: Iterable[Party]) -> list[Party]:
    return list({(found.type, found.cluster): (scene, found) for scene, found in parties}.values())

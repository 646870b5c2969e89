"""Read what a state answers about a citizen of its own by the rule that it keeps them: «Своих Берлин не выдаёт»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.bystanders import is_private
from ingest.context import is_earned
from ingest.findings import Finding, scenes_of
from ingest.focus import subject_of
from ingest.nations import nation_beside
from ingest.petitions import addressed, is_petition
from ingest.pieces import pieces
from ingest.replies import answer, is_answering
from ingest.shares import lands_in
from ingest.sides import ENDS, Side, Sides, side_of
from ingest.syntax import cases, feature, is_negated, is_question, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.found import Found
    from ingest.reading import Reading
    from ingest.scene import Scene

BEFORE = 2  # sentences from who is asked for to the rule
NEAR = 3  # words from «своих» to «не выдаёт»


def with_nationals(findings: Sequence[Finding], found: Sequence[Finding], reading: Reading) -> list[Finding]:
    """Give the findings with the refusals that only say whom a state never gives, in reading order."""
    told = [f for scene in scenes_of(found) for f in read(scene, findings, found, reading)]
    return sorted((*findings, *told), key=lambda finding: finding.order)


def read(scene: Scene, findings: Sequence[Finding], found: Sequence[Finding], reading: Reading) -> Iterator[Finding]:
    here = [finding for finding in found if finding.scene is scene]
    for sentence in scene.doc.sents:
        verb = next((word for word in sentence if keeps_own(word, scene)), None)
        reply = answer_near(sentence, scene) if verb is not None else None
        if verb is None or reply is None or is_question(sentence):
            continue
        state = keeper(verb, scene, reading)
        person = person_kept(sentence, state, scene, reading) if state is not None else None
        if state is None or person is None or is_told(person, state, findings) or not here:
            continue
        sides = ends(sentence, state, person, here, scene)
        refused = answer(replace(here[0], kind="transfer", attrs={}, actors={}), reply, "own-citizen+refused", sides)
        if len(sides) == len(ENDS):
            yield replace(refused, subject=subject_of(person, scene))


def keeps_own(verb: Token, scene: Scene) -> bool:
    """Say that the words are the rule: «своих не выдаёт», «запрещает выдавать собственных граждан»."""
    words = scene.tables.word_class
    if lemma(verb) not in words("giving_up") or not (is_negated(verb, scene.tables) or is_forbidden(verb, scene)):
        return False
    near = verb.doc[max(verb.sent.start, verb.i - NEAR - 1) : min(verb.sent.end, verb.i + NEAR)]
    return any(lemma(word) in words("own") and feature(word, "Number") == "Plur" for word in near)


def is_forbidden(verb: Token, scene: Scene) -> bool:
    head = verb.head
    forbidding = lemma(head) in scene.tables.word_class("forbidding")
    return forbidding or (is_negated(head, scene.tables) and feature(verb, "VerbForm") == "Inf")


def answer_near(sentence: Span, scene: Scene) -> Token | None:
    """Give the word by which a request is answered or refused, here or in the sentence before."""
    words = scene.tables.word_class
    answers = words("answering_verbs") | words("refusing")
    told = (word for word in [*sentence, *before(sentence, 1)] if lemma(word) in answers)
    return next((word for word in told if word.pos_ == "NOUN" or is_earned(word)), None)


def before(sentence: Span, count: int) -> list[Token]:
    """Give the words of so many sentences before this one."""
    words: list[Token] = []
    for _ in range(count):
        if not sentence.start:
            break
        sentence = sentence.doc[sentence.start - 1].sent
        words = [*sentence, *words]
    return words


def keeper(verb: Token, scene: Scene, reading: Reading) -> Side | None:
    """Give the one state that does not give: who answers in the clause, in the sentence, in the one before."""
    clause = next((piece for piece in pieces(verb.sent) if verb in piece), [])
    for words in (clause, list(verb.sent), before(verb.sent, 1)):
        named = (
            [f for f in lands_in(words, scene) if may_keep(f, scene) or is_told_not_to(f, verb, scene)] if words else []
        )
        sides = {side.key: side for side in (side_of(found, scene) for found in named)}
        if sides:
            return next(iter(sides.values())) if len(sides) == 1 else only_home(sides, verb, scene, reading)
    return None


def only_home(sides: Mapping[str, Side], verb: Token, scene: Scene, reading: Reading) -> Side | None:
    """Give that of several states whose citizen is named near."""
    near = people([*before(verb.sent, BEFORE), *verb.sent], scene)
    nations = {nation_beside(found.cluster, reading.scenes.values()) for found in near}
    fitting = [side for key, side in sides.items() if key in nations]
    return fitting[0] if len(fitting) == 1 else None


def is_told_not_to(found: Found, verb: Token, scene: Scene) -> bool:
    """Say that a rule forbids it to a state: «закон запрещает Вильнюсу выдавать своих»."""
    head = scene.doc[found.head]
    return head.head in (verb, verb.head) and is_forbidden(verb, scene) and "dat" in dict(cases(head))


def may_keep(found: Found, scene: Scene) -> bool:
    """Say that a name may be who answers: bare, and its form may be a nominative or an office's owner."""
    bare = not found.start or scene.doc[found.start - 1].pos_ != "ADP"
    head = scene.doc[found.head]
    office = lemma(head.head) in scene.tables.word_class("sides") and head.dep_ in ("nmod", "amod")
    told = is_answered(found, scene) or owns_citizen(found, scene)
    return bare and not told and (is_answering(found, scene) or office)


def is_answered(found: Found, scene: Scene) -> bool:
    """Say that an answer goes to a state: «ответила Тбилиси»; a name that has one form may stand for any case."""
    words = scene.tables.word_class("answering_verbs") | scene.tables.word_class("refusing")
    return is_told_no(found, scene) and lemma(scene.doc[found.head].head) in words


def owns_citizen(found: Found, scene: Scene) -> bool:
    """Say that a name tells whose citizen somebody is; not in «своих граждан ФРГ не выдаёт»."""
    words = [lemma(word) for word in scene.doc[max(0, found.start - 2) : found.start]]
    own = words and words[0] in scene.tables.word_class("own")
    return bool(words) and words[-1] in scene.tables.word_class("citizens") and not own


def person_kept(sentence: Span, state: Side, scene: Scene, reading: Reading) -> Found | None:
    """Give the one person asked for: of that state's citizens, here or a little before, else the only one here."""
    near, scenes = people([*before(sentence, BEFORE), *sentence], scene), reading.scenes.values()
    own = {f.cluster: f for f in near if nation_beside(f.cluster, scenes) == state.key}
    here = {f.cluster: f for f in people(sentence, scene) if nation_beside(f.cluster, scenes) in (None, state.key)}
    for fitting in (own, here):
        if fitting:
            return next(iter(fitting.values())) if len(fitting) == 1 else None
    return None


def people(words: Sequence[Token] | Span, scene: Scene) -> list[Found]:
    inside = {word.i for word in words}
    return [f for f in scene.founds if f.type == "person" and f.start in inside and is_private(f, scene, set())]


def is_told(person: Found, state: Side, findings: Sequence[Finding]) -> bool:
    """Say that some words of moving tell the refusal already."""
    return any(f.kind == "transfer" and is_of(f, person) and state.key in f.keys("origin") for f in findings)


def is_of(finding: Finding, person: Found) -> bool:
    return finding.subject is not None and finding.subject.key == ("named", person.cluster)


def ends(sentence: Span, state: Side, person: Found, found: Sequence[Finding], scene: Scene) -> Sides:
    """Seat who keeps as origin; who asked is whom the answer goes to, who is told to ask or seek, the article's own."""
    asker = next((side for side in askers(sentence, person, found, scene) if side.key != state.key), None)
    return {"origin": (state,), **({"destination": (asker,)} if asker is not None else {})}


def askers(sentence: Span, person: Found, found: Sequence[Finding], scene: Scene) -> Iterator[Side]:
    words = [*before(sentence, 1), *sentence]
    yield from (side_of(land, scene) for land in lands_in(words, scene) if is_told_no(land, scene))
    asked = addressed([words], [word for word in words if is_petition(word, scene)], scene).asker
    if asked is not None:
        yield asked
    for finding in found:
        if is_of(finding, person):
            yield from finding.sides.get("wanted_by", finding.sides.get("destination", ()))
    if scene.home is not None:
        yield Side(scene.home, None, scene.part, (sentence.start_char, sentence.start_char))


def is_told_no(found: Found, scene: Scene) -> bool:
    """Say that an answer goes to a state or its office: «ответила Минску», «следователям Литвы пришёл отказ»."""
    head = scene.doc[found.head]
    office = lemma(head.head) in scene.tables.word_class("sides") and head.dep_ in ("nmod", "amod")
    word = head.head if office else head
    bare = not any(child.dep_ == "case" for child in (*head.children, *word.children))
    dative = "dat" in dict(cases(word))
    return bare and dative and (word.dep_ in ("iobj", "obl", "obj") or next(cases(word))[0] == "dat")

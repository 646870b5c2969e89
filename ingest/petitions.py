"""Read what became of counted requests: «Рим отклонил три запроса Чили», «на семь Берн не ответил»: so many people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.context import is_earned
from ingest.distances import sentences_between
from ingest.findings import Finding, scenes_of
from ingest.frontiers import UNNAMED, is_given_by_others
from ingest.outcomes import outcome
from ingest.pieces import pieces
from ingest.purpose import means_convicts
from ingest.replies import answer, is_answering, status_of
from ingest.scene import Scene
from ingest.shares import counted, has_verb, lands_in
from ingest.sides import ENDS, Side, Sides, side_of
from ingest.syntax import DASHES, cases, feature, is_question, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found
    from ingest.quantities import Quantity

REACH = 2  # sentences that go on with the requests counted before
TOPIC = 8  # sentences before that may tell that the requests are for people
WHOLE = 3  # words from «из» to the number whose part is told
YEARS = range(1900, 2100)
TIMES = "times"
LEAVING = frozenset({"whole", "term"})  # what frames need whose verbs are said of anybody who leaves


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold whose requests a sentence speaks of, and whom they went to, as far as it is told."""

    asker: Side | None = None
    asked: Side | None = None
    at: int = 0


def with_petitions(findings: Sequence[Finding], found: Sequence[Finding]) -> list[Finding]:
    """Give the findings with the people of requests that are counted as refused or open, in reading order."""
    moves = [f for f in found if f.kind == "transfer" and f.trigger.frame.needs not in LEAVING]
    told = [petition for scene in scenes_of(moves) for petition in read(scene, moves)]
    spans = {finding.quotes[0] for finding in told}
    kept = [f for f in findings if f.subject is not None or f.kind != "transfer" or f.quotes[0] not in spans]
    return sorted((*kept, *told), key=lambda finding: finding.order)


def read(scene: Scene, moves: Sequence[Finding]) -> Iterator[Finding]:
    here = [finding for finding in moves if finding.scene is scene]
    asked, for_else = Asked(), False
    for sentence in scene.doc.sents:
        nouns = [word for word in sentence if is_petition(word, scene)]
        near = sentences_between(scene, asked.at, sentence.start_char) <= REACH
        if not nouns and not (near and asked.asker is not None):
            continue
        parts = list(pieces(sentence))
        now = addressed(parts, nouns, scene)
        asked = Asked(now.asker or (asked.asker if near else None), now.asked or (asked.asked if near else None),
                      sentence.start_char if nouns else asked.at)  # fmt: skip
        asked = replace(asked, asker=asked.asker or asker_at_home(sentence, scene))
        topic = topic_of(sentence, here)
        moving = any(finding.at[1] in range(sentence.start_char, sentence.end_char) for finding in here)
        for_else = any(is_for_else(noun, scene) for noun in nouns) or (for_else and near and not moving)
        if topic is not None and not is_question(sentence) and not for_else:
            full = with_asked_before(with_topic(asked, topic, sentence), here, sentence)
            yield from answers_in(parts, full, topic, scene)


def is_petition(token: Token, scene: Scene) -> bool:
    """Say that a word may be a request for somebody; «следственный ордер» asks for a deed."""
    words = scene.tables.word_class
    to_act = any(lemma(child) in words("for_deeds") for child in token.children)
    return token.pos_ == "NOUN" and lemma(token) in words("petitions") and not to_act


def is_for_else(noun: Token, scene: Scene) -> bool:
    """Say that a request is for something that is no movement: «запросы о правовой помощи»."""
    after = noun.doc[noun.i + 1 : noun.sent.end]
    if any(word.pos_ == "PRON" or scene.person_at(word) is not None for word in after[1:3]):
        return False  # «запрос на него»
    rest = [word for word in after if not any(f.start <= word.i < f.end for f in scene.founds)][:4]
    if not rest or rest[0].lower_ not in scene.tables.word_class("asked_about"):
        return False
    return not any(scene.tables.tells_of(lemma(word), "transfer") for word in rest[1:])


def topic_of(sentence: Span, moves: Sequence[Finding]) -> Finding | None:
    """Give the last movement told of, which says that the requests are for people."""
    near = [f for f in moves if f.at[1] < sentence.end_char and sentences_before(sentence, f) <= TOPIC]
    return near[-1] if near else None


def sentences_before(sentence: Span, finding: Finding) -> int:
    return sentences_between(finding.scene, finding.at[1], sentence.start_char)


def with_topic(asked: Asked, topic: Finding, sentence: Span) -> Asked:
    """Fill who asked whom from the movement just told of, unless it names another state."""
    asker, taker = (topic.sides.get(role, ()) for role in reversed(ENDS))
    if sentences_before(sentence, topic) > REACH or max(len(asker), len(taker)) > 1:
        return asked
    if asked.asker is not None and {side.key for side in asker} - {asked.asker.key}:
        return asked
    return Asked(asked.asker or next(iter(asker), None), asked.asked or next(iter(taker), None), asked.at)


def with_asked_before(asked: Asked, moves: Sequence[Finding], sentence: Span) -> Asked:
    """Fill who was asked from whom the asker was just told to get, or to ask for, somebody else."""
    near = [f for f in moves if f.at[1] < sentence.start_char and sentences_before(sentence, f) <= REACH]
    own = frozenset({asked.asker.key}) if asked.asker is not None else None
    kin = [f for f in near if f.keys("destination") == own and len(f.keys("origin")) == 1]
    return replace(asked, asked=kin[-1].sides["origin"][0]) if kin and asked.asked is None else asked


def addressed(parts: Sequence[Sequence[Token]], nouns: Sequence[Token], scene: Scene) -> Asked:
    """Read whose requests they are, and whom they were sent to."""
    owner = next((side for noun in nouns for side in owners(noun, scene)), None)
    sent = [(found, piece) for piece in parts if tells_of_sending(piece, scene) for found in lands_in(piece, scene)]
    senders = [found for found, piece in sent if may_send(found, piece, scene)]
    answered = [found for piece in parts for found in lands_in(piece, scene) if is_refused(found, piece, scene)]
    asker = owner or next((side_of(found, scene) for found in (*senders, *answered)), None)
    takers = [side_of(found, scene) for found, _ in sent if takes(found, scene)]
    return Asked(asker, next((side for side in takers if asker is None or side.key != asker.key), None))


def asker_at_home(sentence: Span, scene: Scene) -> Side | None:
    """Give the article's own land as who asked where states without a name answer: «другие страны отклонили»."""
    told = next((word for word in sentence if is_given_by_others(word, scene)), None)
    return Side(scene.home, None, scene.part, (told.idx, told.idx)) if told is not None and scene.home else None


def owners(noun: Token, scene: Scene) -> Iterator[Side]:
    """Yield whose a request is: «российский запрос», «запрос Минска», «запросы из Риги», «наши запросы»."""
    sources = scene.tables.word_class("from_abroad") | scene.tables.word_class("away")
    for found in scene.founds:
        head = scene.doc[found.head]
        beside = head.pos_ == "ADJ" and (found.end == noun.i or is_before_adjective(found, noun))
        follows = found.start == noun.i + 1 and "gen" in dict(cases(head))
        comes = found.start == noun.i + 2 and scene.doc[noun.i + 1].lower_ in sources
        named = found.type in ("country", "agency", "place") and found.country is not None
        if named and (beside or follows or comes or is_owner(found, noun, scene)):
            yield side_of(found, scene)
    words = [child for child in noun.children if child.i < noun.i and lemma(child) in scene.tables.word_class("ours")]
    if words and scene.home is not None:
        yield Side(scene.home, None, scene.part, (words[0].idx, words[0].idx))


def is_before_adjective(found: Found, noun: Token) -> bool:
    """Say that one more adjective stands between: «российский повторный запрос», not «российской стороне запрос»."""
    return found.end == noun.i - 1 and noun.nbor(-1).pos_ in ("ADJ", "DET")


def is_owner(found: Found, noun: Token, scene: Scene) -> bool:
    head = scene.doc[found.head]
    bare = not any(child.dep_ == "case" for child in head.children)
    return bare and head.head.i == noun.i and head.i > noun.i and dict(cases(head)).get("gen", 0) == 1


def tells_of_sending(piece: Sequence[Token], scene: Scene) -> bool:
    return any(lemma(word) in scene.tables.word_class("sending") and is_earned(word) for word in piece)


def may_send(found: Found, piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a state sends: it does, or «направленных» it by one in the instrumental."""
    first = next(cases(scene.doc[found.head]), ("", 0.0))[0]
    before = scene.doc[found.start - 1] if found.start else None
    participle = any(feature(word, "VerbForm") == "Part" for word in piece)
    return (before is None or before.pos_ != "ADP") and (first == "nom" or (participle and first == "ins"))


def is_refused(found: Found, piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a state is told no: «отказала Москве по трём запросам»."""
    bare = not found.start or scene.doc[found.start - 1].pos_ != "ADP"
    first = next(cases(scene.doc[found.head]), ("", 0.0))[0]
    return bare and first == "dat" and status_of(piece, scene) == "refused"


def takes(found: Found, scene: Scene) -> bool:
    before = scene.doc[found.start - 1].lower_ if found.start else ""
    allowed = dict(cases(scene.doc[found.head]))
    first = next(iter(allowed), "")
    return (before in scene.tables.word_class("at") and "acc" in allowed) or first == "dat"


def answers_in(parts: Sequence[list[Token]], asked: Asked, topic: Finding, scene: Scene) -> Iterator[Finding]:
    """Yield the people of each number that a piece answers, a sum with whence all its parts are."""
    told = list(told_in(parts, asked, scene))
    for at, (quantity, status, side) in enumerate(told):
        rest = told[at + 1 :]
        origins = (side,) if side is not None else summed(quantity, rest)
        parted = not at and status == "refused" and any(side is not None for _, _, side in rest)
        yield from written(quantity, status, origins, asked.asker, topic, parted)


def told_in(parts: Sequence[list[Token]], asked: Asked, scene: Scene) -> Iterator[tuple[Quantity, str, Side | None]]:
    """Yield numbers with what is answered and by whom; a verbless piece goes on: «Рим — три», «три — Римом»."""
    status: str | None = None
    side: Side | None = None
    waiting: Quantity | None = None
    for piece in parts:
        said = outcome(piece, scene)
        status = said if has_verb(piece) or said is not None else status
        side = answerer(piece, asked, scene) or side
        quantity = number_of(piece, scene)
        waiting = quantity or waiting
        if status is not None and waiting is not None and (said is not None or quantity is not None):
            yield waiting, status, side or asked.asked
            waiting = None


def summed(whole: Quantity, parts: Sequence[tuple[Quantity, str, Side | None]]) -> tuple[Side, ...]:
    """Give who answered each part, where the parts make up the whole: «пять: три — Римом, две — Осло»."""
    sides = {side.key: side for _, _, side in parts if side is not None}
    full = sum(quantity.value or 0 for quantity, _, _ in parts) == whole.value
    return tuple(sides.values()) if full else ()


def answerer(piece: Sequence[Token], asked: Asked, scene: Scene) -> Side | None:
    """Give the one state that answers in a piece, or where the requests lie."""
    open_yet = outcome(piece, scene) == "requested"
    named = [f for f in lands_in(piece, scene) if may_answer(f, scene) or (open_yet and is_there(f, scene))]
    sides = {side.key: side for side in (side_of(found, scene) for found in named)}
    others = [side for key, side in sides.items() if asked.asker is None or key != asked.asker.key]
    return others[0] if len(others) == 1 else None


def may_answer(found: Found, scene: Scene) -> bool:
    return is_answering(found, scene) or is_of_office(found, scene) or is_by_dash(found, scene)


def is_by_dash(found: Found, scene: Scene) -> bool:
    """Say that a number or a dash before a state tells by whom: «отклонены: восемь — Россией», «три Британией»."""
    before = scene.doc[found.start - 1] if found.start else None
    beside = before is not None and (before.text in DASHES or before.pos_ == "NUM")
    beside = beside or scene.doc[found.end : found.end + 1].text in DASHES  # «Литвой - 21»
    return beside and next(cases(scene.doc[found.head]), ("", 0.0))[0] == "ins"


def is_there(found: Found, scene: Scene) -> bool:
    """Say that a state is where something lies: «остались во Франции без ответа»."""
    before = scene.tables.preposition(scene.doc[found.start - 1].lower_) if found.start else ""
    return before in scene.tables.word_class("at") and "loc" in dict(cases(scene.doc[found.head]))


def is_of_office(found: Found, scene: Scene) -> bool:
    """Say that an office of the state answers, or has the paper: «власти Кипра», «в Минюсте Греции»."""
    head = scene.doc[found.head].head
    office = lemma(head) in scene.tables.word_class("sides") and head.i < found.start
    place = found.type == "agency" and scene.doc[found.start - 1].lower_ in scene.tables.word_class("at")
    return place or (office and "nom" in dict(cases(head)))


def number_of(piece: Sequence[Token], scene: Scene) -> Quantity | None:
    """Give the one number of requests in a piece, but for the whole of which a part is told."""
    numbers = [q for q in scene.quantities if piece[0].i <= q.start <= piece[-1].i and counts(q, scene)]
    return numbers[0] if len(numbers) == 1 else None


def counts(quantity: Quantity, scene: Scene) -> bool:
    doc, value = scene.doc, quantity.value
    if value is not None and quantity.unit == TIMES:
        return int(value) > 1  # «Литва отказала 18 раз, Чехия — девять»
    dashed = quantity.start > 0 and doc[quantity.start - 1].text in DASHES
    people = quantity.persons and not dashed  # «Литвой - 21 человек» is of requests
    if value is None or not quantity.counts or people or int(value) in YEARS:
        return False
    whole = doc[max(0, quantity.start - WHOLE) : quantity.start]
    if any(
        word.lower_ in scene.tables.word_class("partitive") for word in whole if word.sent == doc[quantity.start].sent
    ):
        return False
    return quantity.head is None or quantity.persons or is_petition(doc[quantity.head], scene)


def written(
    quantity: Quantity, status: str, origins: Sequence[Side], asker: Side | None, topic: Finding, parted: bool
) -> Iterator[Finding]:
    """Yield so many people, where both ends are told, the origin be it of some of them (`parted`)."""
    scene = topic.scene
    if not (origins or parted) or asker is None or asker.key in {side.key for side in origins}:
        return
    subject = counted(quantity, scene, another=True)
    mode = "transfer" if means_convicts(subject, scene) else "extradition"
    sides: Sides = {"destination": (asker,)} | ({"origin": tuple(origins)} if origins else {})
    told = answer(topic, scene.doc[quantity.start], f"petition+{status}", sides)
    unnamed: dict[str, object] = {} if origins else {UNNAMED: "origin"}
    yield replace(told, subject=subject, attrs={"mode": mode, **unnamed}, actors={})

"""Operations: special operations, raids and campaigns that have a name, or are told as one by named bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Claim, Mention
from ingest.antecedents import doers_before, it
from ingest.beside import is_beside
from ingest.company import described, path
from ingest.dates import date_for
from ingest.elided import as_thanked
from ingest.pairs import Pair, pairs_among, stood_for, without_own_lands
from ingest.parties import Gathering, gather, happened, key_of, nouns_of, sentences_between, unique, where_of
from ingest.scribe import part_name
from ingest.sentences import following
from ingest.syntax import case_of, feature, is_finite, is_negated, lemma, preposition
from ingest.took_place import stayed_away

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.scribe import Scribe
    from ingest.tables import Tables

OPENING, CLOSING = frozenset('\u00ab\u201c\u201e"'), frozenset('\u00bb\u201d\u201c"')
LONGEST_NAME = 8  # tokens
REACH = 6  # tokens between the noun and its name
NEAR = 2  # sentences between an operation and who took part in it
WHOSE = ("gen",)
MOST = 6  # bodies that run one operation together


@dataclass(frozen=True, slots=True)
class Operation:
    """Hold one operation: what names it, and every sentence that tells of it."""

    mention: Mention
    gatherings: tuple[Gathering, ...]

    @property
    def lead(self) -> Gathering:
        return next((g for g in self.gatherings if g.scene.part == "body"), self.gatherings[0])

    def conductors(self, scribe: Scribe) -> list[Mention]:
        """Give who ran it, each body once; a bare country only where no body of it is named, a patron alone."""
        reading = scribe.reading
        told = [g for g in self.gatherings if not stayed_away(g)]
        seated = [(f, g) for g in told for f in g.seated("conducted") if f.type != "place"]
        ran = [(f, g) for f, g in seated if f.cluster not in patrons_of(g)]
        ran += [(found, g) for g in self.gatherings for _, found in it(g, reading)]
        ran += [(found, g) for g in told if names_partners_only(g) for _, found in doers_before(g)]
        bodies = [stood_for(found, gathering, scribe) for found, gathering in ran or seated]
        return without_own_lands(unique([body for body in bodies if body is not None]))


def patrons_of(gathering: Gathering) -> set[int]:
    """Give the bodies that only lend their name: «под эгидой Европола»."""
    places = gathering.scene.tables.word_class("patron_places")
    return {seat.found.cluster for seat in gathering.seats if seat.place in places}


def names_partners_only(gathering: Gathering) -> bool:
    """Say that who ran it is left out: «[КНБ задержал...] Операция проведена совместно с МВД»."""
    seats = [seat for seat in gathering.seats if seat.role == "conducted"]
    partner = gathering.scene.tables.words.get("with_whom")
    return bool(seats) and all(seat.place == partner and seat.found.type == "agency" for seat in seats)


def find_operations(scribe: Scribe) -> list[Operation]:
    """Give every operation: a named one wherever it stands, an unnamed one if somebody carried it out."""
    told: dict[str, Operation] = {}
    for gathering in map(as_thanked, gather(scribe.reading, "operation")):
        if gathering.trigger.frame.needs:
            join_guests(gathering, told)
            continue
        mention = mention_of(gathering, scribe)
        if mention is not None:
            known = told.get(mention.name or "")
            told[mention.name or ""] = (
                Operation(mention, (gathering,)) if known is None else joined(known, mention, gathering)
            )
    named = [operation for name, operation in told.items() if name]
    return named or [operation for operation in told.values() if operation.conductors(scribe)]


def joined(known: Operation, mention: Mention, gathering: Gathering) -> Operation:
    better = mention if known.lead.scene.part == "title" and gathering.scene.part == "body" else known.mention
    return Operation(better, (*known.gatherings, gathering))


def join_guests(gathering: Gathering, told: dict[str, Operation]) -> None:
    """Add «в ней участвовали ...» to the operation told last, if it stands near."""
    if not told or not is_of_operation(gathering) or not happened(gathering):
        return
    name, last = list(told.items())[-1]
    if sentences_between(last.gatherings[-1], gathering) <= NEAR:
        told[name] = replace(last, gatherings=(*last.gatherings, gathering))


def is_of_operation(gathering: Gathering) -> bool:
    nouns = nouns_of("operation", gathering)
    spheres = where_of(gathering)
    pronouns = gathering.scene.tables.word_class("pronouns")
    return any(lemma(c) in nouns or (lemma(c) in pronouns and feature(c, "Gender") == "Fem") for c in spheres)


def mention_of(gathering: Gathering, scribe: Scribe) -> Mention | None:
    """Write the operation by its name, or by its noun where it has none and is surely one."""
    doc, trigger = gathering.scene.doc, gathering.trigger
    name = quoted_name(gathering)
    if is_of_others(gathering) or not (is_named(gathering) if name is not None else is_single(gathering)):
        return None
    if name is not None and (is_notice(gathering, name) or is_sort(gathering, name)):
        return None
    start, end = name if name is not None else (trigger.token.i, trigger.token.i + 1)
    words = doc[start:end]
    head = ids.mention(scribe.article.id, gathering.scene.part, words.start_char, "operation")
    text = words.text
    part = part_name(gathering.scene.part)
    return Mention(head, part, words.start_char, words.end_char, text, "operation", head, name=text if name else None)


def is_notice(gathering: Gathering, name: tuple[int, int]) -> bool:
    """Say that what is quoted is a paper of the search, not the search: «мероприятия по розыску „Red Notice“»."""
    papers = gathering.scene.tables.word_class("notices")
    return any(lemma(word) in papers or word.lower_ in papers for word in gathering.scene.doc[slice(*name)])


def is_sort(gathering: Gathering, name: tuple[int, int]) -> bool:
    """Say that what is quoted tells of what sort several are: «двенадцать операций „контролируемая поставка“»."""
    token = gathering.trigger.token
    return gathering.scene.doc[name[0]].text.islower() and is_several(token, gathering.scene.tables)


def is_named(gathering: Gathering) -> bool:
    """Say that a name makes it an operation: «операция» always, «акция» if a body runs it or it is police work."""
    token, tables = gathering.trigger.token, gathering.scene.tables
    policing = any(lemma(child) in tables.word_class("policing") for child in token.children)
    return lemma(token) in tables.word_class("plain_operations") or policing or bool(gathering.seated("conducted"))


def is_single(gathering: Gathering) -> bool:
    """Say that an operation without a name is told as one that took place: «проведена спецоперация»."""
    token, tables = gathering.trigger.token, gathering.scene.tables
    special = lemma(token) in tables.word_class("special_operations") and not is_several(token, tables)
    steps = (*path(token, gathering.scene), *described(gathering.trigger))
    took = (step for step in steps if lemma(step) in tables.word_class("took_place"))
    past = any(feature(step, "Tense") == "Past" for step in took)
    told = past or is_amid(gathering)
    return special and (gathering.context.status == "completed" or (told and happened(gathering)))


def is_amid(gathering: Gathering) -> bool:
    """Say that something was done in the course of it, and whose it is: «задержан в ходе операции МВД и полиции»."""
    token, tables = gathering.trigger.token, gathering.scene.tables
    course = preposition(token, tables).split()[-1:] or [lemma(token.head)]
    verb = next((step for step in path(token, gathering.scene) if is_finite(step)), None)
    done = verb is not None and feature(verb, "Tense") == "Past" and not is_negated(verb, tables)
    whose = any(seat.place in WHOSE for seat in gathering.seats if seat.role == "conducted")
    return done and whose and course[0] in tables.word_class("courses")


def is_several(token: Token, tables: Tables) -> bool:
    """Say that several are told of: «операции провела полиция», which a tagger may take for a genitive of one."""
    beside_verb = token.dep_ in ("obj", "nsubj", "nsubj:pass") and is_finite(token.head)
    if beside_verb and case_of(token) == "gen" and not is_negated(token.head, tables):
        return True
    return feature(token, "Number") == "Plur"


def is_of_others(gathering: Gathering) -> bool:
    """Say that it is war, surgery, or a bank's business."""
    words = gathering.scene.tables.word_class("military")
    return any(lemma(child) in words for child in gathering.trigger.token.children)


def quoted_name(gathering: Gathering) -> tuple[int, int] | None:
    """Give the tokens between the quotation marks that follow the noun closely, or «под названием»."""
    doc, at = gathering.scene.doc, gathering.trigger.token.i
    end = gathering.trigger.token.sent.end
    naming = gathering.scene.tables.word_class("names_follow")
    for start in range(at + 1, min(at + 1 + REACH, end)):
        if doc[start].text in OPENING:
            closing = (i for i in range(start + 2, min(start + 2 + LONGEST_NAME, end)) if doc[i].text in CLOSING)
            stop = next(closing, None)
            return (start + 1, stop) if stop is not None else None
        ahead = {lemma(token) for token in doc[start : start + 2]}
        if doc[start].pos_ in ("VERB", "PUNCT") and not ahead & naming:
            return capital_name(gathering)
    return capital_name(gathering)


def capital_name(gathering: Gathering) -> tuple[int, int] | None:
    """Give the capital words right behind a noun, where the language names so: «Operation Paper Tide»."""
    doc, token = gathering.scene.doc, gathering.trigger.token
    if lemma(token) not in gathering.scene.tables.word_class("capital_names"):
        return None
    start = token.i + 1 + (doc[token.i + 1 : token.i + 2].text == "," and token.i + 2 < token.sent.end)
    words = takewhile(lambda word: word.pos_ == "PROPN" and word.text[0].isupper(), doc[start : token.sent.end])
    end = start + sum(1 for _ in words)
    land = any(found.start <= start < found.end for found in gathering.scene.founds)
    glued = token.text[0].isupper() or start > token.i + 1
    return (start, end) if end > start and glued and not land else None


def claim_of(operation: Operation, scribe: Scribe) -> Claim:
    """Write one operation: its name, who ran it, where, when."""
    lead, gatherings = operation.lead, operation.gatherings
    bodies = operation.conductors(scribe)
    grounds = [(f, g) for g in gatherings for f in g.seated("held_in") if f.type in ("country", "place")]
    lands = unique([land for found, g in grounds for land in [stood_for(found, g, scribe)] if land is not None])
    lands = lands or unique([body for body in bodies if body.type == "country"])
    roles = {
        "operation": [operation.mention],
        "conducted": [body for body in bodies if body.type == "agency"] or bodies,
        "held_in": lands or home(operation.mention, bodies, scribe),
    }
    date = next((d for g in gatherings for d in [date_of(g)] if d is not None), None) or raided(lead)
    spans = [g.span for g in gatherings]
    return scribe.claim("operation", lead.at, roles, spans, lead.rule, lead.context.status, date)


def date_of(gathering: Gathering) -> str | None:
    scene = gathering.scene
    return date_for(scene.doc, scene.moments, gathering.trigger.token.i, scene.published)


def raided(gathering: Gathering) -> str | None:
    """Give the day of the searches that the next sentence tells of: «Обыски прошли 3 декабря»."""
    scene, after = gathering.scene, islice(following(gathering.trigger.token.sent), 1)
    raids = (word for sentence in after for word in sentence if lemma(word) in scene.tables.word_class("raids"))
    dates = (date_for(scene.doc, scene.moments, word.i, scene.published) for word in raids)
    return next((date for date in dates if date is not None), None)


def home(mention: Mention, bodies: Sequence[Mention], scribe: Scribe) -> list[Mention]:
    """Give the country of the bodies that ran it, else the article's own."""
    own = {str(body.attrs["country"]) for body in bodies if body.type == "agency" and body.attrs.get("country")}
    code = scribe.reading.scenes["body"].home
    codes = sorted(own) or ([code] if code is not None else [])
    return [scribe.country(code, (mention.part, mention.start, mention.start)) for code in codes]


def joint_pairs(operations: Sequence[Operation], scribe: Scribe) -> list[Pair]:
    """Pair the bodies that ran one operation together."""
    pairs = []
    for operation in operations:
        bodies = [body for body in operation.conductors(scribe) if body.type == "agency"]
        made = pairs_among(bodies, operation.lead) if len(bodies) <= MOST and is_joint(operation) else []
        company = company_of(operation, scribe)
        led = any(key_of(body) not in company for body in bodies)
        pairs += [pair for pair in made if not (led and is_beside(pair, company))]
    return pairs


def company_of(operation: Operation, scribe: Scribe) -> set[str]:
    """Give those who only stand with another who ran it: «А совместно с Б и В» tells of no work of Б with В."""
    places: dict[str, set[str]] = {}
    for gathering in operation.gatherings:
        for seat in gathering.seats:
            body = stood_for(seat.found, gathering, scribe) if seat.role == "conducted" else None
            if body is not None:
                places.setdefault(key_of(body), set()).add(seat.place)
    with_whom = operation.lead.scene.tables.words.get("with_whom")
    return {key for key, told in places.items() if told == {with_whom}}


def is_joint(operation: Operation) -> bool:
    """Say that a sentence calls the operation joint: «совместная операция», «проведена совместно»."""
    words = operation.lead.scene.tables.word_class("joint")
    told = any(lemma(token) in words for g in operation.gatherings for token in g.trigger.token.sent)
    return told and happened(operation.lead)


def write_operations(operations: Sequence[Operation], scribe: Scribe) -> Iterator[Claim]:
    yield from (claim_of(operation, scribe) for operation in operations)

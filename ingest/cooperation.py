"""Cooperation: pairs of bodies or countries that an article says work together, assist, exchange, train."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest import parties
from ingest.antecedents import it, nouns_of_two, theirs, those_lands
from ingest.beside import (
    LED,
    are_partners,
    doers_with_one,
    is_beside,
    is_coming_to_help,
    is_one_side,
    leads_on,
    partners_of,
    sides_of,
)
from ingest.company import path
from ingest.elided import as_thanked, helped, joined_before, led
from ingest.embodied import by_body
from ingest.listing import is_next_in_list
from ingest.neighbours import with_neighbours, with_reason
from ingest.pairs import Pair, Two, is_meant, land_of, pairs_among, raised, stood_for, told_before, without_own_lands
from ingest.parties import Gathering, gather, happened, key_of, nouns_of, unique
from ingest.speakers import partner, speaker, thanker
from ingest.syntax import case_of, climb, feature, is_negated, lemma, preposition
from ingest.talkedof import is_lived, is_only_talk, is_talk, is_talked_of, is_wished
from ingest.topics import topics_in

if TYPE_CHECKING:
    from ingest.mentions import Found
    from ingest.scribe import Scribe

MOST, MANY = 4, 7  # parties: a longer list («страны СНГ, ШОС, ...») is a gathering, unless it is said to be joint
TOGETHER = frozenset({"jointly", "joint-work"})
COMPARE = frozenset({"compare", "work-with"})
LISTED = "listed"
SHARED = frozenset({"shared-post", "link", "one-group"})  # what two bodies have, or only think of having
TITLE_OF_PAPER = 4  # tokens: «протокол о прямой линии связи»
UNREAL = parties.UNREAL - {"approved"}  # what was agreed is work taken up


def write_cooperation(told: Sequence[Two], others: Sequence[Pair], scribe: Scribe) -> Iterator[Claim]:
    """Write one claim a pair; its topics are gathered over the whole article."""
    pairs: dict[tuple[str, ...], list[Pair]] = {}
    gathered = (as_thanked(with_reason(with_neighbours(g))) for g in gather(scribe.reading, "cooperation"))
    for pair in (*in_turn((g for g in gathered if is_work(g)), told, scribe), *others):
        pairs.setdefault(pair.key, []).append(pair)
    for same in without_vague(list(pairs.values())):
        yield claim_of(same, scribe)


def in_turn(gathered: Iterable[Gathering], told: Sequence[Two], scribe: Scribe) -> Iterator[Pair]:
    """Yield the pairs in the order of print: «обе службы» are the two that were just said to work together."""
    paired: list[Two] = []
    for gathering in gathered:
        pairs = pairs_of(gathering, told, paired, scribe)
        if len(pairs) == 1:
            paired.append(Two(gathering.at, (pairs[0].left, pairs[0].right)))
        yield from pairs


def without_vague(groups: Sequence[list[Pair]]) -> Iterator[list[Pair]]:
    """Leave out a country's work with a body that the article tells of one of its bodies as well; its telling counts.

    «Благодарит коллег из Эстонии. Полиция Эстонии помогает искать угонщиков».
    """
    for group in groups:
        if not any(says_whose(other[0], group[0]) for other in groups):
            yield group


def says_whose(pair: Pair, vague: Pair) -> bool:
    """Say that one pair names the body of a country where the other has the country alone."""
    sides = [(vague.left, vague.right), (vague.right, vague.left)]
    for land, body in sides:
        if land.type != "country" or body.type == "country":
            continue
        for one, two in ((pair.left, pair.right), (pair.right, pair.left)):
            if one.type == "agency" and land_of(one) == land_of(land) and key_of(two) == key_of(body):
                return True
    return False


def is_work(gathering: Gathering) -> bool:
    """Say that the work is done or agreed, not offered; what asks for «с» has it."""
    if not happened(gathering, UNREAL) or "ready" in gathering.context.rows:
        return False
    if gathering.trigger.frame.name in SHARED and (is_talked_of(gathering) or is_in_a_paper(gathering)):
        return False
    if gathering.trigger.frame.name in COMPARE and is_among_officials(gathering):
        return False
    if is_only_talk(gathering) or names_an_office(gathering) or is_wished(gathering):
        return False
    if is_talk(gathering) or is_lived(gathering):
        return False
    if not is_done_so(gathering) or not is_put_so(gathering) or not are_doers_listed(gathering):
        return False
    withs = any(" " in seat.place for seat in gathering.seats) or any(nouns_of_two(gathering))
    return gathering.trigger.frame.needs != "with" or withs


def is_in_a_paper(gathering: Gathering) -> bool:
    """Say that only a paper's name has the word: «протокол о прямой линии связи»; how far it is tells another."""
    token, papers = gathering.trigger.token, nouns_of("agreement", gathering)
    near = token.doc[max(token.sent.start, token.i - TITLE_OF_PAPER) : token.i]
    topic = any(word.lower_ in gathering.scene.tables.word_class("topic_prepositions") for word in near)
    return lemma(token.head) in papers or (topic and any(lemma(word) in papers for word in near))


def is_among_officials(gathering: Gathering) -> bool:
    """Say that two officials sat over their lists once: that is a talk."""
    seats = [seat for seat in gathering.seats if seat.role == "party"]
    return bool(seats) and all(seat.found.form == "post" or seat.found.type == "person" for seat in seats)


def is_done_so(gathering: Gathering) -> bool:
    """Say that the verb above is one that makes the word joint work: «шлют друг другу», not «обвинили друг друга»."""
    asked, tables = gathering.trigger.frame.set.get("verb"), gathering.scene.tables
    if not asked:
        return True
    verb = next((step for step in climb(gathering.trigger.token) if step.pos_ == "VERB"), None)
    return verb is not None and lemma(verb) in tables.word_class(str(asked)) and not is_negated(verb, tables)


def is_put_so(gathering: Gathering) -> bool:
    """Say that the word stands behind the preposition that its frame asks for: «благодаря сведениям»."""
    asked = gathering.trigger.frame.set.get("after")
    return asked is None or preposition(gathering.trigger.token, gathering.scene.tables) in asked


def are_doers_listed(gathering: Gathering) -> bool:
    """Say, where the verb alone tells of no joint work, that bodies of several lands are named as its one subject."""
    if gathering.trigger.frame.set.get("doers") != LISTED:
        return True
    doers = gathering.seated("party")
    scene = gathering.scene  # «латвийские и эстонские пограничники»: one name stands in the other
    listed = all(
        two.start < one.end or is_next_in_list(one, two, scene.doc, scene.tables) for one, two in pairwise(doers)
    )
    of_bodies = any(found.type == "agency" for found in doers)
    return listed and of_bodies and len({found.country for found in doers} - {None}) > 1


def names_an_office(gathering: Gathering) -> bool:
    """Say that the word only tells what an office is for: «управление международного сотрудничества»."""
    token, scene = gathering.trigger.token, gathering.scene
    inside = any(f.type == "agency" and f.start < token.i < f.end for f in scene.founds)
    return inside or (case_of(token) == "gen" and lemma(token.head) in scene.tables.word_class("houses"))


def pairs_of(gathering: Gathering, told: Sequence[Two], paired: Sequence[Two], scribe: Scribe) -> list[Pair]:
    before = [] if is_talked_of(gathering) else told_before(gathering, [*told, *paired], scribe)
    mentions = before or parties_of(gathering, scribe)
    named = len(gathering.seated("party"))  # fewer than the mentions: «он», «министерство» tells who works with them
    if len(mentions) == 1 or (0 < len(mentions) <= named and not before and are_partners(gathering)):
        mentions = unique([*mentions, *who_tells(gathering, mentions, scribe)])
    if len(mentions) < 2 and is_asserted(gathering):
        end = gathering.trigger.token.sent.end_char
        so_far = [two for two in told if two.at[0] == "title" or two.at[1] < end]
        meant = [two for two in so_far if is_meant(two, gathering)]
        mentions = main_two(mentions, meant) or mentions or joined_before(gathering, scribe)
    if gathering.trigger.frame.name == LED and mentions:
        mentions = unique([*mentions, *led(gathering, scribe)])
    if len(mentions) == 1 and not is_talked_of(gathering):
        mentions = [*mentions, *helped(gathering, mentions[0], scribe)]
    mentions = raised(mentions, told)
    those = [scribe.mention(found, scene) for scene, found in those_lands(gathering)]
    mentions = unique([*mentions, *those])
    if not 1 < len(mentions) <= (MANY if may_be_many(gathering) else MOST):
        return []
    made = pairs_among(mentions, gathering, tuple(topics_of(gathering)))
    lists, partners = sides_of(gathering, scribe), partners_of(gathering, scribe) | {key_of(land) for land in those}
    kept = (pair for pair in made if is_abroad(pair, gathering) and not is_one_side(pair, lists))
    doers = doers_with_one(gathering, scribe)
    return [by_body(pair, scribe) for pair in kept if not is_beside(pair, partners, doers)]


def may_be_many(gathering: Gathering) -> bool:
    """Say that a long list is no mere gathering: it is led, or said to be joint, or came to help one."""
    return is_coming_to_help(gathering) or gathering.trigger.frame.name in TOGETHER | {LED}


def who_tells(gathering: Gathering, others: Sequence[Mention], scribe: Scribe) -> list[Mention]:
    """Give the side that is left out since it is the one who tells."""
    taking, steps = gathering.scene.tables.word_class("took_help"), path(gathering.trigger.token, gathering.scene)
    members = any(is_of_members(found, gathering) for found in gathering.seated("party"))
    if members or any(lemma(step) in taking for step in steps):
        return []
    told = speaker(gathering, others[0], scribe) or thanker(gathering, others[0], scribe)
    if not told and is_asserted(gathering) and leaves_partner_out(gathering):
        told = partner(gathering, others[0], scribe)
    lands = {land_of(other) for other in others[1:]}
    return [mention for mention in told if land_of(mention) not in lands]


def is_of_members(found: Found, gathering: Gathering) -> bool:
    """Say that an organisation only tells whose bodies work together: «взаимодействие правоохранителей СНГ»."""
    scene, tables = gathering.scene, gathering.scene.tables
    holder = scene.doc[found.head].head
    named = lemma(holder) in tables.word_class("sides") | tables.word_class("states")
    return found.type == "agency" and found.country is None and named and feature(holder, "Number") == "Plur"


def is_asserted(gathering: Gathering) -> bool:
    """Say that joint work is told of, not talked of: «сотрудничают», «обмен идёт», not «обсудили сотрудничество»."""
    if names_others(gathering):
        return False
    return gathering.trigger.frame.name in TOGETHER | {"cooperate", "compare"} and not is_talked_of(gathering)


def names_others(gathering: Gathering) -> bool:
    """Say that «вместе с» is followed by who is no party: «отдали вместе с теми тремя»."""
    seated = gathering.scene.tables.words.get("with_whom") in {seat.place for seat in gathering.seats}
    return gathering.trigger.frame.name == "jointly" and leads_on(gathering) and not seated


def main_two(mentions: Sequence[Mention], told: Sequence[Two]) -> list[Mention]:
    """Give the two that the article is about to work whose doers are left out, or named by their country alone."""
    pairs = {tuple(key_of(body) for body in two.bodies): two for two in told}
    if len(pairs) != 1:
        return []
    bodies = list(told[0].bodies)
    fits = all(mention in bodies or land_of(mention) in {land_of(body) for body in bodies} for mention in mentions)
    return bodies if fits else []


def is_abroad(pair: Pair, gathering: Gathering) -> bool:
    """Ask of a warning or of news passed on that it crossed a border."""
    asked = gathering.trigger.frame.name in gathering.scene.tables.words.get("abroad_only", ())
    return not asked or land_of(pair.left) != land_of(pair.right)


def parties_of(gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Give the bodies seated, each as itself or as what a person's post or a city stands for; none inside another."""
    inner = {s.found.cluster for s in gathering.seats if s.place == "gen" and is_of_members(s.found, gathering)}
    seated = [found for found in gathering.seated("party") if found.cluster not in inner]
    others = [(f, o) for f in seated for o in seated if f.head != o.head]  # «латвийская и эстонская полиция»: one head
    covered = [f for f, o in others if o.start <= f.start and f.end <= o.end]
    if len(seated) == 1 or (seated and gathering.trigger.frame.name in TOGETHER):
        seated += [found for _, found in it(gathering, scribe.reading) or theirs(gathering)]
    mentions = [stood_for(found, gathering, scribe) for found in seated if found not in covered]
    return without_own_lands(unique([mention for mention in mentions if mention is not None]))


def leaves_partner_out(gathering: Gathering) -> bool:
    """Say that one side is named by «с» alone: «работе с МВД России придают значение»."""
    return any(" " in seat.place for seat in gathering.seats)


def claim_of(same: Sequence[Pair], scribe: Scribe) -> Claim:
    lead = same[0]
    topics = list(dict.fromkeys(topic for pair in same for topic in pair.topics))
    roles = {"cooperates_with": [lead.left, lead.right]}
    spans = [pair.span for pair in same]
    return scribe.claim("cooperation", lead.at, roles, spans, lead.rule, attrs={"topics": topics or ["general"]})


def topics_of(gathering: Gathering) -> Iterator[str]:
    """Yield the topics whose words stand in the trigger's sentence, the names of bodies left out."""
    yield from topics_in(gathering.trigger.token.sent, gathering.scene)

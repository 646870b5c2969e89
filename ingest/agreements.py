"""Agreements: treaties, memoranda, protocols and plans between parties, and the latest stage that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import morphology
from graph.model import Claim, Mention
from ingest.dates import date_for
from ingest.pairs import Two, land_of, raised, stood_for, told_before, without_own_lands
from ingest.parties import Gathering, gather, key_of, unique
from ingest.stages import STAGES, is_treaty, stage_of
from ingest.syntax import lemma, preposition, relative_clauses
from ingest.titles import nominative

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.scribe import Scribe

LONGEST_NAME = 9  # tokens
REACH = 2  # sentences between a meeting and the paper that it ended with


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold one document as told: its noun, how far it is, between whom."""

    gathering: Gathering
    stage: str
    parties: tuple[Mention, ...]

    @property
    def noun(self) -> str:
        return lemma(self.gathering.trigger.token)

    @property
    def lands(self) -> frozenset[str | None]:
        return frozenset(land_of(party) or key_of(party) for party in self.parties)


def find_papers(told: Sequence[Two], moved_between: Sequence[Mention], scribe: Scribe) -> list[Paper]:
    """Give one paper a document and pair of parties, at the latest stage that the article reports.

    `moved_between`: the two states of the article's first movement, whom a convention of many binds.
    """
    kept: list[Paper] = []
    for gathering in gather(scribe.reading, "agreement"):
        stage = stage_of(gathering)
        parties = (
            parties_of(gathering, told, moved_between, scribe)
            if stage is not None and not is_private(gathering)
            else []
        )
        if stage is not None and len(parties) > 1:
            keep(Paper(gathering, stage, tuple(parties)), kept)
    return kept


def keep(paper: Paper, kept: list[Paper]) -> None:
    """Add a paper, or put it in the place of an earlier telling that says less."""
    twin = next((i for i, other in enumerate(kept) if is_same(other, paper)), None)
    if twin is None:
        kept.append(paper)
    elif STAGES.index(paper.stage) > STAGES.index(kept[twin].stage) or says_more(paper, kept[twin]):
        kept[twin] = paper


def is_same(one: Paper, two: Paper) -> bool:
    vague = one.gathering.scene.tables.word_class("any_paper")
    return one.lands == two.lands and (one.noun == two.noun or two.noun in vague)


def says_more(paper: Paper, other: Paper) -> bool:
    """Prefer bodies to bare countries, and the body of the article to its title; a «документ» is no name."""
    if paper.stage != other.stage or paper.noun != other.noun:
        return False
    named = [sum(party.type == "agency" for party in each.parties) for each in (paper, other)]
    return named[0] > named[1] or (named[0] == named[1] and other.gathering.scene.part == "title")


def is_private(gathering: Gathering) -> bool:
    """Say that the paper binds no states: «договор аренды», «протокол допроса», «соглашение о признании вины»."""
    words = gathering.scene.tables.word_class("private_papers")
    return any(lemma(word) in words for word in list(gathering.trigger.token.subtree)[:LONGEST_NAME])


def is_of_extradition(gathering: Gathering) -> bool:
    """Say that it is a convention on legal help among many states: it binds the two that the article is about."""
    tables, token = gathering.scene.tables, gathering.trigger.token
    words = tables.word_class("extradition_papers")
    return lemma(token) in tables.word_class("conventions") and any(lemma(word) in words for word in token.subtree)


def parties_of(
    gathering: Gathering, told: Sequence[Two], moved_between: Sequence[Mention], scribe: Scribe
) -> list[Mention]:
    """Give whom the words name, else whom «стороны» means, else those who met just before; a treaty binds states."""
    seated = seats_of(gathering, scribe)
    treaty = is_treaty(gathering)
    if len(seated) < 2:
        seated = told_before(gathering, told, scribe, REACH) or seated
    if len(seated) < 2 and is_of_extradition(gathering):
        seated = list(moved_between)
    if len(seated) == 1 and (treaty or seated[0].type == "country"):
        seated += own_side(seated[0], gathering, scribe)
    return states(seated, gathering, scribe) if treaty else raised(seated, told)


def seats_of(gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Give the parties that the paper itself names («между»), or those with who signed it."""
    seats = [seat for seat in gathering.seats if seat.role == "party_to" and seat.found.type != "place"]
    own = [seat for seat in seats if seat.place == "gen" or " " in seat.place or is_said_of(seat.found, gathering)]
    chosen = own if len({seat.found.cluster for seat in own}) > 1 else seats
    mentions = [stood_for(seat.found, gathering, scribe) for seat in chosen]
    return without_own_lands(unique([mention for mention in mentions if mention is not None]))


def is_said_of(found: Found, gathering: Gathering) -> bool:
    """Say that somebody stands in a clause on the paper: «соглашение, по которому Чили и Перу обмениваются»."""
    head = gathering.scene.doc[found.head]
    return any(head in verb.subtree for verb in relative_clauses(gathering.trigger.token))


def states(parties: Sequence[Mention], gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Write the states that the bodies signed for; an organisation signs for itself."""
    at = (gathering.at[0], gathering.at[1], gathering.at[1])
    lands = ((party, land_of(party)) for party in parties)
    return unique(p if land is None or p.type == "country" else scribe.country(land, at) for p, land in lands)


def own_side(other: Mention, gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Add the article's own country to a treaty «с Кипром», where the sentence names no other country."""
    scene, sentence = gathering.scene, gathering.trigger.token.sent
    near = {f.country for f in scene.founds if sentence.start <= f.start < sentence.end and f.country is not None}
    withs = any(" " in seat.place for seat in gathering.seats)
    vague = lemma(gathering.trigger.token) in scene.tables.word_class("any_paper")
    if scene.home is None or vague or not withs or near - {land_of(other), scene.home}:
        return []
    home = [scribe.country(scene.home, (gathering.at[0], gathering.at[1], gathering.at[1]))]
    return home if land_of(other) != scene.home else []


def claim_of(paper: Paper, scribe: Scribe) -> Claim:
    """Write one agreement with its stage as status."""
    gathering, scene = paper.gathering, paper.gathering.scene
    date = date_for(scene.doc, scene.moments, gathering.trigger.token.i, scene.published)
    roles = {"party_to": paper.parties}
    attrs = {"name": name_of(gathering)}
    told = date if paper.stage != "absent" else None
    return scribe.claim("agreement", gathering.at, roles, [gathering.span], gathering.rule, paper.stage, told, attrs)


def name_of(gathering: Gathering) -> str:
    """Print the document's noun in the nominative with what says what it is about: «договор об экстрадиции»."""
    token = gathering.trigger.token
    topic = [c for c in token.children if c.i > token.i and c.dep_ == "nmod" and is_topic(c, gathering)]
    before = [nominative(c, token) for c in token.children if c.dep_ == "amod" and c.i == token.i - 1 and says_kind(c)]
    words = [lemma(token)]
    if topic:
        start, end = topic[0].left_edge.i, min(topic[0].right_edge.i + 1, topic[0].left_edge.i + LONGEST_NAME)
        end = before_parties(start, end, gathering)
        while end > start and gathering.scene.doc[end - 1].pos_ in ("CCONJ", "ADP", "PUNCT"):
            end -= 1
        words.append(gathering.scene.doc[start:end].text)
    return " ".join((before if not topic else []) + words).strip()


def says_kind(adjective: Token) -> bool:
    """Leave out of a name what is only said of the paper: «подписанный», «действующий»."""
    return morphology.readings(adjective.text)[0].pos != "PRTF"


def before_parties(start: int, end: int, gathering: Gathering) -> int:
    """Cut a name before «между Узбекистаном и Литвой», «с коллегой», «на 2025 год»."""
    doc, people = gathering.scene.doc, gathering.scene.tables.word_class("guests")
    inside = [f.start for f in gathering.scene.founds if start < f.start < end]
    inside += [at for at in range(start + 2, end) if lemma(doc[at]) in people]
    inside += [moment.start for moment in gathering.scene.moments if start + 1 < moment.start < end]
    return max(start + 1, min([end, *(at - 1 for at in inside)]))


def is_topic(child: Token, gathering: Gathering) -> bool:
    named = any(found.head == child.i for found in gathering.scene.founds)
    prep = preposition(child, gathering.scene.tables)
    return not named and (not prep or prep in gathering.scene.tables.word_class("topic_prepositions"))


def write_agreements(papers: Sequence[Paper], scribe: Scribe) -> Iterator[Claim]:
    yield from (claim_of(paper, scribe) for paper in papers)

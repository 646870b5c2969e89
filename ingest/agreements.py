"""Agreements: treaties, memoranda, protocols and plans between parties, and the latest stage that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.countries import places_by_id
from graph.model import Claim, Mention
from ingest.antecedents import it, officials_before
from ingest.company import path
from ingest.dates import date_for
from ingest.pairs import Two, land_of, raised, stood_for, told_before, without_own_lands
from ingest.paper_names import LONGEST_NAME, name_of
from ingest.parties import Gathering, gather, key_of, nouns_of, unique
from ingest.signers import signers
from ingest.speakers import is_said_by_us
from ingest.stages import STAGES, is_treaty, stage_of
from ingest.syntax import feature, lemma, preposition, relative_clauses
from ingest.treaties import Standing, standings

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.listing import Seat
    from ingest.mentions import Found
    from ingest.scene import Scene
    from ingest.scribe import Scribe

REACH = 2  # sentences between a meeting and the paper that it ended with
FAR = 9  # as many where the paper's sentence names the meeting: «по итогам переговоров»


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold one document as told: its noun, how far it is, between whom."""

    gathering: Gathering
    stage: str
    parties: tuple[Mention, ...]
    said: Token | None = None  # the word that tells of it where that is not the noun: another part, another sentence
    fuller: str | None = None  # its name as an earlier telling has it

    @property
    def token(self) -> Token:
        return self.said if self.said is not None else self.gathering.trigger.token

    @property
    def at(self) -> tuple[str, int]:
        return (self.gathering.scene.part, self.token.idx)

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        own = self.token.sent
        return list(dict.fromkeys([(self.gathering.scene.part, own.start_char, own.end_char), self.gathering.span]))

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
    gatherings = [gathering for gathering in gather(scribe.reading, "agreement") if not is_private(gathering)]
    reviewed = standings([gathering for gathering in gatherings if is_of_states(gathering)])
    done = {(one.gathering.scene.part, one.said.sent.start) for one in reviewed}
    for gathering in gatherings:
        stage = stage_of(gathering)
        if stage is None or (gathering.at[0], gathering.trigger.token.sent.start) in done:
            continue
        parties = parties_of(gathering, told, moved_between, scribe)
        if len(parties) > 1 or any(tuple(parties) == one.bodies for one in told):  # a council signs alone
            keep(Paper(gathering, stage, tuple(parties)), kept)
    for paper in (paper_with(one, scribe) for one in reviewed):
        if len(paper.parties) > 1:
            keep(paper, kept)
    return kept


def is_of_states(gathering: Gathering) -> bool:
    """Say that states make such papers with each other: a treaty, not a plan, a protocol, a programme of bodies."""
    return lemma(gathering.trigger.token) in gathering.scene.tables.word_class("state_papers")


def paper_with(one: Standing, scribe: Scribe) -> Paper:
    """Write what one country has, or has not, with another: its own side is named, or is the article's."""
    scene = one.gathering.scene
    other = scribe.mention(one.other, scene)
    own = scribe.mention(one.own, scene) if one.own is not None else None
    if own is None and scene.home is not None and scene.home != one.other.country:
        own = scribe.country(scene.home, (scene.part, one.said.idx, one.said.idx))
    return Paper(one.gathering, one.stage, (other,) if own is None else (own, other), one.said)


def keep(paper: Paper, kept: list[Paper]) -> None:
    """Add a paper, or put it in the place of an earlier telling that says less."""
    twin = next((i for i, other in enumerate(kept) if is_same(other, paper)), None)
    if twin is None:
        kept.append(paper)
    elif STAGES.index(paper.stage) > STAGES.index(kept[twin].stage) or says_more(paper, kept[twin]):
        kept[twin] = replace(paper, fuller=fuller_name(paper, kept[twin]))


def fuller_name(paper: Paper, other: Paper) -> str | None:
    """Give the name of an earlier telling where the later has but a noun: «the agreement was ratified»."""
    bare = name_of(paper.gathering) == paper.noun
    told = other.fuller or name_of(other.gathering)
    return told if bare and told != other.noun else None


def is_same(one: Paper, two: Paper) -> bool:
    vague = one.gathering.scene.tables.word_class("any_paper")
    near = one.token.sent.start == two.token.sent.start and one.gathering.scene is two.gathering.scene
    taken_up = two.noun in vague or (one.noun in vague and near)  # «второй документ: утвердили план»
    apart = near and two.gathering.trigger.token.dep_ == "conj"  # «signed a treaty and an agreement»
    likewise = {one.noun, two.noun} <= one.gathering.scene.tables.word_class("paper_synonyms") and not apart
    taken_up = taken_up or (likewise and any(name_of(each.gathering) == each.noun for each in (one, two)))
    return one.lands == two.lands and (one.noun == two.noun or taken_up)


def says_more(paper: Paper, other: Paper) -> bool:
    """Prefer bodies to bare countries, and the body of the article to its title; a «документ» is no name."""
    vague = paper.gathering.scene.tables.word_class("any_paper")
    if paper.stage == other.stage and other.noun in vague and paper.noun not in vague:
        return True
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
        seated = told_before(gathering, told, scribe, FAR if ends_meeting(gathering) else REACH) or seated
    if len(seated) < 2 and is_of_extradition(gathering):
        seated = list(moved_between)
    if len(seated) < 2 and is_of_states(gathering):
        seated = lands_near(gathering, scribe) or seated
    if len(seated) == 1:
        named = [scribe.mention(found, scene) for scene, found in it(gathering, scribe.reading)]
        seated = unique([*seated, *named])
    if len(seated) == 1 and (treaty or seated[0].type == "country"):
        seated += own_side(seated[0], gathering, scribe)
    return states(seated, gathering, scribe) if treaty else raised(seated, told)


def ends_meeting(gathering: Gathering) -> bool:
    """Say that a paper's sentence names the meeting at which it was signed: «по итогам переговоров», «в ходе визита».

    Or that those who met sign it without a name: «участники подписали».
    """
    nouns, tables = nouns_of("meeting", gathering), gathering.scene.tables
    met = [word for word in gathering.trigger.token.sent if lemma(word) in nouns]
    closed = any(lemma(word.head) in tables.word_class("closings") for word in met)
    return closed or any(preposition(word, tables) for word in met) or is_by_attendants(gathering)


def is_by_attendants(gathering: Gathering) -> bool:
    subjects = (child for step in path(gathering.trigger.token, gathering.scene) for child in step.children)
    words = gathering.scene.tables.word_class("attendants")
    return any(
        lemma(child) in words and child.dep_ == "nsubj" and feature(child, "Number") == "Plur" for child in subjects
    )


def lands_near(gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Give the two states whom a treaty that names none is between: the only two named here, or home and one before.

    «Отказал Латвии из-за отсутствия договора»; «Запрос Марокко изучает с июля. Договор о выдаче подписан».
    """
    scene, sentence = gathering.scene, gathering.trigger.token.sent
    here = lands_in(sentence, scene)
    if here:
        told = here if len(here) == 2 and stage_of(gathering) == "absent" else []
        return [scribe.mention(found, scene) for found in told]
    before = lands_in(scene.doc[sentence.start - 1].sent, scene) if sentence.start else []
    abroad = [found for found in before if found.country != scene.home]
    if scene.home is None or len(abroad) != 1 or names_party(gathering):
        return []
    at = (gathering.at[0], gathering.at[1], gathering.at[1])
    return [scribe.country(scene.home, at), scribe.mention(abroad[0], scene)]


def names_party(gathering: Gathering) -> bool:
    """Say that the paper is with somebody, be he known or not: «соглашение с банком»."""
    tables = gathering.scene.tables
    withs = {place.partition(" ")[0] for place in tables.words.get("capitals_sign", ()) if " " in place}
    return any(preposition(child, tables) in withs for child in gathering.trigger.token.children)


def lands_in(sentence: Span, scene: Scene) -> list[Found]:
    """Give the countries that a sentence names, each once."""
    near = (f for f in scene.founds_in(sentence) if f.type == "country")
    return list({found.country: found for found in near}.values())


def seats_of(gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Give the parties that the paper itself names («между»), or those with who signed it."""
    seats = [seat for seat in gathering.seats if seat.role == "party_to" and may_sign(seat, gathering)]
    own = [seat for seat in seats if seat.place == "gen" or " " in seat.place or is_said_of(seat.found, gathering)]
    chosen = [seat.found for seat in (own if len({seat.found.cluster for seat in own}) > 1 else seats)]
    if len(chosen) < 2:
        chosen = [found for found in signers(gathering) if found.type != "place" or is_capital(found)] or chosen
    mentions = [stood_for(found, gathering, scribe) for found in chosen]
    return without_own_lands(unique([mention for mention in mentions if mention is not None]))


def may_sign(seat: Seat, gathering: Gathering) -> bool:
    """Leave out a place, but for one that stands for its state: «между Ереваном и Дохой», «Рига и Осло подписали»."""
    signing = gathering.scene.tables.words.get("capitals_sign", ())
    return seat.found.type != "place" or (is_capital(seat.found) and seat.place in signing)


def is_capital(found: Found) -> bool:
    place = places_by_id().get(found.ref or "")
    return place is not None and place.kind == "capital"


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
    near = {f.country for f in scene.founds_in(sentence) if f.country is not None}
    withs = any(" " in seat.place for seat in gathering.seats)
    vague = lemma(gathering.trigger.token) in scene.tables.word_class("any_paper")
    own = land_of_speaker(gathering, scribe) or scene.home
    if own is None or vague or not withs or near - {land_of(other), own}:
        return []
    home = [scribe.country(own, (gathering.at[0], gathering.at[1], gathering.at[1]))]
    return home if land_of(other) != own else []


def land_of_speaker(gathering: Gathering, scribe: Scribe) -> str | None:
    """Give whose official says «мы»: «соглашение с Россией у нас есть», says the ambassador of Argentina."""
    spoken = officials_before(gathering, scribe.reading) if is_said_by_us(gathering) else []
    post = scribe.reading.post_of(spoken[0][1].cluster) if spoken else None
    return post.country if post is not None else None


def claim_of(paper: Paper, scribe: Scribe) -> Claim:
    """Write one agreement with its stage as status."""
    gathering, scene = paper.gathering, paper.gathering.scene
    date = date_for(scene.doc, scene.moments, paper.token.i, scene.published)
    roles = {"party_to": paper.parties}
    attrs = {"name": paper.fuller or name_of(gathering)}
    told = date if paper.stage != "absent" else None
    return scribe.claim("agreement", paper.at, roles, paper.spans, gathering.rule, paper.stage, told, attrs)


def write_agreements(papers: Sequence[Paper], scribe: Scribe) -> Iterator[Claim]:
    yield from (claim_of(paper, scribe) for paper in papers)

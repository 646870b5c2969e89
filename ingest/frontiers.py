"""Read which way a crowd went from words that name no land: «за рубеж», «из страны», «другим государствам»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.agencies import tribunals
from ingest.clauses import allowed_cases
from ingest.findings import Finding
from ingest.pieces import piece_of
from ingest.sides import ENDS, Side, keys, opposite
from ingest.syntax import case_of, climb, feature, lemma, preposition, spell

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.found import Found
    from ingest.scene import Scene

NEAR = 2  # words from a preposition to its noun
UNNAMED = "unnamed"  # set to the end that the words leave without a name
FROM_ABROAD = "from-abroad"  # another telling of it says so
ENDS_OF = {"out": "destination", "in": "origin"}


def across(finding: Finding) -> Finding:
    """Give a crowd's movement the end that such words tell, and mark the other as told without a name."""
    if goes_to_tribunal(finding) and "destination" not in finding.sides:
        return without_name(finding, "destination")
    way = way_across(finding) if is_of_many(finding) else None
    if way is None or UNNAMED in finding.attrs:
        return finding
    unnamed = ENDS_OF[way]
    told = opposite(unnamed)
    finding = finding if people_sent_away(finding) else without_name(finding, unnamed)
    side = at_home(finding)
    whole = finding.is_part and not keys(side) & finding.keys(unnamed)  # «выданы за рубеж 39, из них 22 — России»
    if finding.sides.get(told) or (finding.keys(unnamed) and not whole):
        return finding
    return replace(finding, sides={**finding.sides, told: side}) if side else finding


def people_sent_away(finding: Finding) -> str | None:
    """Give the one land whose people are sent away, so that it is known whereto: «из страны выслали 30 непальцев»."""
    subject = finding.subject if finding.attrs.get("mode") == "deportation" else None
    return subject.nation if subject is not None else None


def goes_to_tribunal(finding: Finding) -> bool:
    """Say that somebody is handed to a tribunal, be it one that no list knows: the land where it sits has not him."""
    courts = finding.scene.tables.word_class("tribunals")
    goals = (child for child in finding.trigger.token.children if not child.dep_.startswith("nsubj"))
    return bool(finding.keys("destination") & tribunals()) or any(lemma(goal) in courts for goal in goals)


def way_across(finding: Finding) -> str | None:
    """Tell the way by the words beside the verb; «оттуда» is from abroad where the sentence spoke of it before."""
    scene, piece = finding.scene, piece_of(finding.trigger.token)
    back = next((word for word in piece if word.lower_ in scene.tables.word_class("from_there")), None)
    if back is not None and way_of(scene.doc[back.sent.start : back.i], scene) == "out":
        return "in"
    return "out" if is_sent_out(finding) else way_of(piece, scene)


def is_sent_out(finding: Finding) -> bool:
    """Say that an adverb of the verb's own tells it: «transferred abroad», not «extradited from abroad»."""
    out = finding.scene.tables.word_class("out_there")
    return any(word.lower_ in out and not list(word.children) for word in finding.trigger.token.children)


def is_from_across(finding: Finding) -> bool:
    """Say that a telling brings a crowd in over the frontier: «835 доставили из-за рубежа»."""
    return is_of_many(finding) and way_across(finding) == "in"


def sent_across(finding: Finding, way: str) -> Finding:
    """Give a movement only the end that such words tell: «в страну — 34, от нас за границу — 22»."""
    unnamed = ENDS_OF[way]
    side = at_home(finding)
    return without_name(replace(finding, sides={opposite(unnamed): side} if side else {}), unnamed)


def without_name(finding: Finding, end: str) -> Finding:
    """Mark an end as told, though not by the name of one land: nothing else fills it, and nothing is missing."""
    return replace(finding, attrs={**finding.attrs, UNNAMED: end}, rule=f"{finding.rule}+{UNNAMED}")


def at_home(finding: Finding) -> tuple[Side, ...]:
    code, token = here(finding), finding.trigger.token
    return (Side(code, None, finding.scene.part, (token.idx, token.idx)),) if code is not None else ()


def is_of_many(finding: Finding) -> bool:
    subject = finding.subject
    return finding.kind == "transfer" and subject is not None and subject.person is None and subject.count != 1


def way_of(words: Sequence[Token] | Span, scene: Scene) -> str | None:
    """Tell `out` or `in` by the words for abroad, the country, us."""
    told = scene.tables.words.get("frontier", {})
    counted = next((way for word in words for way in [counted_states(word, scene)] if way), None)
    if counted is not None:
        return counted
    pairs = {" ".join(pair) for pair in phrases_in(words)} | {word.lower_ for word in words}
    if any(is_given_by_others(word, scene) for word in words):
        return "in"
    if pairs & set(told.get("in", ())) or any(is_of_others(word, scene, "from_abroad") for word in words):
        return "in"
    given = any(is_given_to_others(word, scene) or is_of_others(word, scene, "to_others") for word in words)
    given = given or any(is_asked_by_others(word, scene) for word in words)
    return "out" if given or pairs & set(told.get("out", ())) else None


def counted_states(word: Token, scene: Scene) -> str | None:
    """Tell the way by states that a number counts, and so leaves in the singular: «17 мемлекеттен», «он елге»."""
    cases: dict[str, str] = scene.tables.words.get("counted_states", {})
    if not cases or lemma(word) not in scene.tables.word_class("states"):
        return None
    return cases.get(case_of(word)) if any(child.dep_ == "nummod" for child in word.children) else None


def phrases_in(words: Sequence[Token] | Span) -> Iterator[tuple[str, str]]:
    """Yield each preposition with the words near after it: «из-за рубежа», «за ее пределы»."""
    for at, word in enumerate(words):
        if word.pos_ == "ADP":
            yield from ((word.lower_, after.lower_) for after in words[at + 1 : at + 1 + NEAR])


def is_given_to_others(word: Token, scene: Scene) -> bool:
    """Say that states without a name, or neighbours, get somebody: «иностранным государствам», «соседям»."""
    states = lemma(word) in scene.tables.word_class("states") and word.i > 0
    if not states and lemma(word) not in scene.tables.word_class("neighbours"):
        return False
    plural = "Dat" in allowed_cases(word) and feature(word, "Number") == "Plur" and feature(word, "Case") in ("Dat", "")
    return plural and (word.i == 0 or word.nbor(-1).pos_ != "ADP")


def is_given_by_others(word: Token, scene: Scene) -> bool:
    """Say that states without a name give somebody: «иностранные государства выдали», «выданы другими странами»."""
    tables = scene.tables
    if lemma(word) not in tables.word_class("states") or feature(word, "Number") != "Plur":
        return False
    doer = case_of(word) in ("nom", "ins") and word.dep_.partition(":")[0] in ("nsubj", "obl")
    return doer and any(lemma(child) in tables.word_class("elsewhere") for child in word.children)


def is_asked_by_others(word: Token, scene: Scene) -> bool:
    """Say that states without a name ask for somebody: «по запросам прокуроров других стран»."""
    if lemma(word) not in scene.tables.word_class("states") or feature(word, "Number") != "Plur":
        return False
    abroad = any(lemma(child) in scene.tables.word_class("elsewhere", "abroad") for child in word.children)
    request = next((step for step in climb(word) if lemma(step) in scene.tables.word_class("petitions")), None)
    return abroad and request is not None and bool(preposition(request, scene.tables)) and request.i < word.i


def is_of_others(word: Token, scene: Scene, way: str) -> bool:
    """Say that it is from, or into, states without a name: «из других стран», «в иностранные государства»."""
    tables = scene.tables
    if (
        lemma(word) not in tables.word_class("states")
        or feature(word, "Number") != "Plur"
        or "Loc" in allowed_cases(word)
    ):
        return False
    before = [near.lower_ for near in scene.doc[max(0, word.i - NEAR) : word.i] if near.pos_ == "ADP"]
    return any(prep in tables.word_class(way) for prep in before)


def here(finding: Finding) -> str | None:
    """Give the country that speaks: the one whose body the sentence names, the one named last, the article's own."""
    scene, sentence = finding.scene, finding.trigger.token.sent
    bodies = (f for f in scene.founds_in(sentence) if f.type == "agency")
    told = {f.country for f in bodies if f.country} or last_named(finding.trigger.token.i, scene)
    told = told or {f.country for f in scene.founds_in(sentence) if f.country and not is_end(f, finding)}
    told -= {people_sent_away(finding)}
    return next(iter(told)) if len(told) == 1 else scene.home


def is_end(found: Found, finding: Finding) -> bool:
    """Say that a land stands where whence or whereto one goes stands: «выданы за границу 130, из них в Чехию — 45»."""
    head, scene, places = finding.scene.doc[found.head], finding.scene, finding.trigger.frame.places
    prep = preposition(head, scene.tables)
    if found.type == "person" or not may_speak(found, scene):
        return True
    return case_of(head) != "nom" and places.get(spell(prep, "", case_of(head))) in ENDS


def may_speak(found: Found, scene: Scene) -> bool:
    """Say that a land may be the one that speaks: where case alone tells the ends, none whence or whereto one goes."""
    return not scene.tables.words.get("ends_by_case") or case_of(scene.doc[found.head]) in ("nom", "gen", "")


def last_named(end: int, scene: Scene) -> set[str]:
    """Give the countries of the last sentence that names any, up to a word."""
    before = [f for f in scene.founds if f.country and f.start < end and f.type != "person" and may_speak(f, scene)]
    before = [f for f in before if f.form != "demonym" or scene.doc[f.head].pos_ != "NOUN"]  # of «409 пакистанцев» none
    last = scene.doc[before[-1].start].sent if before else None
    return {f.country for f in before if last is not None and last.start <= f.start and f.country} if last else set()

"""Who wants somebody that is held: what else is told of him, the list that he stands on, or the article's home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.clauses import allowed_cases
from ingest.doers import DEMONYM, is_where_accused
from ingest.findings import Finding
from ingest.groups import is_sought_crowd
from ingest.pieces import piece_of
from ingest.scene import is_after_at
from ingest.sides import Side, side_of
from ingest.strangers import has_stranger
from ingest.syntax import case_of, feature, lemma, stands
from ingest.warrants import by_warrant

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.scene import Scene
    from ingest.tables import Tables

DOERS = frozenset({"nom", "ins", "dat"})
NEXT = 2  # tokens from «outside» to the country's name


def first(findings: Sequence[Finding], role: str) -> tuple[Side, ...]:
    return next((finding.sides[role] for finding in findings if finding.sides.get(role)), ())


def at_home(finding: Finding) -> tuple[Side, ...]:
    return implied(finding.scene.home, finding)


def held_at_home(finding: Finding) -> tuple[Side, ...]:
    """Take the article's home for where somebody is held, unless a town of no list is told: «Висмарда ұсталды»."""
    return () if has_stranger("held_in", finding) else at_home(finding)


def implied(code: str | None, finding: Finding) -> tuple[Side, ...]:
    """Give a country that no word of the finding names, as a side at the start of its words."""
    part, start, _ = finding.quotes[0]
    return (Side(code, None, part, (start, start)),) if code is not None else ()


def seekers_of(finding: Finding, others: Sequence[Finding], settled: Sequence[Finding]) -> tuple[Side, ...]:
    """Take who wants somebody from what else is told of him: who seeks him, where he goes by the law."""
    sits = finding.trigger.frame.intransitive  # a convict who sits where he was judged is not held for another state
    aside = ("deportation", "transfer") if sits else ("deportation",)
    lawful = [f for f in others if f.attrs.get("mode") not in aside]
    goal = (side for side in first(lawful, "destination") if side.key not in finding.keys("held_in"))
    told = first(others, "wanted_by") or tuple(goal)
    gone = (other for other in lawful if other.kind == "transfer" and other.status == "completed")
    given_up = {key for other in gone for key in other.keys("origin")}
    return told or tuple(side for side in wanted_here(finding, settled) if side.key not in given_up)


def wanted_here(finding: Finding, settled: Sequence[Finding]) -> tuple[Side, ...]:
    """Take who wants somebody from a telling in the same sentence, or, with words of search, the article's home."""
    near = [f for f in settled if f.kind == "wanted" and f.quotes[0] in finding.quotes and f.sides.get("wanted_by")]
    near = [f for f in near if not is_member(f, finding)]
    if near:
        return first(near, "wanted_by")
    if not is_sought(finding, settled):
        return ()
    warranted = by_warrant(finding)
    if warranted:
        return warranted
    nation = finding.subject.nation if finding.subject is not None else None
    if nation is not None and nation not in finding.keys("held_in"):
        return implied(nation, finding)
    beyond = outside(finding)
    if beyond is not None:
        return beyond or at_home(finding)
    if (finding.keys("held_in") or {finding.scene.home}) != {finding.scene.home}:
        return () if is_crowd_of_many(finding, settled) else at_home(finding)
    foreign = is_foreigner(finding) or is_beyond_borders(finding, settled) or names_other_land(finding, settled)
    foreign = foreign or is_to_be_given_up(finding, settled)
    return by_many(finding, settled) or (() if foreign else at_home(finding))


def is_member(wanted: Finding, finding: Finding) -> bool:
    """Say that only one of a crowd is wanted: «задержаны пятеро; одного из них разыскивал Сеул»."""
    one, crowd = wanted.subject, finding.subject
    return one is not None and crowd is not None and one.count == 1 and (crowd.count or 0) > 1


def is_to_be_given_up(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that only another land can want him, if it is his extradition that is told of."""
    words = finding.scene.tables.word_class("given_up")
    return any(lemma(word) in words for word in words_told(finding, settled))


def names_other_land(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that what is told of one man's search names one land more, which may be whose he is."""
    scene, subject = finding.scene, finding.subject
    told = {word.i for word in words_told(finding, settled) if word.doc is scene.doc}
    own = {None, scene.home, *finding.keys("held_in")}
    lands = (f for f in scene.founds if f.country not in own and f.type != "person" and f.form != DEMONYM)
    return subject is not None and subject.count == 1 and any(found.start in told for found in lands)


def is_sought(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that the sentence, or another that tells of the same person, has a word of search or asks for him."""
    called = finding.subject is not None and is_sought_crowd(finding.subject, finding.scene)
    if finding.trigger.frame.needs == "seeker" and not called:
        return False  # «остановили», «доставили в отдел»: somebody must be told to want him
    words = finding.scene.tables.word_class("wanted")
    if finding.attrs.get("sought") is True:
        return True
    return any(lemma(token) in words or is_request_of_states(token, finding) for token in words_told(finding, settled))


def words_told(finding: Finding, settled: Sequence[Finding]) -> Iterator[Token]:
    """Yield the words of the sentence, and of those that tell that the same person is wanted."""
    apart = {
        word for f in settled if f.kind == "wanted" and is_member(f, finding) for word in piece_of(f.trigger.token)
    }
    yield from (word for word in sentences_of(finding) if word not in apart)
    for other in settled:
        charged = other.kind == "wanted" and other.trigger.frame.needs == "arrest"
        same = other.kind == "wanted" and is_of_same(other, finding)
        if not charged and (same or is_in_title_of(other, finding)):
            yield from other.trigger.token.sent


def is_in_title_of(other: Finding, finding: Finding) -> bool:
    """Say that the title speaks of the one whom the body tells to be held."""
    one, two = other.subject, finding.subject
    if other.at[0] != "title" or finding.at[0] == "title" or one is None or two is None or two.count != 1:
        return False
    return one.count in (None, 1) and one.person is None and {one.nation, two.nation} <= {two.nation, None}


def is_beyond_borders(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that the list is one of several states: «в международном розыске», «по запросам соседних стран»."""
    tables = finding.scene.tables
    lists, searches = tables.word_class("of_many_states"), tables.word_class("searches")
    words = list(words_told(finding, settled))
    listed = any(lemma(t) in lists and (t.pos_ != "ADJ" or lemma(t.head) in searches) for t in words)
    return listed or any(is_of_states(token, finding) for token in words)


def is_of_states(token: Token, finding: Finding) -> bool:
    """Say that the word means several states that are not named."""
    return lemma(token) in finding.scene.tables.word_class("states") and feature(token, "Number") == "Plur"


def is_request_of_states(token: Token, finding: Finding) -> bool:
    asks = lemma(token.head) in finding.scene.tables.word_class("requests")
    return asks and is_of_states(token, finding)


def is_crowd_of_many(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that a crowd stands on lists of several states: not all of it is sought by the article's own."""
    crowd = finding.subject is not None and finding.subject.count != 1
    return crowd and is_beyond_borders(finding, settled)


def is_of_same(one: Finding, other: Finding) -> bool:
    return one.subject is not None and other.subject is not None and one.subject.key == other.subject.key


def by_many(finding: Finding, settled: Sequence[Finding]) -> tuple[Side, ...]:
    """Take a body of no state that asks or seeks: «по запросам стран СНГ», «разыскивает Интерпол»."""
    told = [f for f in (finding, *settled) if f is finding or (f.kind == "wanted" and is_of_same(f, finding))]
    bodies = ((found, f.scene) for f in told for found in f.actors.get("wanted_by", ()) if found.country is None)
    return tuple(side_of(found, scene) for found, scene in bodies)[:1]


def is_foreigner(finding: Finding) -> bool:
    """Say that he is only called a foreigner, or foreign: some other country wants him."""
    subject, scene = finding.subject, finding.scene
    if subject is None or subject.part != scene.part:
        return False
    words = {lemma(word) for word in scene.doc[subject.start : subject.end]}
    foreigner = lemma(scene.doc[subject.token]) in scene.tables.word_class("foreigners")
    return foreigner or bool(words & scene.tables.word_class("foreign"))


def outside(finding: Finding) -> tuple[Side, ...] | None:
    """Give the country of «за пределами Имярекии», nothing of «за рубежом»; None if the sentence has neither."""
    phrases = list(beyond_words(finding))
    if not phrases:
        return None
    token = phrases[0]
    near = (f for f in finding.scene.founds if f.type == "country" and 0 < f.start - token.i <= NEXT)
    return tuple(side_of(found, finding.scene) for found in near)[:1]


def beyond_words(finding: Finding) -> Iterator[Token]:
    tables, doc = finding.scene.tables, finding.scene.doc
    for token in sentences_of(finding):
        before = doc[token.i - 1].lower_ if token.i else ""
        outer = lemma(token) in tables.word_class("outside") and case_of(token) == "ins"
        if (outer and before in tables.word_class("beyond")) or is_foreign_land(token, tables):
            yield token


def is_foreign_land(token: Token, tables: Tables) -> bool:
    """Say that the word is that of «в иностранных государствах», and not by whom somebody is sought."""
    land = lemma(token) in tables.word_class("states") and feature(token, "Number") == "Plur"
    asking = case_of(token) in DOERS or lemma(token.head) in tables.word_class("requests")
    return land and not asking and any(lemma(child) in tables.word_class("abroad") for child in token.children)


def sentences_of(finding: Finding) -> Iterator[Token]:
    """Yield the words of the trigger's sentence, and of the one before if it counts some «из них»."""
    sentence, tables = finding.trigger.token.sent, finding.scene.tables
    if sentence.start and any(is_of_them(token, tables) for token in sentence[1:]):
        yield from finding.scene.doc[sentence.start - 1].sent
    yield from sentence


def is_of_them(token: Token, tables: Tables) -> bool:
    pointing = token.pos_ == "PRON" and lemma(token) in tables.word_class("those")
    return pointing and token.doc[token.i - 1].lower_ in tables.word_class("from_abroad")


def told_before(finding: Finding) -> tuple[Side, ...]:
    """Take the country of the sentence before: «На Мальте отпустили Имярека. Его задержали по запросу»."""
    scene, start = finding.scene, finding.trigger.token.sent.start
    if start == 0:
        return ()
    first_word = scene.doc[start - 1].sent.start
    near = [f for f in scene.founds if first_word <= f.start < start and f.country is not None and is_place(f, scene)]
    abroad = [side_of(found, scene) for found in near if found.country != scene.home]
    return tuple(abroad[:1])


def is_place(found: Found, scene: Scene) -> bool:
    """Say that a name stands after «в», «на» and may be in the locative."""
    return is_after_at(found, scene) and "Loc" in allowed_cases(scene.doc[found.head])


def is_entered(found: Found, scene: Scene) -> bool:
    """Say that somebody comes into, or leaves, a land at its frontier: «при въезде в Польшу», «при выезде из Литвы»."""
    ways = scene.tables.words.get("entering", {})
    options = stands(scene.doc[found.head], scene.tables)
    return any(stand.holder is not None and ways.get(lemma(stand.holder)) == stand.place for stand in options)


def told_beside(finding: Finding) -> tuple[Side, ...]:
    """Take the nearest place of the sentence that no verb and no word of search parts from the trigger."""
    scene, token = finding.scene, finding.trigger.token
    places = [
        f
        for f in scene.founds
        if f.country is not None
        and scene.doc[f.start].sent == token.sent
        and (is_place(f, scene) or is_entered(f, scene))
        if not is_where_accused(scene.doc[f.head], token, scene.tables)
    ]
    near = [f for f in places if f.country not in finding.keys("wanted_by") and is_together(f, finding)]
    nearest = min(near, key=lambda f: abs(f.start - token.i), default=None)
    return (side_of(nearest, scene),) if nearest is not None else ()


def is_together(found: Found, finding: Finding) -> bool:
    first, last = sorted((found.start, finding.trigger.token.i))
    words = finding.scene.tables.word_class("wanted")
    between = finding.scene.doc[first + 1 : last]
    own = finding.trigger.token.head  # «в Риге прошло задержание»
    verbs = (word for word in between if word.pos_ == "VERB" and not (word.i == own.i and is_light(word, finding)))
    return not any(verbs) and not any(word.is_punct or lemma(word) in words for word in between)


def is_light(verb: Token, finding: Finding) -> bool:
    """Say that a verb only says that what its noun names happened."""
    nominal = finding.trigger.token.pos_ == "NOUN"
    tables = finding.scene.tables
    return nominal and lemma(verb) in tables.word_class("took_place") | tables.word_class("recalled")

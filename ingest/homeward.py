"""Whose land «на родину», «домой», «в страну» mean, and who sends foreigners back there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.announced import is_told_from_afar, land_of_teller, tellers_beside
from ingest.findings import Finding
from ingest.landmarks import may_be_republic
from ingest.scene import Scene, Subject
from ingest.seats import EITHER
from ingest.sides import Side
from ingest.syntax import case_of, feature, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

HOMES_ROLE = {"transfer": "destination", "detention": "held_in"}  # «выдан на родину», «задержан на родине»
OURS = "ours"  # how a land is named by «own»
NEAR = 3  # words, from a noun to where it says that somebody goes home


def with_homeland(finding: Finding, others: Sequence[Finding] = ()) -> Finding:
    """Seat the country that «на родину», «у себя на родине», «домой» mean: the person's own, else the article's."""
    finding = with_either_giver(with_sender(without_our_land(finding)))
    subject, scene = finding.subject, finding.scene
    role = HOMES_ROLE.get(finding.kind, "wanted_by")
    if finding.sides.get(role) or subject is None:
        return finding
    nation = subject.nation or land_of(finding) or seeker_of(subject, others)
    if nation is None and role == "destination" and is_foreign(subject, scene) and goes_to_his_own(finding):
        return leaving_here(finding)
    code, span = homeland_of(finding, nation)
    told = (other for other in others if other.scene is scene and other.subject is not None)
    same = (other for other in told if other.subject is not None and other.subject.key == subject.key)
    if code is None or any(code in told.keys("origin") for told in (finding, *same)):
        return finding
    return replace(finding, sides={**finding.sides, role: (Side(code, None, scene.part, span),)})


def without_our_land(finding: Finding) -> Finding:
    """Take away «their own land» that was read as the article's, of people who are no citizens of it: «өз еліне»."""
    subject, goals = finding.subject, finding.sides.get("destination", ())
    ours = len(goals) == 1 and goals[0].found is not None and goals[0].found.form == OURS
    if subject is None or not ours:
        return finding
    foreign = is_foreign(subject, finding.scene) or subject.nation not in (None, goals[0].key)
    rest = {role: sides for role, sides in finding.sides.items() if role != "destination"}
    return replace(finding, sides=rest) if foreign else finding


def goes_to_his_own(finding: Finding) -> bool:
    """Say that somebody goes to a home of his own: «на родину»."""
    found = homeland_phrase(finding)
    return found is not None and found[1] != "home"


def leaving_here(finding: Finding) -> Finding:
    """Seat the article's own land as the one that foreigners leave: «на родину возвращены 300 мигрантов»."""
    scene, subject = finding.scene, finding.subject
    crowd = subject is not None and subject.person is None and subject.count != 1
    if scene.home is None or not crowd or finding.sides.get("origin"):
        return finding
    at = finding.trigger.token.idx
    return replace(finding, sides={**finding.sides, "origin": (Side(scene.home, None, scene.part, (at, at)),)})


def with_sender(finding: Finding) -> Finding:
    """Seat as origin who returns foreigners: «департаментом возвращены на родину 34 иностранца», «вернул 3 греков»."""
    doer, subject = finding.sides.get("destination", ()), finding.subject
    if finding.trigger.frame.agent != "destination" or subject is None or len(doer) != 1 or "origin" in finding.sides:
        return finding
    named = subject.nation not in (None, doer[0].key)
    crowd = subject.person is None and subject.count != 1 and finding.trigger.frame.name == "return"
    if not (named or is_foreign(subject, finding.scene)) or not (crowd or homeland_phrase(finding)):
        return finding
    rest = {role: sides for role, sides in finding.sides.items() if role != "destination"}
    return replace(finding, sides={**rest, "origin": doer})


def with_either_giver(finding: Finding) -> Finding:
    """Leave open at which end a land stands that is not the paper's: «Турция вернула мошенника» gave or got him."""
    doer, subject = finding.sides.get("destination", ()), finding.subject
    if finding.trigger.frame.name != "return" or subject is None or len(doer) != 1 or "origin" in finding.sides:
        return finding
    found, own = doer[0].found, {finding.scene.home, subject.nation}
    if found is None or subject.count != 1 or doer[0].key in own or is_to_himself(finding):
        return finding
    head = finding.scene.doc[found.head]
    if preposition(head, finding.scene.tables) or case_of(head) != "nom":
        return finding
    return replace(finding, sides={EITHER: doer, **{r: s for r, s in finding.sides.items() if r != "destination"}})


def is_to_himself(finding: Finding) -> bool:
    """Say that somebody is got «себе»."""
    words = finding.scene.tables.word_class("himself")
    return any(lemma(child) in words and case_of(child) == "dat" for child in finding.trigger.token.children)


def is_foreign(subject: Subject, scene: Scene) -> bool:
    """Say that people are called foreigners, or citizens of lands that are not the paper's: «граждан Чили и Перу»."""
    if subject.part != scene.part:
        return False
    noun, words = scene.doc[subject.token], scene.tables.word_class
    owners = {word.i for word in noun.subtree} if lemma(noun) in words("citizens") else set()
    lands = {found.country for found in scene.founds if found.type == "country" and found.head in owners}
    return lemma(noun) in words("foreigners") or (len(lands) > 1 and scene.home not in lands)


def land_of(finding: Finding) -> str | None:
    """Give the one country that the words for somebody name: «бывшего архитектора Кыргызстана Имярек»."""
    subject, scene = finding.subject, finding.scene
    if subject is None or subject.part != scene.part:
        return None
    inside = (f for f in scene.founds if subject.start <= f.start < subject.end and f.type == "country")
    lands = {found.country for found in inside} - {*finding.keys("origin")}
    return lands.pop() if len(lands) == 1 else None


def seeker_of(subject: Subject, others: Sequence[Finding]) -> str | None:
    """Give the one country that is told to want somebody: where it wants him, he is at home."""
    same = [o for o in others if o.subject is not None and o.subject.key == subject.key]
    lands = {key for o in same for key in o.keys("wanted_by")}
    return lands.pop() if len(lands) == 1 else None


def homeland_of(finding: Finding, nation: str | None) -> tuple[str | None, tuple[int, int]]:
    """Give the country that a phrase beside the trigger means, and where the phrase stands; who returns, goes home."""
    trigger = finding.trigger
    found = homeland_phrase(finding)
    if found is not None and found[1] == "theirs":
        return nation, (found[0].idx, found[0].idx + len(found[0]))
    if found is not None and ((found[1] == "own" and nation) or finding.kind == "transfer"):
        return nation or homes(finding, found[0]), (found[0].idx, found[0].idx + len(found[0]))
    at = trigger.token.idx
    return (nation if trigger.frame.name == "return" else None), (at, at)


def homeland_phrase(finding: Finding) -> tuple[Token, str] | None:
    """Give the word of a phrase such as «на родину» beside the trigger, and whose home it is."""
    tables = finding.scene.tables
    beside = [*finding.trigger.token.children, *right_after(finding.trigger.token)]
    serving = (word for word in beside if lemma(word) in tables.word_class("serving"))
    for child in (*beside, *(inner for word in serving for inner in word.subtree)):  # «досиживать на родине прибыли»
        phrase = " ".join(filter(None, (preposition(child, tables), lemma(child))))
        homes = tables.words.get("homeland", {})
        whose = homes.get(phrase) or homes.get(f"{phrase} {case_of(child)}")
        if whose is not None and not (whose == "home" and feature(child, "Number") == "Plur"):  # «в другие страны»
            return child, whose
    return None


def right_after(noun: Token) -> Iterator[Token]:
    """Yield the words right after a noun that a parser hangs on what governs it: «готовит выдачу [на] родину»."""
    near = noun.doc[noun.i + 1 : min(noun.i + NEAR, noun.sent.end)]
    return (word for word in near if noun.pos_ == "NOUN" and word.head.i == noun.head.i and not word.is_punct)


def homes(finding: Finding, word: Token) -> str | None:
    """Give the article's own country, to which no foreigners are sent back, nor whom it may itself have deported."""
    foreign = finding.subject is not None and is_foreign(finding.subject, finding.scene)
    abroad = finding.attrs.get("mode") != "deportation" or bool(finding.sides.get("origin"))
    home = teller_home(finding) or finding.scene.home
    called = lemma(word) in finding.scene.tables.word_class("own_lands")
    named_so = not called or home is None or may_be_republic(home)  # no paper of a federation calls its land a republic
    return home if abroad and not foreign and named_so else None


def teller_home(finding: Finding) -> str | None:
    """Give the one land whose own body tells of it: «в МВД Таджикистана сообщили, что в республику доставлены»."""
    lands = {land_of_teller(found, finding.scene) for found in tellers_beside(finding)}
    return lands.pop() if len(lands) == 1 and not is_told_from_afar(finding) else None

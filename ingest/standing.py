"""Say whether a settled finding holds what its kind needs to be a fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.crowds import SCATTERED
from ingest.findings import Finding
from ingest.frontiers import FROM_ABROAD, UNNAMED
from ingest.homeward import homeland_phrase
from ingest.lines import line_start
from ingest.possible import MAYBE
from ingest.scene import Scene, person_noun
from ingest.seekers import is_sought
from ingest.syntax import feature, is_finite, is_full_participle, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def stands(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say whether a finding holds what its kind needs to be a fact."""
    if finding.kind == "transfer":
        return transfer_stands(finding, settled)
    if finding.kind == "detention":
        return detention_stands(finding, settled)
    return bool(finding.sides.get("wanted_by")) and finding.trigger.frame.needs != "arrest"


def transfer_stands(finding: Finding, settled: Sequence[Finding]) -> bool:
    origin, destination = finding.keys("origin"), finding.keys("destination")
    subject = finding.subject
    if subject is None or (subject.count is None and subject.person is None):
        return False
    if (not origin and not destination) or origin & destination or len(destination) > 1:
        return False
    if is_on_the_way(finding, settled):
        return False
    if finding.has_row(MAYBE):
        return bool(destination) and finding.has_row("detention-origin")
    if finding.has_row("plea") or finding.has_row("own-citizen"):
        return bool(origin) and bool(destination)
    if finding.attrs.get("mode") == "return" and finding.trigger.frame.name != "return" and is_only_guessed(finding):
        return False
    if finding.trigger.frame.needs == "whole":
        return finding.is_part
    if finding.trigger.frame.subject_lemmas and is_of_pronoun(finding):
        return finding.has_row("detention-origin") and not finding.has_row("detention-destination")
    if finding.trigger.frame.needs == "term":
        return bool(destination)
    if finding.trigger.frame.needs != "sides":
        return True
    ended = bool(destination) and (bool(origin) or (subject.count != 1 and is_from_abroad(finding, settled)))
    ended = ended or (bool(origin) and finding.attrs.get(UNNAMED) == "destination")
    ended = ended or (bool(destination) and finding.attrs.get(FROM_ABROAD) is True)
    ended = ended or (subject.count != 1 and is_into_land(finding))
    ended = ended or (subject.count == 1 and bool(destination) and is_into_country(finding))
    leaning = bool(finding.scene.tables.words.get("leaning_numbers"))
    ended = ended or (leaning and bool(destination) and finding.attrs.get(UNNAMED) == "origin")
    lawful = finding.attrs.get("mode") != "return" or finding.status == "requested" or is_lawful(finding)
    return ended and lawful


def is_on_the_way(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that who is handed over was only brought to a frontier: «выдан Литве. Его доставили в Гродно и отдали»."""
    subject, guessed = finding.subject, any(row.endswith("-origin") for row in finding.rows)
    if not guessed or finding.attrs.get("mode") != "return" or subject is None:
        return False
    told = [o for o in settled if o.kind == "transfer" and o is not finding and o.subject and o.order < finding.order]
    several = subject.count if subject.person is None and subject.count != 1 else None  # «оба доставлены в Гродно»
    same = [o for o in told if o.subject and (o.subject.key == subject.key or o.subject.count == several)]
    return any(o.keys("origin") == finding.keys("destination") and o.status == "completed" for o in same)


def is_into_land(finding: Finding) -> bool:
    """Say that a crowd is brought into the one land that the sentence names: «в Чили этапировали 20 осуждённых»."""
    named = [side.found for side in finding.sides.get("destination", ()) if side.found is not None]
    sentence, scene = finding.trigger.token.sent, finding.scene
    lands = {f.country for f in scene.founds_in(sentence) if f.country}
    whole = any(found.type == "country" and found.form == "name" for found in named)
    return finding.status == "completed" and whole and lands == finding.keys("destination")


def is_into_country(finding: Finding) -> bool:
    """Say that one man is brought «into the country»: whoever is, comes from another."""
    home = homeland_phrase(finding)
    return home is not None and home[1] == "home" and finding.status == "completed"


def is_only_guessed(finding: Finding) -> bool:
    """Say that neither end is told where somebody is moved without a word of law: «его забрали из дома»."""
    rows = finding.rule.split("+")
    if any(word.pos_ == "PROPN" and word.dep_ == "obl" for word in finding.trigger.token.sent):
        return False  # of a town that no list has
    return all(any(row.endswith(f"-{role}") for row in rows) for role in ("origin", "destination"))


def is_of_pronoun(finding: Finding) -> bool:
    """Say that a verb that takes anything has a mere pronoun: «рассчитывает получить его»."""
    objects = (child for child in finding.trigger.token.children if child.pos_ == "PRON" and child.dep_ == "obj")
    return any(feature(child, "Person") == "3" for child in objects)


def is_from_abroad(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that the sentence brings somebody «из-за рубежа», «из пяти государств», or tells whence its parts came."""
    tables = finding.scene.tables
    if any(f.is_part and finding.quotes[0] in f.quotes and f.keys("origin") for f in settled):
        return True
    home = homeland_phrase(finding)
    if home is not None and home[1] == "own":
        return True  # «доставлены домой», not «в страну»
    lands = tables.word_class("abroad") | tables.word_class("states")
    places = [(word, preposition(word, tables)) for word in finding.trigger.token.sent if lemma(word) in lands]
    return any(prep in tables.word_class("from_abroad") for word, prep in places if is_plural_or_abroad(word, finding))


def is_plural_or_abroad(word: Token, finding: Finding) -> bool:
    own = lemma(word) in finding.scene.tables.word_class("abroad")
    return own or feature(word, "Number") == "Plur"


def is_lawful(finding: Finding) -> bool:
    """Say that the law stands by: of those who are brought somewhere most are patients, pupils, players."""
    scene, words = finding.scene, finding.scene.tables.word_class("law")
    for part, start, end in finding.quotes:
        span = scene.doc.char_span(start, end, alignment_mode="expand") if part == scene.part else None
        if span is None or any(lemma(token) in words or is_outlaw(token, scene) for token in around(span)):
            return True
    return finding.is_part and any(lemma(token) in words for token in paragraph_before(finding))


def paragraph_before(finding: Finding) -> Span:
    """Give the words of its paragraph before a movement: what a report counts there has one law."""
    doc, token = finding.scene.doc, finding.trigger.token
    start = next(word.i for word in doc if word.idx >= line_start(doc, token.idx))
    return doc[start : token.i]


def is_outlaw(token: Token, scene: Scene) -> bool:
    noun = person_noun(token, scene.tables)
    return noun is not None and noun.kind in ("known", "participle")


def around(sentence: Span) -> Span:
    """Give a sentence with its neighbours."""
    doc = sentence.doc
    first = doc[max(0, sentence.start - 1)].sent.start
    return doc[first : doc[min(len(doc) - 1, sentence.end)].sent.end]


def detention_stands(finding: Finding, settled: Sequence[Finding]) -> bool:
    """Keep a detention of somebody who is wanted, though it is not told by whom; not the arrest of one brought home."""
    subject = finding.subject
    if subject is None or (subject.count is None and subject.person is None):
        return False
    home = any(is_brought_home(other, finding) for other in settled)
    placed = bool(finding.sides.get("held_in")) or finding.attrs.get(SCATTERED) is True
    listed = placed and is_sought(finding, settled)
    return (listed or bool(finding.sides.get("wanted_by"))) and not home


def is_said_of_one_handed_over(transfer: Finding, finding: Finding) -> bool:
    """Say that who was handed over before is held now: «экстрадированный из Литвы Имярек арестован на месяц»."""
    before, verb = transfer.trigger.token, finding.trigger.token
    beside = transfer.at[0] == finding.at[0] and before.sent == verb.sent and before.i < verb.i
    return (
        beside
        and is_full_participle(before)
        and is_finite(verb)
        and not finding.keys("wanted_by") - transfer.keys("destination")
    )


def is_brought_home(transfer: Finding, finding: Finding) -> bool:
    """Say that somebody was put behind bars where he had been brought to: no detention of ours."""
    one, two = transfer.subject, finding.subject
    if (
        transfer.kind != "transfer"
        or transfer.status != "completed"
        or one is None
        or two is None
        or one.key != two.key
    ):
        return False
    if finding.keys("wanted_by") - transfer.keys("destination"):
        return False  # «депортирован в Москву, там его арестовали по запросу Минска»
    if is_said_of_one_handed_over(transfer, finding):
        return True
    jailed = (
        finding.trigger.frame.name == "hand-cuffed" and transfer.at[:1] == finding.at[:1] and transfer.at < finding.at
    )
    return jailed or bool(finding.keys("held_in") & transfer.keys("destination"))

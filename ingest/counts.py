"""Write figures and systems: the numbers that are no movement, and the tools of the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Claim, Mention
from ingest.figures import Figure, find_figures
from ingest.findings import Finding
from ingest.scene import Scene
from ingest.scribe import part_name
from ingest.syntax import case_of, feature, lemma
from ingest.systems import System, find_systems

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.reading import Reading
    from ingest.scribe import Scribe

MOVED = frozenset({"transfer", "detention"})  # whom somebody only seeks is counted by a figure
OWN = ("measure", "value", "value_is", "unit", "period")


def write_figures(reading: Reading, settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write each number of the body that no movement or detention has taken; what counts requests is both."""
    scene = reading.scenes["body"]
    settled = [finding for finding in settled if not finding.has_row("petition")]
    used = {q.start for q in scene.quantities if is_used(q.start, q.end, settled)}
    for figure in find_figures(scene.doc, scene.quantities, scene.moments, used):
        yield figure_claim(figure, scene, scribe)


def is_used(start: int, end: int, settled: Sequence[Finding]) -> bool:
    subjects = (f.subject for f in settled if f.kind in MOVED and f.subject is not None)
    spans = ((subject.start, subject.end) for subject in subjects if subject.part == "body")
    return any(first <= start and end <= last for first, last in spans)


def figure_claim(figure: Figure, scene: Scene, scribe: Scribe) -> Claim:
    at = (scene.part, scene.doc[figure.start].idx)
    attrs = {name: getattr(figure, name) for name in OWN}
    land = country_of(figure, scene, scribe)
    quotes = [sentence_of(scene, figure.start)]
    return scribe.claim("figure", at, {"of_country": land}, quotes, figure.rule, attrs=attrs)


def country_of(figure: Figure, scene: Scene, scribe: Scribe) -> list[Mention]:
    """Give the one country that the sentence names or points to, else the article's own; two leave it open."""
    sentence = scene.doc[figure.start].sent
    named = countries_in(sentence, scene)
    inside = {
        f.country for f in scene.founds if f.type != "agency" and f.country and is_inside(f.start, sentence, scene)
    }
    named = inside if len(inside) == 1 and len(named) > 1 else named
    if len(named) > 1 or is_of_many(sentence, scene):
        return []
    code = next(iter(named), None) or pointed_to(sentence, scene) or scene.home
    at = scene.doc[figure.start].idx
    return [scribe.country(code, (scene.part, at, at))] if code is not None else []


def countries_in(sentence: Span, scene: Scene) -> set[str]:
    return {f.country for f in scene.founds_in(sentence) if f.country}


def is_inside(start: int, sentence: Span, scene: Scene) -> bool:
    """Say that a country is where it happened: «in the Emirates 16 Azerbaijanis serve their terms»."""
    if not sentence.start < start < sentence.end:
        return False
    of_place = case_of(scene.doc[start]) == "gen" and start - 1 > sentence.start
    at = start - 1 if of_place else start  # «in the prisons of Italy»
    place = case_of(scene.doc[at]) == "loc"
    return place and scene.doc[at - 1].lower_ in scene.tables.word_class("grounds")


def is_of_many(sentence: Span, scene: Scene) -> bool:
    """Say that it happened in several countries without a name: «в 16 странах»."""
    words = scene.tables.word_class("states")
    several = (token for token in sentence if lemma(token) in words and feature(token, "Number") == "Plur")
    return any(case_of(token) == "loc" for token in several)


def pointed_to(sentence: Span, scene: Scene) -> str | None:
    """Give the country that «в стране», «на территории республики» means: the one that was named last, alone."""
    states, grounds = scene.tables.word_class("states"), scene.tables.word_class("grounds")
    own = [t.i for t in sentence if lemma(t) in states and feature(t, "Number") == "Sing"]
    if not any(word.lower_ in grounds for at in own for word in scene.doc[max(0, at - 2) : at]):
        return None
    before = [countries_in(one, scene) for one in scene.doc.sents if one.end <= sentence.start]
    last = next((named for named in reversed(before) if named), set[str]())
    return next(iter(last)) if len(last) == 1 else None


def sentence_of(scene: Scene, token: int) -> tuple[str, int, int]:
    sentence = scene.doc[token].sent
    return (scene.part, sentence.start_char, sentence.end_char)


def write_systems(reading: Reading, _settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write each technical system that the body names, with the body that runs it."""
    scene = reading.scenes["body"]
    agencies = [(f.start, f.end) for f in scene.founds if f.type == "agency"]
    for system in find_systems(scene.doc, agencies, names=[(found.start, found.end) for found in scene.founds]):
        yield system_claim(system, scene, scribe)


def system_claim(system: System, scene: Scene, scribe: Scribe) -> Claim:
    words = scene.doc[system.start : system.end]
    head = ids.mention(scribe.article.id, scene.part, words.start_char, "system")
    part = part_name(scene.part)
    mention = Mention(head, part, words.start_char, words.end_char, words.text, "system", head, name=system.name)
    runs = [scribe.mention(f, scene) for f in scene.founds if f.type == "agency" and (f.start, f.end) == system.by]
    roles = {"system": [mention], "operates": runs[:1]}
    quotes = [sentence_of(scene, system.start)]
    return scribe.claim("system", (scene.part, words.start_char), roles, quotes, system.rule)

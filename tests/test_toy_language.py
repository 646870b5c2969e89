"""The engine reads a language that it has never seen, from tables in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from ingest import pipelines, tables
from ingest.findings import Finding, find
from ingest.mentions import Found
from ingest.scene import Scene

FRAMES = """
[[frame]]
name = "ferry"
kind = "transfer"
verbs = ["vydo"]
nouns = ["vydum"]
agent = "origin"
set = { mode = "extradition" }
places.destination = ["dat"]
"""
VOICES = """
[[voice]]
name = "past"
match = { VerbForm = "Fin", Tense = "Past" }
object = "acc"
agent = "nom"
says = "completed"

[[voice]]
name = "noun"
match = { pos = "NOUN" }
object = "gen"
agent = "ins"
"""
STATUS = """
governs = ["acc"]

[[status]]
name = "asked"
value = "requested"
lemmas = ["pito"]
over = [""]
agent = "destination"
"""
WORDS = 'negations = ["ne"]\n'
PERSONS = "lemma,kind,seen\nhom,plain,hom\n"


@pytest.fixture
def toy(tmp_path: Path) -> tables.Tables:
    folder = tmp_path / "toy"
    folder.mkdir()
    for name, text in (("frames", FRAMES), ("voices", VOICES), ("status", STATUS), ("words", WORDS)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "persons.csv").write_text(PERSONS, encoding="utf-8")
    return tables.load("toy", tmp_path)


def read(words: str, heads: list[int], deps: list[str], forms: list[str], toy: tables.Tables) -> list[Finding]:
    """Read words with their trees and forms (`lemma pos Feature=Value|...`); `Aland` and `Bland` are countries."""
    pipelines.register()
    told = [form.split() for form in forms]
    doc = Doc(
        spacy.blank("xx").vocab,
        words=words.split(),
        heads=heads,
        deps=deps,
        lemmas=[form[0] for form in told],
        pos=[form[1] for form in told],
        morphs=[form[2] if len(form) > 2 else "" for form in told],
    )
    lands = {"aland": "AA", "bland": "BB"}
    founds = [
        Found(t.i, t.i + 1, t.i, "country", f"country/{lands[t.lemma_]}", t.lemma_, lands[t.lemma_], "name", t.i)
        for t in doc
        if t.lemma_ in lands
    ]
    return list(find(Scene("body", doc, founds, [], [], toy), frozenset({"transfer"})))


def test_a_past_verb_completes_a_movement_between_its_sides(toy: tables.Tables) -> None:
    forms = ["aland PROPN Case=Nom", "vydo VERB VerbForm=Fin|Tense=Past", "bland PROPN Case=Dat", "hom NOUN Case=Acc"]
    (finding,) = read("Aland vydax Blandu homa", [1, 1, 1, 1], ["nsubj", "ROOT", "iobj", "obj"], forms, toy)
    assert (finding.status, finding.attrs["mode"]) == ("completed", "extradition")
    assert (finding.keys("origin"), finding.keys("destination")) == ({"AA"}, {"BB"})
    assert finding.subject is not None and finding.subject.count == 1
    assert finding.rule == "toy/transfer/ferry+past"


def test_a_noun_is_settled_by_its_governor_alone(toy: tables.Tables) -> None:
    forms = ["bland PROPN Case=Nom", "pito VERB VerbForm=Fin|Tense=Pres", "vydum NOUN Case=Acc", "hom NOUN Case=Gen"]
    (finding,) = read("Bland pita vydumu homu", [1, 1, 1, 2], ["nsubj", "ROOT", "obj", "nmod"], forms, toy)
    assert finding.status == "requested"
    assert finding.keys("destination") == {"BB"}


def test_a_bare_noun_earns_no_status(toy: tables.Tables) -> None:
    forms = ["vydum NOUN Case=Nom", "hom NOUN Case=Gen"]
    (finding,) = read("Vydum homu", [0, 0], ["ROOT", "nmod"], forms, toy)
    assert finding.status is None


def test_a_negated_verb_is_never_completed(toy: tables.Tables) -> None:
    forms = ["ne PART", "vydo VERB VerbForm=Fin|Tense=Past", "bland PROPN Case=Dat", "hom NOUN Case=Acc"]
    (finding,) = read("Ne vydax Blandu homa", [1, 1, 1, 1], ["advmod", "ROOT", "iobj", "obj"], forms, toy)
    assert finding.status == "refused"

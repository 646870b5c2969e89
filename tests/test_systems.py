"""Technical systems: what is named as a tool, and what only shares the word."""

from __future__ import annotations

import marked
import pytest

from ingest import pipelines, systems


@pytest.fixture(scope="module")
def nlp():
    return pipelines.load("ru")


@pytest.mark.parametrize(("text", "wanted"), marked.cases("systems.txt", 2))
def test_systems(nlp, text, wanted):
    found = systems.find_systems(pipelines.read(nlp, text))
    assert [system.name for system in found] == ([] if wanted == "-" else [name.strip() for name in wanted.split(";")])


def test_later_mentions_are_kept_with_the_first(nlp):
    doc = pipelines.read(nlp, "Система «Барьер» подключена. Позже базу дополнили: в системе «Барьер» теперь 40 портов.")
    [system] = systems.find_systems(doc)
    assert [doc[start:end].text for start, end in ((system.start, system.end), *system.more)] == [
        "Система «Барьер»",
        "системе «Барьер»",
    ]
    assert system.phrase == "система «Барьер»"


def test_the_agency_that_runs_it(nlp):
    doc = pipelines.read(nlp, "Систему «Барьер» внедрила таможня. Камеры видеонаблюдения помогли полиции.")
    spans = [(token.i, token.i + 1) for token in doc if token.text in ("таможня", "полиции")]
    barrier, cameras = systems.find_systems(doc, spans)
    assert barrier.by is not None
    assert doc[slice(*barrier.by)].text == "таможня"
    assert cameras.by is None

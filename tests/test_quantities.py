"""Quantities: every number, how it is meant, and what it counts."""

from __future__ import annotations

import marked
import pytest

from ingest import dates, pipelines, quantities


@pytest.fixture(scope="module")
def nlp():
    return pipelines.load("ru")


@pytest.mark.parametrize(("text", "wanted"), marked.cases("quantities.txt", 2))
def test_quantities(nlp, text, wanted):
    doc = pipelines.read(nlp, text)
    found = [(doc[q.start : q.end].text, told(doc, q)) for q in quantities.find(doc)]
    assert found == marked.answers(wanted)


def told(doc, q):
    value = "null" if q.value is None else f"{q.value:.10g}"
    words = (doc[i].text if i is not None else "-" for i in (q.head, q.of))
    return " ".join((value, q.value_is, q.unit or "-", q.use, *words))


def test_a_narrow_or_hard_space_groups_digits_and_a_line_break_does_not(nlp):
    doc = pipelines.read(nlp, "Возбуждено 1\u00a0134 дела и 2\u202f500 проверок.")
    assert [q.value for q in quantities.find(doc)] == [1134, 2500]
    doc = pipelines.read(nlp, "Всего 1\n134 дела.")
    assert [q.value for q in quantities.find(doc)] == [1, 134]


def test_noise_holds_no_numbers(nlp):
    text = "Выдано 5 человек.\nКомментарии (27)"
    doc = pipelines.read(nlp, text, [(text.index("\n"), len(text))])
    assert [q.value for q in quantities.find(doc)] == [5]


def test_every_form_of_a_numeral_reads_the_same(nlp):
    for form in ("сорок", "сорока"):
        [quantity] = quantities.find(pipelines.read(nlp, f"Опрошено около {form} свидетелей."))
        assert quantity.value == 40


def test_a_language_without_tables_reads_digits_and_no_dates(tmp_path):
    doc = pipelines.read(pipelines.load("kk"), "2024 жылы 12 адам ұсталды.")
    assert dates.find(doc, "2024-05-05", tmp_path) == []
    assert [q.value for q in quantities.find(doc, folder=tmp_path)] == [2024, 12]

"""Figures: the numbers that count the work, and those that do not."""

from __future__ import annotations

import marked
import pytest

from graph.errors import InputError
from ingest import dates, figures, pipelines, quantities


@pytest.fixture(scope="module")
def nlp():
    return pipelines.load("ru")


def read(nlp, text, published, used=()):
    doc = pipelines.read(nlp, text)
    moments = dates.find(doc, published)
    numbers = quantities.find(doc, moments)
    taken = {number.start for number in numbers if number.value in used}
    return doc, figures.find_figures(doc, numbers, moments, taken)


@pytest.mark.parametrize(("published", "text", "wanted"), marked.cases("figures.txt", 3))
def test_figures(nlp, published, text, wanted):
    doc, found = read(nlp, text, published)
    assert [(number_of(doc, figure), told(figure)) for figure in found] == marked.answers(wanted)


def number_of(doc, figure):
    return next(doc[q.start : q.end].text for q in quantities.find(doc) if q.start == figure.trigger)


def told(figure):
    return f"{figure.measure} {figure.value:.10g} {figure.value_is} {figure.unit} {figure.period or '-'}"


def test_a_number_that_another_claim_has_taken_is_no_figure(nlp):
    text = "Установлено 40 разыскиваемых и заблокировано 15 сайтов."
    assert [figure.value for figure in read(nlp, text, None)[1]] == [40, 15]
    assert [figure.value for figure in read(nlp, text, None, used={40})[1]] == [15]


def test_a_figure_told_twice_is_one(nlp):
    text = "Число краж снизилось на 7 процентов.\n— Да, число краж снизилось на 7 процентов, — сказал он."
    assert [figure.value for figure in read(nlp, text, None)[1]] == [-7]


def test_equal_numbers_of_different_things_are_two(nlp):
    text = "Кражи снизились на 4 процента. Угоны снизились на 4 процента."
    assert [figure.value for figure in read(nlp, text, None)[1]] == [-4, -4]


def test_the_period_of_the_paragraph_holds_and_another_line_does_not(nlp):
    _, found = read(nlp, "В 2021 году работы было много. Возбуждено 30 дел.\nРасследовано 12 дел.", None)
    assert [figure.period for figure in found] == ["2021", None]


def test_the_span_covers_number_and_noun(nlp):
    doc, [figure] = read(nlp, "Всего изъято 5,5 тонны гашиша.", None)
    assert doc[figure.start : figure.end].text == "5,5 тонны гашиша"
    assert figure.rule == "ru/figure/drugs"


def test_another_language_needs_only_its_tables(tmp_path, nlp):
    (tmp_path / "ru").mkdir()
    rule = '[[rule]]\nname = "ships"\nmeasure = "other"\nuse = ["count"]\nnouns = ["корабль"]\n'
    (tmp_path / "ru" / "figures.toml").write_text(rule, encoding="utf-8")
    doc = pipelines.read(nlp, "Задержано 6 кораблей и 9 лодок.")
    found = figures.find_figures(doc, quantities.find(doc), [], folder=tmp_path)
    assert [(figure.value, figure.rule) for figure in found] == [(6, "ru/figure/ships")]


def test_a_broken_table_is_named(tmp_path, nlp):
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "figures.toml").write_text("rule = [", encoding="utf-8")
    with pytest.raises(InputError, match=r"figures\.toml"):
        figures.find_figures(pipelines.read(nlp, "Слово."), [], [], folder=tmp_path)

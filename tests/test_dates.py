"""Dates: what is said, what it means beside the day of publication, and which word it belongs to."""

from __future__ import annotations

from datetime import date

import marked
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import almanac, dates, pipelines
from ingest.almanac import Point


@pytest.fixture(scope="module")
def nlp():
    return pipelines.load("ru")


@pytest.mark.parametrize(("published", "text", "wanted"), marked.cases("dates.txt", 3))
def test_dates(nlp, published, text, wanted):
    doc = pipelines.read(nlp, text)
    found = dates.find(doc, None if published == "-" else published)
    answers = [(words, full(answer)) for words, answer in marked.answers(wanted)]
    assert [(doc[m.start : m.end].text, told(m)) for m in found] == answers


def told(moment):
    return f"{moment.iso or 'null'} {moment.role}"


def full(answer):
    return answer if " " in answer else f"{answer} at"


@pytest.mark.parametrize(("published", "text", "wanted"), marked.cases("date-of-word.txt", 3))
def test_the_date_of_a_word(nlp, published, text, wanted):
    doc = pipelines.read(nlp, text)
    [(word, answer)] = marked.answers(wanted)
    index = next(token.i for token in doc if token.text == word)
    assert (dates.date_for(doc, dates.find(doc, published), index, published) or "-") == answer


def test_the_paragraph_gives_context_but_not_beyond_its_line(nlp):
    doc = pipelines.read(nlp, "В 2021 году он бежал. Его искали.\nТеперь он выдан.")
    moments = dates.find(doc, None)
    places = {token.text: token.i for token in doc}
    assert dates.date_of_paragraph(doc, moments, places["искали"]) == "2021"
    assert dates.date_of_paragraph(doc, moments, places["выдан"]) is None


def test_noise_holds_no_dates(nlp):
    text = "Он выдан 5 мая 2024 года.\n12 июня 2024, 11:07"
    doc = pipelines.read(nlp, text, [(text.index("\n"), len(text))])
    assert [moment.iso for moment in dates.find(doc, None)] == ["2024-05-05"]


def test_a_since_keeps_its_start(nlp):
    doc = pipelines.read(nlp, "Его искали с марта 2015 года.")
    [moment] = dates.find(doc, None)
    assert (moment.iso, moment.first, moment.usable) == (None, "2015-03", True)


def test_a_full_dateline_stands_in_for_the_day_of_publication(nlp):
    doc = pipelines.read(nlp, "МИНСК, 5 мая 2024 года — Приграничье. Вчера выдан один.")
    assert [moment.iso for moment in dates.find(doc, None)] == ["2024-05-05", "2024-05-04"]


@pytest.mark.parametrize("published", ["", "2024", "2024-13-01", "nonsense", None])
def test_a_broken_day_of_publication_is_none(nlp, published):
    doc = pipelines.read(nlp, "Вчера он выдан.")
    assert [moment.iso for moment in dates.find(doc, published)] == [None]


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.integers(1, 28), st.booleans())
def test_a_bare_day_falls_on_the_right_side_of_today(today, month, day, ahead):
    point = almanac.nearest(Point(month=month, day=day), today, ahead)
    found = date(point.year, month, day)
    assert found >= today if ahead else found <= today
    assert abs((found - today).days) < 366


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 7), st.sampled_from([None, -1]))
def test_a_weekday_lies_within_the_last_week(today, number, shift):
    found = date.fromisoformat(almanac.weekday(number, today, shift, ahead=False))
    assert found.isoweekday() == number
    assert (0 if shift is None else 1) <= (today - found).days <= 7


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-30, 30))
def test_months_are_counted_over_new_year(today, shift):
    year, month = map(int, almanac.month(shift, today).split("-"))
    assert (year * 12 + month) - (today.year * 12 + today.month) == shift


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [("2024", "2024", "2024"), ("2024-05", "2024-03", None), (None, "2024", None), ("2023", "2024-03", "2023/2024-03")],
)
def test_spans_run_forward(first, last, wanted):
    assert almanac.span(first, last) == wanted


def test_a_leap_day_does_not_move_to_a_common_year():
    assert almanac.shift_years("2024-02-29", -1) is None
    assert almanac.shift_years("2024-02/2024-03", -1) == "2023-02/2023-03"

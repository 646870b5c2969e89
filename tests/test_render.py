"""Answers as text: no word is broken in 80 columns, nothing from an article moves the cursor, formats read back."""

from __future__ import annotations

import csv
import datetime
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from queries.render import FORMATS, render
from queries.run import Table

TABLE = Table(
    ("person", "count", "origins", "date", "quote", "fact"),
    (
        ("Данияр Сеитов", 1, ["RU", "TR"], "2024-11-01", "Данияр Сеитов экстрадирован из России.", "transfer/x@1"),
        ("28 человек", 28.0, [], None, "Возвращены 28 человек | всего.", "transfer/y@1"),
    ),
)
LONG = Table(
    ("орган", "предложение"),
    (("Министерство внутренних дел Республики Казахстан", "Достопримечательности " * 30),),
)
WORDS = st.lists(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=25), max_size=12)


def test_a_table_fits_and_leaves_ids_out() -> None:
    text = render(TABLE, "table")
    assert text.splitlines()[0].split() == ["person", "count", "origins", "date", "quote"]
    assert max(map(len, text.splitlines())) <= 80
    assert "transfer/x@1" not in text
    assert "RU, TR" in text and "28 " in text and "28.0" not in text


def test_long_cells_make_cards() -> None:
    lines = render(LONG, "table").splitlines()
    assert lines[0].startswith("── 1") and lines[1].startswith("орган")
    assert max(map(len, lines)) <= 80
    assert "Казахстан" in lines[1] + lines[2]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5), st.integers(20, 120))
def test_no_word_is_ever_broken(rows: list[tuple[list[str], list[str], list[str]]], width: int) -> None:
    table = Table(("a", "b", "c"), tuple(tuple(" ".join(words) for words in row) for row in rows))
    text = render(table, "table", width)
    printed = text.split()
    for row in rows:
        for words in row:
            assert {unicodedata.normalize("NFC", word) for word in words} <= set(printed)
    longest = max((len(word) for row in rows for words in row for word in words), default=1)
    assert max(map(len, text.splitlines())) <= max(width, longest + 3, 23)


def test_what_an_article_prints_can_not_move_the_cursor() -> None:
    table = Table(("quote",), (("красный \x1b[31m цвет\r и \u202eнаоборот\x07",),))
    for format_ in ("table", "csv", "markdown"):
        assert not {"\x1b", "\r", "\x07", "\u202e"} & set(render(table, format_))
    assert "\x1b" not in render(table, "jsonl")


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(render(TABLE, "csv"))))
    assert rows[0] == list(TABLE.columns)
    assert rows[1][2:4] == ["RU, TR", "2024-11-01"] and rows[2][1:4] == ["28", "", ""]


def test_json_and_jsonl_read_back() -> None:
    dated = Table(("day", "yes"), ((datetime.date(2024, 2, 29), True),))
    assert json.loads(render(dated, "json")) == [{"day": "2024-02-29", "yes": True}]
    assert [json.loads(line) for line in render(TABLE, "jsonl").splitlines()] == TABLE.to_dicts()


def test_markdown_keeps_its_columns() -> None:
    lines = render(TABLE, "markdown").splitlines()
    assert len({line.replace(r"\|", "").count("|") for line in lines}) == 1
    assert r"28 человек \| всего" in lines[3]


def test_evidence_is_printed_as_words_and_whose() -> None:
    said = {"quotes": ["Он выдан."], "source": "vestnik.example", "published": "2024-11-05", "title": "Выдан"}
    text = render(Table(("who", "evidence"), (("Сеитов", [said, said]),)), "table")
    assert text.count("«Он выдан.» (vestnik.example, 2024-11-05, Выдан)") == 2


def test_no_rows_print_no_rows() -> None:
    empty = Table(("a", "b"), ())
    assert render(empty, "json") == "[]" and render(empty, "jsonl") == ""
    assert render(empty, "csv") == "a,b"
    assert render(empty, "table").splitlines()[0].split() == ["a", "b"]


def test_an_unknown_format_is_said() -> None:
    with pytest.raises(InputError, match="choose table, csv, json, jsonl, markdown"):
        render(TABLE, "xml")
    assert tuple(FORMATS) == ("table", "csv", "json", "jsonl", "markdown")

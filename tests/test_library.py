"""The library of questions and their parameters: heads are whole, values are checked, errors say what was meant."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Fresh

from graph import bolt, schema
from graph.bolt import Store
from graph.errors import InputError, NotFoundError
from queries import library, lookup, parameters
from queries.catalogue import document
from queries.cli import query as query_command
from queries.guard import check
from queries.library import Parameter, Query
from queries.lookup import Thing

OWN = """// title: Mine
// en: Who is mine?
// ru: Кто мой?
// category: mine
// param: who | person | required | Тимур Асанов | of whom
// columns: name
// picture: no
MATCH (p:Person {id: $who}) RETURN p.name AS name ORDER BY name
"""
NAMES = sorted(library.queries())


@pytest.fixture(scope="module")
def shelf(fresh: Fresh, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Open a store with three people, two bodies and a country."""
    with bolt.connect(fresh("arcade", tmp_path_factory.mktemp("shelf") / "kordon.db"), create=True) as store:
        for id_, name in SHELF.items():
            row = {"id": id_, "props": {"id": id_, "name": name}}
            store.write(schema.upsert_nodes((schema.label(id_),)), rows=[row])
        yield store


SHELF = {
    "person/asanov-timur": "Тимур Асанов",
    "person/rogov-anton": "Антон Рогов",
    "person/rogov-oleg": "Олег Рогов",
    "agency/KZ.interior-ministry": "Министерство внутренних дел Республики Казахстан",
    "agency/RU.interior-ministry": "Министерство внутренних дел Российской Федерации",
    "country/KZ": "Казахстан",
}


def asked(type_: str, default: str | None = None, required: bool = False) -> Query:
    parameter = Parameter("what", type_, required, default, "an example", "its meaning")
    return Query("q", "", "", "", "", (parameter,), (), False, "")


def bound(shelf: Store, type_: str, text: str | None) -> Any:
    given = {} if text is None else {"what": text}
    return parameters.bind(asked(type_), given, shelf)


def test_there_are_thirty_questions_and_more_in_each_category_several() -> None:
    known = library.queries().values()
    categories = [query.category for query in known]
    assert len(known) >= 30
    assert min(categories.count(category) for category in set(categories)) >= 3
    assert sum(query.picture for query in known) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_whole(name: str) -> None:
    query = library.find(name)
    assert re.search("[а-я]", query.russian) and re.search("[a-z]", query.english)
    assert query.english.endswith("?") and query.russian.rstrip(".").endswith(("?", "рисунке?"))
    used = set(re.findall(r"\$(\w+)", query.cypher))
    told = {name for parameter in query.parameters for name in parameters.names(parameter)}
    assert used == told
    assert "ORDER BY" in query.cypher.rpartition("RETURN")[2]
    for parameter in query.parameters:
        parameters.reader(parameter.type)
        assert parameter.example and parameter.meaning
    assert not query.picture or {"source", "type", "target", "id"} <= set(query.columns)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_keeps_to_the_shared_dialect(name: str) -> None:
    cypher = library.find(name).cypher
    assert check(cypher).split() == cypher.split()
    assert not re.search(r"elementId|\bid\(|SHORTEST \d|RETURN \*", cypher)
    assert max(map(len, cypher.splitlines())) <= 120


def test_no_parameter_is_hidden_by_an_option_of_the_command() -> None:
    taken = {option for found in query_command.params for option in found.opts}
    known = {parameter.name for query in library.queries().values() for parameter in query.parameters}
    assert not {f"--{name}" for name in known} & taken
    assert not known & {"store", "limit", "name"}


def test_no_two_questions_are_the_same_but_for_a_filter() -> None:
    shapes = {}
    for query in library.queries().values():
        shape = re.sub(r"'[^']*'|\$\w+|\b[a-z_]+\b|\s", "", query.cypher)
        assert shape not in shapes, f"{query.name} is {shapes.get(shape)} once more"
        shapes[shape] = query.name


def test_a_users_folder_joins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.cypher").write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("KORDON_QUERIES", str(tmp_path))
    assert library.find("mine").parameters == (Parameter("who", "person", True, None, "Тимур Асанов", "of whom"),)
    assert "extradited" in library.queries()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bad", b"MATCH (n) RETURN n", "query bad: title, en, ru"),
        ("bad", OWN.encode("cp1251"), "can't decode"),
        ("routes", OWN.encode(), "two queries are called routes"),
    ],
)
def test_a_file_at_fault_takes_nothing_but_itself_away(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes,
    said: str,
) -> None:
    path = tmp_path / f"{name}.cypher"
    path.write_bytes(data)
    (tmp_path / "mine.cypher").write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("KORDON_QUERIES", str(tmp_path))
    assert {*NAMES, "mine"} == set(library.queries())
    assert library.find("extradited") and library.find("mine")
    told = capsys.readouterr().err
    assert told.startswith(f"kordon: left out: {path}: ") and said in told and told.count("\n") == 1
    assert library.is_name(name)
    with pytest.raises(InputError, match=re.escape(f"{path}: ")):
        library.find(name)


def test_a_folder_that_is_none_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KORDON_QUERIES", str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match="names no folder"):
        library.queries()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OWN.replace("// ru: Кто мой?\n", ""), "ru is missing"),
        (OWN.replace("// category", "// sort"), "'// sort: mine' is none of"),
        (OWN.replace(" | of whom", ""), "a param is"),
        (OWN.partition("MATCH")[0], "the Cypher is missing"),
    ],
)
def test_a_head_that_is_not_whole_is_said(text: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        library.parse("mine", text)


def test_a_misspelt_name_is_answered_with_the_near_ones() -> None:
    with pytest.raises(NotFoundError, match="did you mean extradited"):
        library.find("extraditid")
    with pytest.raises(NotFoundError, match="kordon queries lists them"):
        library.find("щщщ")


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("string", "Сарматов", "Сарматов"),
        ("int", "-6", -6),
        ("date", "2024-02", datetime.date(2024, 2, 1)),
        ("date", "5.10.2024", datetime.date(2024, 10, 5)),
        ("one of signed, in_force", "in_force", "in_force"),
        ("country", "KZ", "country/KZ"),
        ("country", "Қазақстан", "country/KZ"),
        ("country", "kazakhstan", "country/KZ"),
        ("country", "Турции", "country/TR"),
        ("country", "Южной Кореи", "country/KR"),
        ("person", "person/rogov-oleg", "person/rogov-oleg"),
        ("person", "Асанова", "person/asanov-timur"),
        ("person", "тимуром асановым", "person/asanov-timur"),
        ("person", "Олегу Рогову", "person/rogov-oleg"),
        ("agency", "МВД Казахстана", "agency/KZ.interior-ministry"),
        ("agency", "Министерства внутренних дел Российской Федерации", "agency/RU.interior-ministry"),
        ("body", "казахстан", "country/KZ"),
        ("thing", "асанов", "person/asanov-timur"),
    ],
)
def test_a_value_is_read(shelf: Store, type_: str, text: str, value: object) -> None:
    assert bound(shelf, type_, text) == {"what": value}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("2024-11/2025-05", "2024-11-01", "2025-05-31"),
        ("2024/", "2024-01-01", None),
        ("/2024-06-05", None, "2024-06-05"),
        ("10.2024", "2024-10-01", "2024-10-31"),
    ],
)
def test_a_span_is_two_values(shelf: Store, text: str, first: str | None, last: str | None) -> None:
    days = [None if day is None else datetime.date.fromisoformat(day) for day in (first, last)]
    assert bound(shelf, "span", text) == dict(zip(("what_from", "what_to"), days, strict=True))


def test_what_is_not_given_is_null_or_the_default(shelf: Store) -> None:
    assert bound(shelf, "country", None) == {"what": None}
    assert bound(shelf, "span", None) == {"what_from": None, "what_to": None}
    assert parameters.bind(asked("int", "6"), {}, shelf) == {"what": 6}
    assert parameters.bind(asked("date", "today"), {}, shelf) == {"what": datetime.date.today()}


@pytest.mark.parametrize(
    ("type_", "text", "said"),
    [
        ("int", "шесть", "a whole number"),
        ("int", "6.5", "a whole number"),
        ("date", "вчера", "a date such as"),
        ("date", "2024-13", "the calendar has no"),
        ("date", "2023-02-29", "the calendar has no"),
        ("span", "2025/2024", "ends before it starts"),
        ("span", "/", "no end at all"),
        ("one of signed, in_force", "sined", "did you mean signed"),
        ("one of signed, in_force", "x", "choose signed, in_force"),
        ("person", "Рогов", "may mean several: person/rogov-anton (Антон Рогов); person/rogov-oleg (Олег Рогов)"),
        ("agency", "МВД", "may mean several"),
        ("colour", "red", "there is no parameter type 'colour'"),
    ],
)
def test_a_wrong_value_is_said(shelf: Store, type_: str, text: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        bound(shelf, type_, text)


@pytest.mark.parametrize(
    ("type_", "text", "said"),
    [
        ("country", "Казахстн", "did you mean country/KZ (Казахстан)"),
        ("person", "Асаков", "did you mean person/asanov-timur (Тимур Асанов)"),
        ("person", "person/asanov", "has no person"),
    ],
)
def test_an_unknown_thing_is_answered_with_the_near_ones(shelf: Store, type_: str, text: str, said: str) -> None:
    with pytest.raises(NotFoundError, match=re.escape(said)):
        bound(shelf, type_, text)


def test_an_unknown_or_missing_parameter_is_said(shelf: Store) -> None:
    with pytest.raises(InputError, match="did you mean what"):
        parameters.bind(asked("string"), {"whet": "x"}, shelf)
    with pytest.raises(InputError, match="q wants --what STRING, for example an example"):
        parameters.bind(asked("string", required=True), {}, shelf)
    with pytest.raises(InputError, match="has no parameters"):
        parameters.bind(Query("q", "", "", "", "", (), (), False, ""), {"x": "y"}, shelf)


def test_a_name_is_matched_by_whole_words() -> None:
    thing = Thing("person/asanov-timur", ("Тимур Асанов",))
    assert lookup.worded("Асанов", thing)
    assert not lookup.worded("Аса", thing)
    assert not lookup.worded("", thing)


def test_the_page_of_the_library_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Written anew by `kordon queries document > docs/queries.md`."""
    monkeypatch.delenv("KORDON_QUERIES", raising=False)
    page = Path(__file__).parent.parent / "docs" / "queries.md"
    assert page.read_text(encoding="utf-8") == document(list(library.queries().values()))

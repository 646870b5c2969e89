"""What a picture shows: events folded into ties, and the part that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import story
from click.testing import CliRunner

from graph import schema, to_networkx
from graph.cli import root
from graph.errors import InputError, NotFoundError
from queries.draw import part
from queries.labels import name_of
from queries.page import safe
from queries.picture import PENDING, Picture, View, choose
from queries.run import Table
from queries.wording import LANGUAGES, Wording, table


def pick(**view: Any) -> Picture:
    return choose(to_networkx(story.elements()), View(**view))


def types(network: nx.MultiDiGraph) -> set[str]:
    return {type_ for *_, type_ in network.edges(data="type")}


def test_the_story_is_one_that_the_schema_allows() -> None:
    for element in story.elements():
        schema.check(element)


def test_claims_events_and_their_roles_are_folded_away() -> None:
    drawn = pick().drawn
    assert (drawn.number_of_nodes(), drawn.number_of_edges()) == (12, 15)
    assert {"Transfer", "Claim", "Article"}.isdisjoint(type_ for _, type_ in drawn.nodes(data="type"))
    assert {"SUBJECT", "ORIGIN", "DESTINATION", "ACTOR", "ABOUT"}.isdisjoint(types(drawn))


def test_a_refused_transfer_is_a_tie_of_its_own_and_a_completed_one_is_not_told_twice() -> None:
    drawn = pick().drawn
    pending = [(a, b, edge["status"]) for a, b, edge in drawn.edges(data=True) if edge["type"] == PENDING]
    assert sorted(pending) == [("country/AM", story.SEITOV, "refused"), (story.SEITOV, "country/KZ", "refused")]


def test_who_acted_is_tied_to_the_person_where_no_side_is_known() -> None:
    elements = [story.node("agency/KZ.court", "Agency", name="Суд"), story.node(story.SEITOV, "Person", name="Сеитов")]
    event = "transfer/text~9@1"
    elements += [
        story.node(event, "Transfer", status="requested", mode="extradition"),
        story.edge("SUBJECT", event, story.SEITOV, event, fact=event),
        story.edge("ACTOR", event, "agency/KZ.court", f"{event}:decided", fact=event, role="decided"),
    ]
    drawn = choose(to_networkx(elements), View()).drawn
    assert list(drawn.edges()) == [("agency/KZ.court", story.SEITOV)]


def test_who_has_signed_is_not_drawn_as_a_party_too() -> None:
    deal = "agreement/text~8@1"
    parties = [story.node(id_, "Country", code=id_[-2:]) for id_ in ("country/KZ", "country/RU")]
    told = [story.edge("PARTY_TO", one.id, deal, deal, fact=deal) for one in parties]
    signed = story.edge("SIGNED", "country/KZ", deal, deal, fact=deal)
    elements = [*parties, *told, signed, story.node(deal, "Agreement", name="Договор", status="signed")]
    drawn = choose(to_networkx(elements), View()).drawn
    assert {(a, type_) for a, _, type_ in drawn.edges(data="type")} == {
        ("country/KZ", "SIGNED"),
        ("country/RU", "PARTY_TO"),
    }


def test_around_finds_by_any_name_and_goes_as_deep_as_asked() -> None:
    near = pick(around="даниер сеитов").drawn  # ё is е
    assert set(near) == {story.SEITOV, "country/KZ", "country/RU", "country/AM"}
    assert story.GROUP in pick(around="Сеитов", depth=2).drawn
    assert set(pick(around=story.GROUP).drawn) == {story.GROUP, "country/TR", "country/KZ"}
    with pytest.raises(NotFoundError, match="Ничей"):
        pick(around="Ничей")


def test_types_countries_dates_and_sources_narrow_the_picture() -> None:
    people = pick(types=("Person", "country")).drawn
    assert {type_ for _, type_ in people.nodes(data="type")} == {"Person", "Country"}
    assert set(pick(types=("official",)).drawn) == {story.ASANOV, story.ROGOV}
    turkey = pick(countries=("tr",)).drawn
    assert set(turkey) == {"country/TR", story.GROUP}
    autumn = pick(date_from="2024-09", date_to="2024").drawn
    assert types(autumn) == {"EXTRADITED_FROM", "EXTRADITED_TO"}
    assert types(pick(min_sources=2).drawn) == {"EXTRADITED_TO", "COOPERATES_WITH"}
    with pytest.raises(InputError, match="Persona"):
        pick(types=("Persona",))
    with pytest.raises(NotFoundError, match="country/FR"):
        pick(countries=("FR",))


def test_a_big_graph_keeps_the_best_connected_and_counts_what_it_leaves_out() -> None:
    small = pick(limit=3)
    assert small.drawn.number_of_nodes() == 3
    assert "country/KZ" in small.drawn
    assert small.hidden_nodes == 9
    assert small.hidden_edges == 15 - small.drawn.number_of_edges()
    assert story.GROUP in pick(around=story.GROUP, limit=1).drawn


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/x",
        "",
        "http://[",
        None,
    ],
)
def test_what_is_no_web_address_never_becomes_a_link(address: str | None) -> None:
    assert safe(address) == ""


def test_a_web_address_does() -> None:
    assert safe(" https://vestnik.example/a?b=1&c=2 ") == "https://vestnik.example/a?b=1&c=2"


@pytest.mark.parametrize(
    ("given", "ru", "en"),
    [
        (
            {"id": story.KZ_POLICE, "type": "Agency", "name": "Министерство внутренних дел Республики Казахстан"},
            "Министерство внутренних дел Республики Казахстан",
            "Ministry of Internal Affairs of the Republic of Kazakhstan",
        ),
        ({"id": "agency/KZ~sud", "type": "Agency", "name": "Межрайонный суд"}, "Межрайонный суд", "Межрайонный суд"),
        ({"id": "offence/theft", "type": "Offence", "names": ["кража", "theft"]}, "кража", "theft"),
        ({"id": "offence/own", "type": "Offence", "names": ["браконьерство"]}, "браконьерство", "браконьерство"),
        ({"kind": "group", "count": 3, "caption": "трое сообщников"}, "Трое сообщников", "3 people"),
        ({"kind": "group", "count": 3, "caption": "three suspects"}, "Three suspects", "Three suspects"),
        (
            {"kind": "group", "count": 9, "count_is": "about", "caption": "до десятка лиц"},
            "До десятка лиц",
            "About 9 people",
        ),
        ({"kind": "total", "count": 17, "caption": "семнадцать лиц"}, "Всего 17 человек", "17 people in all"),
        ({"kind": "unnamed", "count": 1, "caption": "бухгалтер"}, "Бухгалтер", "Бухгалтер"),
    ],
)
def test_things_are_called_in_the_language_of_the_page(given: dict[str, Any], ru: str, en: str) -> None:
    node = {"id": "person/~1", "type": "Person", **given}
    assert [name_of(node, Wording(lang)) for lang in LANGUAGES] == [ru, en]


def test_numbers_and_dates_are_said_as_people_say_them() -> None:
    ru, en = Wording("ru"), Wording("en")
    said = [ru.many("edges", count) for count in (1, 2, 5, 11, 21, 112, 1234)]
    assert said == ["1 связь", "2 связи", "5 связей", "11 связей", "21 связь", "112 связей", "1\u202f234 связи"]
    assert [en.many("edges", count) for count in (1, 2)] == ["1 tie", "2 ties"]
    assert ru.date("2025-07-22") == "22 июля 2025"
    assert ru.date("2024-10/2025-05") == "октябрь 2024 — май 2025"
    assert en.date("2024") == "2024"
    assert ru.date("2024-02-31") == "2024-02-31"


def test_every_word_is_there_in_both_languages() -> None:
    assert [key for key, row in table().items() if not all(row[lang] for lang in LANGUAGES)] == []


def test_a_country_is_named_by_code_or_name_and_an_empty_graph_is_told() -> None:
    network = to_networkx(story.elements())
    by_name = choose(network, View(countries=("Казахстан",)))
    assert set(by_name.drawn) == set(choose(network, View(countries=("kz",))).drawn)
    with pytest.raises(NotFoundError, match="nothing in the graph fits"):
        choose(to_networkx([]), View())


def test_a_way_that_ends_at_a_movement_is_drawn_as_the_tie_of_who_is_moved() -> None:
    network = to_networkx(story.elements())
    rows = [
        (source, type_, target, key, None)
        for source, target, key, type_ in network.edges(keys=True, data="type")
        if source == story.MOVE and type_ in ("ORIGIN", "DESTINATION")
    ]
    network = part(network, Table(("source", "type", "target", "id", "fact"), tuple(rows)))
    drawn = choose(network, View()).drawn
    assert story.SEITOV in drawn
    assert {key.split("|")[0] for *_, key in drawn.edges(keys=True)} == {"EXTRADITED_FROM", "EXTRADITED_TO"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "завтра"), "is no date"),
        (("--to", "2025-13"), "is no date"),
        (("--from", "2025-03-14T10:00"), "is no date"),
        (("--from", "2025", "--to", "2024"), "later than"),
        (("--depth", "2"), "--around"),
        (("--param", "when=2025"), "--query"),
    ],
)
def test_what_says_nothing_is_refused_before_a_store_is_opened(
    options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = CliRunner().invoke(root, ["view", *options, "--store", f"file:{tmp_path / 'none.db'}"])
    assert isinstance(done.exception, InputError) and said in str(done.exception)
    assert not (tmp_path / "none.db").exists()

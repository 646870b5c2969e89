"""What the graph says of what articles say: movements by status, one thing once, what a claim leads to."""

from __future__ import annotations

import pytest
from derived import KZ, MAN, PERSON, RU, TR, Draw, moved, page_roles
from worlds import Page, Thing, agency, person

# ---- movements ----


def test_completed_extradition_has_the_persons_own_edges(draw: Draw) -> None:
    graph = draw(moved("a"))
    assert graph.ends("EXTRADITED_FROM") == {("person/zhukov-oleg", "country/RU")}
    assert graph.ends("EXTRADITED_TO") == {("person/zhukov-oleg", "country/KZ")}
    assert not graph.all("RETURNED_TO")
    event = graph.one("Transfer").props
    assert (event["status"], event["mode"], event["cameo"]) == ("completed", "extradition", "063")
    assert (event["date"], event["date_from"], event["date_to"]) == ("2024-10", "2024-10-01", "2024-10-31")


@pytest.mark.parametrize("mode", ["deportation", "transfer", "return"])
def test_other_completed_movements_are_returns(draw: Draw, mode: str) -> None:
    graph = draw(moved("a", mode=mode))
    assert graph.ends("RETURNED_FROM") == {("person/zhukov-oleg", "country/RU")}
    assert graph.one("RETURNED_TO").props["mode"] == mode and not graph.all("EXTRADITED_TO")


@pytest.mark.parametrize("status", ["requested", "approved", "refused", "suspended", "denied"])
def test_what_did_not_happen_has_sides_but_no_edge_of_the_person(draw: Draw, status: str) -> None:
    graph = draw(moved("a", status))
    assert not [edge for edge in graph.elements if edge.labels[0].startswith(("EXTRADITED", "RETURNED"))]
    assert graph.ends("ORIGIN") and graph.ends("DESTINATION") and graph.ends("SUBJECT")
    assert graph.one("Transfer").props["status"] == status


def test_side_that_only_a_request_named_is_no_side_of_the_hand_over(draw: Draw) -> None:
    graph = draw(moved("a", "requested", "2024-05", origin=(TR,)), moved("b", origin=(RU,)))
    assert {target for _, target in graph.ends("ORIGIN")} == {"country/RU", "country/TR"}
    assert {target for _, target in graph.ends("EXTRADITED_FROM")} == {"country/RU"}


def test_actors_have_their_role(draw: Draw) -> None:
    page = Page("a")
    roles = {"subject": [PERSON], "destination": [KZ], "asked": [agency("KZ")], "refused": [TR], "decided": [TR]}
    page.say("transfer", roles, "refused", None, mode="extradition")
    actors = {(edge.target, edge.props["role"]) for edge in draw(page).all("ACTOR")}
    assert actors == {("agency/KZ.interior-ministry", "asked"), ("country/TR", "refused"), ("country/TR", "decided")}


# ---- cases ----


def test_one_case_from_request_to_hand_over(draw: Draw) -> None:
    graph = draw(
        moved("a", "requested", "2023-05", published="2023-05-10"),
        moved("b", "approved", "2024-08", published="2024-08-10"),
        moved("c", "completed", "2024-10-05", published="2024-10-06"),
        moved("d", "completed", None, published="2025-01-01"),
    )
    event = graph.one("Transfer").props
    assert (event["status"], event["date"], event["claims"], event["sources"]) == ("completed", "2024-10-05", 4, 4)
    assert (event["first_report"], event["last_report"]) == ("2023-05-10", "2025-01-01")
    assert [line.rpartition(" ")[0] for line in event["history"]] == [
        "2023-05 requested",
        "2024-08 approved",
        "2024-10-05 completed",
        "? completed",
    ]
    assert graph.one("EXTRADITED_TO").props["claims"] == 2


def test_completed_movement_closes_its_case(draw: Draw) -> None:
    graph = draw(
        moved("a", "completed", "2019-03", published="2019-04-01"),
        moved("b", "requested", "2023-05", published="2023-05-10"),
        moved("c", "completed", "2024-10-05", published="2024-10-06"),
        moved("d", "completed", "2019", published="2025-01-01"),
        moved("e", "completed", None, published="2019-05-01"),
    )
    events = {event.props["date"]: event.props["claims"] for event in graph.all("Transfer")}
    assert events == {"2019-03": 3, "2024-10-05": 2}


def test_status_follows_the_latest_report(draw: Draw) -> None:
    pages = [
        moved("a", "requested", "2024-05", published="2024-05-02"),
        moved("b", "approved", "2024-07", published="2024-07-02"),
        moved("c", "refused", "2024-06", published="2024-06-02"),
    ]
    assert draw(*pages).one("Transfer").props["status"] == "approved"


def test_denial_that_comes_later_is_shown_and_takes_the_edge_away(draw: Draw) -> None:
    graph = draw(moved("a"), moved("b", "denied", None, published="2024-12-05"))
    event = graph.one("Transfer").props
    assert (event["status"], event["disputed"]) == ("denied", True)
    assert not graph.all("EXTRADITED_TO")


def test_denial_that_came_before_is_history(draw: Draw) -> None:
    event = draw(moved("a"), moved("b", "denied", "2024-09")).one("Transfer").props
    assert (event["status"], event["disputed"]) == ("completed", False)


def test_other_destination_is_another_event(draw: Draw) -> None:
    assert len(draw(moved("a"), moved("b", to=TR)).all("Transfer")) == 2


def test_days_that_can_not_both_be_are_disputed(draw: Draw) -> None:
    graph = draw(moved("a", date="2024-10-05"), moved("b", date="2024-10-05"), moved("c", date="2024-10"))
    assert graph.one("Transfer").props["disputed"] is False
    assert graph.one("Transfer").props["date"] == "2024-10-05"


# ---- other things ----


def test_agency_from_print_is_one_in_a_country_and_local_without(draw: Draw) -> None:
    pages = []
    for name in "ab":
        page = Page(name, lead=name)
        known = Thing("Служба розыска", "agency", None, "Служба розыска", {"country": "KZ"})
        vague = Thing("областная прокуратура", "agency", None, "областная прокуратура")
        page.say("cooperation", {"cooperates_with": [known, vague]}, topics=[])
        pages.append(page)
    graph = draw(*pages)
    assert sum(node.id == "agency/KZ~sluzhba-rozyska" for node in graph.all("Agency")) == 1
    assert len(graph.all("Agency")) == 3
    (tie,) = graph.all("OF_COUNTRY")
    assert tie.props["origin"] == "claims" and tie.props["articles"] == 2


def test_gazetteer_adds_what_an_agency_belongs_to(draw: Draw) -> None:
    page = Page("a")
    page.say("post", {"subject": [person("Олег Жуков")], "holds_post": [agency("KZ")]}, post="министр внутренних дел")
    graph = draw(page)
    tie = graph.one("OF_COUNTRY")
    assert (tie.target, tie.props["origin"], tie.props["claims"]) == ("country/KZ", "gazetteer", 0)
    assert graph.one("Country").props["name_ru"] == "Казахстан" and graph.one("Country").props["claims"] == 0
    assert graph.one("Agency").props["name"].startswith("Министерство внутренних дел")


def test_cooperation_is_one_edge_a_pair_with_its_years(draw: Draw) -> None:
    pages = []
    for name, date, topic in (("a", "2023-05", "drugs"), ("b", "2024", "search"), ("c", None, "search")):
        page = Page(name, "2024-11-01", lead=name)
        pair = [agency("RU"), agency("KZ")] if name == "b" else [agency("KZ"), agency("RU")]
        page.say("cooperation", {"cooperates_with": pair}, None, date, topics=[topic])
        pages.append(page)
    edge = draw(*pages).one("COOPERATES_WITH")
    assert (edge.source, edge.target) == ("agency/KZ.interior-ministry", "agency/RU.interior-ministry")
    assert (edge.props["topics"], edge.props["by_year"]) == (["drugs", "search"], ["2023=1", "2024=2"])


def test_post_makes_an_official_and_the_latest_report_says_former(draw: Draw) -> None:
    pages = []
    for name, published, former in (("a", "2023-01-01", False), ("b", "2024-01-01", True)):
        page = Page(name, published, lead=name)
        page.say("post", {"subject": [PERSON], "holds_post": [KZ]}, post="министр", former=former)
        pages.append(page)
    graph = draw(*pages)
    assert graph.one("Official").id == "person/zhukov-oleg"
    assert graph.one("HOLDS_POST").props["former"] is True and graph.one("HOLDS_POST").id.endswith("|ministr")


def test_detention_in_a_town_is_in_its_country(draw: Draw) -> None:
    page = Page("a")
    town = Thing("Алматы", "place", "place/KZ.almaty", "Алматы")
    page.say("detention", {"subject": [PERSON], "held_in": [town], "detained": [agency("KZ")]}, None, "2024-10-01")
    graph = draw(page)
    assert graph.ends("DETAINED_IN") == {("person/zhukov-oleg", "country/KZ")}
    assert {target for _, target in graph.ends("HELD_IN")} == {"place/KZ.almaty"}
    assert graph.one("ACTOR").props["role"] == "detained"


def test_operation_is_one_by_name_and_year(draw: Draw) -> None:
    pages = []
    for name, date in (("a", "2023-05"), ("b", "2024-05"), ("c", "2024-06-01"), ("d", None)):
        page = Page(name, lead=name)
        named = Thing("Канал", "operation", None, "Канал")
        page.say("operation", {"operation": [named], "conducted": [agency("KZ")]}, None, date)
        pages.append(page)
    graph = draw(*pages)
    assert {node.id for node in graph.all("Operation")} == {
        "operation/kanal~2023",
        "operation/kanal~2024",
        "operation/kanal",
    }
    assert len(graph.ends("CONDUCTED")) == 3


@pytest.mark.parametrize(("status", "signed"), [("signed", 2), ("in_force", 2), ("negotiated", 0), ("absent", 0)])
def test_agreement_is_signed_only_when_it_is(draw: Draw, status: str, signed: int) -> None:
    page = Page("a")
    page.say("agreement", {"party_to": [KZ, RU]}, status, name="договор о выдаче")
    graph = draw(page)
    assert len(graph.all("PARTY_TO")) == 2 and len(graph.all("SIGNED")) == signed
    assert graph.one("Agreement").props["name"] == "договор о выдаче"


def test_figure_and_system(draw: Draw) -> None:
    page = Page("a", "2024-10-01")
    page.say(
        "figure", {"of_country": [KZ]}, measure="wanted", value=2123, value_is="exact", unit="persons", period="2024"
    )
    page.say("system", {"system": [Thing("Журнал", "system", None, "Журнал")], "operates": [agency("KZ"), KZ]})
    graph = draw(page)
    assert graph.one("Figure").props["value"] == 2123.0
    assert {source for source, _ in graph.ends("OPERATES")} == {"agency/KZ.interior-ministry", "country/KZ"}


# ---- trust ----


def test_copies_are_one_source(draw: Draw) -> None:
    pages = []
    for name in "abc":
        page = Page(name, f"2024-10-0{'abc'.index(name) + 1}", f"Outlet {name}", "" if name != "c" else "Свой текст. ")
        page.say("transfer", page_roles(PERSON), "completed", "2024-10", mode="extradition")
        pages.append(page)
    graph = draw(*pages)
    event = graph.one("Transfer").props
    assert (event["articles"], event["sources"]) == (3, 2)
    assert [
        node.props.get("copy_of") for node in sorted(graph.all("Article"), key=lambda node: node.props["source"])
    ] == [
        None,
        pages[0].id,
        None,
    ]


def test_one_outlet_is_one_source(draw: Draw) -> None:
    graph = draw(moved("a", source="Вечер"), moved("b", source="Вечер"))
    assert (graph.one("Transfer").props["articles"], graph.one("Transfer").props["sources"]) == (2, 1)


def test_claim_carries_its_words_and_its_fact(draw: Draw) -> None:
    page = moved("a")
    graph = draw(page)
    claim = graph.one("Claim").props
    assert claim["fact"] == graph.one("Transfer").id
    assert claim["quotes"] == [page.body[claim["starts"][0] : claim["ends"][0]]] and claim["parts"] == ["body"]
    about = {(edge.target, edge.props["role"]) for edge in graph.all("ABOUT")}
    event = graph.one("Transfer").id
    sides = {("country/RU", "origin"), ("country/KZ", "destination"), ("person/zhukov-oleg", "subject")}
    assert about == {*sides, (event, "transfer")}


def test_article_without_claims_stands(draw: Draw) -> None:
    graph = draw(Page("a", lead="Погода."))
    assert [element.labels for element in graph.elements] == [("Article",)]


def test_articles_without_a_date_come_last(draw: Draw) -> None:
    undated, dated = moved("a", who=MAN, published=None), moved("b", who=MAN, published="2025-01-01")
    assert dated.id in draw(undated, dated).one("Transfer").id

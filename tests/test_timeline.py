"""Events along time: which of them a view chooses, and in which country's lane each stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import story
import years

from graph import bolt, to_networkx
from graph.errors import InputError, NotFoundError
from queries import timeline
from queries.events import events
from queries.picture import View
from queries.timeline import lanes_of, title
from queries.wording import Wording


def test_each_event_stands_in_the_lane_of_the_country_it_is_about() -> None:
    whole = to_networkx(years.elements())
    lanes = lanes_of(whole, events(whole, View()))
    assert lanes[story.MOVE] == "country/KZ"  # brought there
    assert lanes[years.LOST] == "country/TR"  # no one says where to: from where
    assert lanes[years.HELD] == "country/TR"  # held there
    assert lanes[story.TALK] == "country/KZ"  # met in a town of it
    assert lanes[years.RAID] == "country/KZ"  # by two countries: the one with more of its own
    assert lanes[years.ASKED] == "country/RU"
    assert lanes[years.SHARED] == "country/AM"


def test_what_names_no_country_has_a_lane_of_its_own() -> None:
    whole = to_networkx([story.node("meeting/text~9@1", "Meeting", status="completed")])
    assert lanes_of(whole, events(whole, View())) == {"meeting/text~9@1": ""}
    assert title(whole, events(whole, View())[0], Wording("ru")) == "Встреча"


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        (View(countries=("AM",)), {story.BLOCKED, years.DEAL, years.SHARED}),
        (View(types=("meeting", "OPERATION")), {story.TALK, years.RAID}),
        (View(date_from="2025"), {story.TALK, years.RAID, years.ASKED}),
        (View(date_to="2023-06"), {story.BLOCKED, years.SHARED, years.SPREAD}),
        (View(min_sources=2), {years.RAID}),
        (View(around="Асанов"), {story.TALK}),
        (View(around="МВД Казахстана", date_to="2024"), {story.MOVE}),
    ],
)
def test_a_view_chooses_events(view: View, wanted: set[str], lasting: bolt.Store, tmp_path: Path) -> None:
    whole = to_networkx(years.elements())
    found = {event.id for event in events(whole, view, timeline.named_types(view))}
    assert found == wanted
    assert timeline.write(lasting, tmp_path / "page.html", view).nodes == len(wanted)


def test_a_view_of_what_is_not_there_is_refused() -> None:
    whole = to_networkx(years.elements())
    with pytest.raises(InputError, match="no such type of events: Person; there are Transfer, Detention"):
        timeline.named_types(View(types=("Person",)))
    with pytest.raises(NotFoundError):
        events(whole, View(date_from="2031"))

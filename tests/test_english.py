"""English articles: what their newspaper's name tells; every article is invented."""

from __future__ import annotations

import pytest

from graph.model import Article
from ingest.reading import read_article

BODY = "Turkey handed over a fugitive, the Interior Ministry said."


@pytest.mark.parametrize(
    ("source", "country"),
    [("The Astana Times", "KZ"), ("Bishkek Herald", "KG"), ("Riga Evening Wire", "LV"), ("Wire of the Day", "TR")],
)
def test_a_bare_body_is_of_the_newspapers_land(source: str, country: str) -> None:
    reading = read_article(Article("text~0", "a.txt", "", BODY, "en", "0", source=source))
    bodies = [found for found in reading.scenes["body"].founds if found.type == "agency"]
    assert reading.ground.country == country
    assert [found.ref for found in bodies] == [f"agency/{country}.interior-ministry"]

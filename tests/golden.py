"""The graph of hand-written claims (data/golden.claims.jsonl) in a real store, for whoever asks it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph import bolt
from graph.bolt import Store
from graph.ledger import Ledger
from graph.load import load
from graph.model import Article, Claim, article_from_dict, claim_from_dict
from graph.settings import Settings

DATA = Path(__file__).parent / "data"


def lines() -> Iterator[tuple[Article, str, list[Claim]]]:
    for line in (DATA / "golden.claims.jsonl").read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        claims = [claim_from_dict(claim) for claim in data["claims"]]
        yield article_from_dict(data["article"]), data["extractor"], claims


@contextmanager
def loaded(settings: Settings) -> Iterator[Store]:
    """Derive the graph of the claims in a ledger of its own and load it into the store that the settings name."""
    with Ledger(settings.ledger) as ledger, bolt.connect(settings, create=True) as store:
        for article, extractor, claims in lines():
            ledger.replace(article, extractor, claims)
        ledger.derive()
        load(ledger, store)
        yield store

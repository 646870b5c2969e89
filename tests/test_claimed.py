"""Claims of another extractor, or of a person: taken as they stand, or refused whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from inputs import HEADED, fault, only, write

from graph import ids
from graph.model import Claim, Evidence, Mention, article_to_dict, claim_to_dict
from ingest.articles import Claimed, Found, Read


def claims_line(tmp_path: Path) -> dict[str, Any]:
    found = only(write(tmp_path, "a.txt", HEADED), tmp_path)
    assert isinstance(found, Read)
    article = found.article
    start = article.body.index("Асана Токтобаева")
    id_ = ids.mention(article.id, "body", start, "person")
    person = Mention(
        id_, "body", start, start + 16, "Асана Токтобаева", "person", id_, None, "Асан Токтобаев", {"kind": "named"}
    )
    first = article.body.index("\n")
    quote = Evidence("body", 0, first, article.body[:first])
    claim = Claim(
        ids.claim(article.id, "transfer", "body", 23), article.id, "transfer", "approved", "2024-10",
        {"subject": (person,)}, {"mode": "extradition"}, (quote,), "hand", "n.pero 1",
    )  # fmt: skip
    return {"article": article_to_dict(article), "extractor": "n.pero 1", "claims": [claim_to_dict(claim)]}


def read_line(tmp_path: Path, line: dict[str, Any]) -> Found:
    return only(write(tmp_path, "x.claims.jsonl", json.dumps(line, ensure_ascii=False)), tmp_path)


def test_claims_of_another_are_taken_as_they_stand(tmp_path: Path) -> None:
    line = claims_line(tmp_path)
    found = read_line(tmp_path, line)
    assert isinstance(found, Claimed), found
    assert json.loads(json.dumps([claim_to_dict(claim) for claim in found.claims])) == json.loads(
        json.dumps(line["claims"])
    )
    assert found.article.sha256 == line["article"]["sha256"]
    assert (found.extractor, found.article.origin) == ("n.pero 1", "x.claims.jsonl:1")


def test_an_article_of_claims_needs_no_more_than_its_text(tmp_path: Path) -> None:
    line = claims_line(tmp_path)
    bare = {key: line["article"][key] for key in ("body", "url", "title")}
    found = read_line(tmp_path, {**line, "article": bare})
    assert isinstance(found, Claimed), found
    assert found.article.id == line["article"]["id"]


def test_no_claims_are_claims_too(tmp_path: Path) -> None:
    found = read_line(tmp_path, {**claims_line(tmp_path), "claims": []})
    assert isinstance(found, Claimed) and found.claims == ()


MISFITS: dict[str, tuple[list[str | int], Any]] = {
    "a quote that is not there": (["claims", 0, "evidence", 0, "quote"], "Суд решил иначе."),
    "a quote too long": (["claims", 0, "evidence", 0, "end"], 9999),
    "no evidence": (["claims", 0, "evidence"], []),
    "another article": (["claims", 0, "article"], "text~aaaaaaaaaaaaa"),
    "a foreign id": (["claims", 0, "id"], "transfer@23"),
    "an unknown kind": (["claims", 0, "kind"], "marriage"),
    "an unknown status": (["claims", 0, "status"], "done"),
    "a date in words": (["claims", 0, "date"], "октябрь"),
    "no such month": (["claims", 0, "date"], "2024-13"),
    "a span backwards": (["claims", 0, "date"], "2024-10/2024-01"),
    "a role that nobody fills": (["claims", 0, "roles", "subject"], []),
    "no subject": (["claims", 0, "roles"], {}),
    "a mention that is not there": (["claims", 0, "roles", "subject", 0, "start"], 1),
    "a mention of no type": (["claims", 0, "roles", "subject", 0, "type"], "thing"),
    "a reference of another type": (["claims", 0, "roles", "subject", 0, "ref"], "country/KZ"),
    "a key too many": (["claims", 0, "colour"], "red"),
    "an attribute of another type": (["claims", 0, "attrs", "mode"], 5),
    "a number for a name": (["claims", 0, "roles", "subject", 0, "head"], 5),
    "a start in words": (["claims", 0, "evidence", 0, "start"], "first"),
    "too sure": (["claims", 0, "confidence"], 2),
    "another extractor": (["claims", 0, "extractor"], "somebody 2"),
    "no extractor": (["extractor"], None),
    "no list": (["claims"], {}),
    "no claim": (["claims", 0], "transfer"),
    "no article": (["article"], None),
    "an id with a mark of ours": (["article", "id"], "text~a#b"),
}


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=MISFITS)
def test_claims_that_do_not_fit_are_refused(tmp_path: Path, misfit: tuple[list[Any], Any]) -> None:
    line = json.loads(json.dumps(claims_line(tmp_path)))
    (*path, last), value = misfit
    target = line
    for key in path:
        target = target[key]
    target[last] = value
    assert fault(read_line(tmp_path, line)) == ("claims", 1)


def test_two_claims_of_one_id_are_refused(tmp_path: Path) -> None:
    line = claims_line(tmp_path)
    assert fault(read_line(tmp_path, {**line, "claims": line["claims"] * 2})) == ("claims", 1)

"""Print an article's claims as a facts record: the shape that people annotate and scorers compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph import agencies
from graph.model import Article, Claim, Mention
from ingest.extraction import Extraction

ACTING = ("detained",)


def facts(article: Article, extraction: Extraction, name: str | None = None) -> dict[str, Any]:
    """Give the record of one article; `name` is its printed id (the file's stem)."""
    claims = extraction.claims
    by_subject = attributes(claims)
    return {
        "id": name if name is not None else article.id,
        "lang": article.lang,
        "published": article.published,
        "countries": countries(extraction),
        "agencies": [agency(mention) for mention in distinct(m for m in named(extraction) if m.type == "agency")],
        "officials": list(officials(of_kind(claims, "post"))),
        "transfers": [transfer(claim, by_subject) for claim in of_kind(claims, "transfer")],
        "detentions": [detention(claim, by_subject) for claim in of_kind(claims, "detention")],
        "meetings": [meeting(claim) for claim in of_kind(claims, "meeting")],
        "cooperation": [cooperation(claim) for claim in of_kind(claims, "cooperation")],
        "operations": [operation(claim) for claim in of_kind(claims, "operation")],
        "agreements": [agreement(claim) for claim in of_kind(claims, "agreement")],
        "systems": [system(claim) for claim in of_kind(claims, "system")],
        "figures": [figure(claim) for claim in of_kind(claims, "figure")],
    }


def of_kind(claims: Iterable[Claim], kind: str) -> list[Claim]:
    return [claim for claim in claims if claim.kind == kind]


def named(extraction: Extraction) -> Iterator[Mention]:
    yield from extraction.named
    for claim in extraction.claims:
        for mentions in claim.roles.values():
            yield from mentions


def distinct(mentions: Iterable[Mention]) -> list[Mention]:
    return list({key_of(mention): mention for mention in reversed(list(mentions))}.values())[::-1]


def key_of(mention: Mention) -> str:
    return mention.ref or mention.head


def code(mention: Mention) -> str | None:
    """Give the code of a country or an offence from its closed-list id, a thing's own name otherwise."""
    if mention.type in ("country", "offence") and mention.ref is not None:
        return mention.ref.partition("/")[2]
    return mention.name


def countries(extraction: Extraction) -> list[str]:
    found = [code(mention) for mention in named(extraction) if mention.type == "country"]
    return list(dict.fromkeys(item for item in found if item is not None))


def agency(mention: Mention) -> dict[str, Any]:
    """Give a body with the forms in which it was printed and, of the closed lists, with its everyday name."""
    everyday = {name for name in (agencies.known_as(mention.ref),) if name is not None}
    return {
        "name": mention.name,
        "country": mention.attrs.get("country"),
        "aliases": sorted({mention.text, *mention.attrs.get("aliases", ()), *everyday} - {mention.name}),
    }


def filled(claim: Claim, role: str) -> Sequence[Mention]:
    return claim.roles.get(role, ())


def one(claim: Claim, role: str) -> str | None:
    return next((code(mention) for mention in filled(claim, role)), None)


def many(claim: Claim, role: str) -> list[str]:
    return [item for item in dict.fromkeys(code(mention) for mention in filled(claim, role)) if item is not None]


def attributes(claims: Sequence[Claim]) -> dict[str, dict[str, list[str]]]:
    """Collect what other claims say of a claim's subject: offences, citizenship, who wants him."""
    told: dict[str, dict[str, list[str]]] = {}
    for claim, role in ((c, r) for c in claims for r in ("accused_of", "citizen_of", "wanted_by") if r in c.roles):
        for subject in filled(claim, "subject"):
            told.setdefault(subject.head, {}).setdefault(role, []).extend(many(claim, role))
    return told


def of_subject(claim: Claim, told: Mapping[str, Mapping[str, list[str]]], role: str) -> list[str]:
    heads = [subject.head for subject in filled(claim, "subject")]
    return list(dict.fromkeys(item for head in heads for item in told.get(head, {}).get(role, [])))


def person(claim: Claim) -> dict[str, Any]:
    subject = claim.roles["subject"][0]
    aliases = [alias for alias in subject.attrs.get("aliases", ()) if alias != subject.name]
    entry = {
        "name": subject.name,
        "count": subject.attrs.get("count", 1),
        "count_is": subject.attrs.get("count_is", "exact"),
    }
    return {**entry, "aliases": aliases} if aliases else entry


def transfer(claim: Claim, told: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Any]:
    citizenship = of_subject(claim, told, "citizen_of")
    return {
        **person(claim),
        "from": many(claim, "origin"),
        "to": one(claim, "destination"),
        "mode": claim.attrs.get("mode"),
        "status": claim.status,
        "date": claim.date,
        "citizenship": citizenship[0] if citizenship else None,
        "offences": of_subject(claim, told, "accused_of"),
    }


def detention(claim: Claim, told: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Any]:
    wanted = of_subject(claim, told, "wanted_by")
    who = person(claim)
    places = [code(m) for m in filled(claim, "held_in") if m.type == "country"]
    scattered = who["count"] != 1 and len(places) > 1
    return {
        **who,
        "where": places[0] if places and not scattered else None,  # a group held in several lands is held in no one
        "wanted_by": (wanted[0] if len(wanted) == 1 else wanted) or None,
        "by": one(claim, "detained"),
        "date": claim.date,
    }


def meeting(claim: Claim) -> dict[str, Any]:
    parties = filled(claim, "met_at")
    lands = [m for m in (*parties, *filled(claim, "held_in")) if m.type == "country"]
    implied = [country for m in parties for country in [m.attrs.get("country")] if country]
    codes = dict.fromkeys(c for c in (*(code(m) for m in lands), *implied) if c)
    places = [m.name for m in filled(claim, "held_in") if m.type == "place"]
    return {
        "who": [m.name for m in parties if m.type == "person"],
        "agencies": [m.name for m in parties if m.type == "agency"],
        "countries": list(codes),
        "place": places[0] if places else None,
        "date": claim.date,
    }


def cooperation(claim: Claim) -> dict[str, Any]:
    left, right = filled(claim, "cooperates_with")
    return {"a": code(left), "b": code(right), "topics": list(claim.attrs.get("topics", ()))}


def operation(claim: Claim) -> dict[str, Any]:
    return {
        "name": claim.roles["operation"][0].name,
        "by": many(claim, "conducted"),
        "countries": [c for m in filled(claim, "held_in") if m.type == "country" for c in [code(m)] if c],
        "date": claim.date,
    }


def agreement(claim: Claim) -> dict[str, Any]:
    return {
        "name": claim.attrs.get("name"),
        "parties": many(claim, "party_to"),
        "status": claim.status,
        "date": claim.date,
    }


def system(claim: Claim) -> dict[str, Any]:
    return {"name": claim.roles["system"][0].name, "by": one(claim, "operates")}


def figure(claim: Claim) -> dict[str, Any]:
    told = {key: claim.attrs.get(key) for key in ("measure", "value", "value_is", "unit")}
    return {**told, "country": one(claim, "of_country"), "period": claim.attrs.get("period")}


def officials(posts: Sequence[Claim]) -> Iterator[dict[str, Any]]:
    """Gather a person's posts; a post claim without a named person names no official."""
    for claims in officials_of(posts):
        subject = claims[0].roles["subject"][0]
        yield {
            "name": subject.name,
            "aliases": [alias for alias in subject.attrs.get("aliases", ()) if alias != subject.name],
            "posts": [post(claim) for claim in claims],
        }


def officials_of(posts: Sequence[Claim]) -> list[list[Claim]]:
    """Gather the claims of posts by their holder."""
    by_person: dict[str, list[Claim]] = {}
    for claim in posts:
        by_person.setdefault(claim.roles["subject"][0].head, []).append(claim)
    return list(by_person.values())


def post(claim: Claim) -> dict[str, Any]:
    held = filled(claim, "holds_post")
    agencies = [m for m in held if m.type == "agency"]
    lands = [c for m in held for c in [m.attrs.get("country") if m.type == "agency" else code(m)] if c]
    entry = {
        "post": claim.attrs.get("post"),
        "agency": agencies[0].name if agencies else None,
        "country": lands[0] if lands else None,
    }
    return {**entry, "former": True} if claim.attrs.get("former") else entry

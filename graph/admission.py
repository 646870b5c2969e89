"""The door of the ledger: a claim is admitted when it is whole, quotes its article verbatim, and says one thing."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from graph import ids, spans
from graph.errors import InputError
from graph.model import Article, Claim, Mention
from graph.statements import text

LONGEST_QUOTE = 600
ARTICLE_ID = re.compile(r"^[a-z0-9.:\-]+~[a-z0-9]+$")
# A mission's kind ends in the country where it stands: `agency/RU.embassy-TH`.
REF = re.compile(
    r"^(country/[A-Z]{2}|offence/[a-z_]+|(agency|place)/[A-Z]{2,3}(-[A-Z0-9]{1,3})?\.[a-z0-9_.\-]+(-[A-Z]{2})?)$"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Say what a kind of claim may hold: a row of kinds.toml."""

    roles: Mapping[str, Sequence[str]]
    needed: Sequence[str]
    statuses: Sequence[str]
    attrs: Mapping[str, str]
    needs: Sequence[str] = ()
    parted: Sequence[str] = ()
    single: Sequence[str] = ()
    pair: str | None = None
    event: bool = False


@cache
def kinds() -> Mapping[str, Kind]:
    return {name: Kind(**row) for name, row in tomllib.loads(text("kinds.toml")).items()}


def admit(article: Article, extractor: str, claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims, one fact each, ordered by id; raises InputError that names the first wrong one."""
    fault = article_fault(article)
    if fault is not None:
        raise InputError(f"article {article.id}: {fault}")
    for claim in claims:
        fault = next(faults(article, extractor, claim), None)
        if fault is not None:
            raise InputError(f"claim {claim.id}: {fault}")
    admitted = sorted((one for claim in claims for one in part(claim)), key=lambda claim: claim.id)
    check_ids(admitted)
    return admitted


def part(claim: Claim) -> Iterator[Claim]:
    """Part a claim about several people, or about several things of one person, into a claim each."""
    seats = {role: things(claim.roles.get(role, ())) for role in kinds()[claim.kind].parted}
    many = [role for role, mentions in seats.items() if len(mentions) > 1]
    for chosen in itertools.product(*(seats[role] for role in many)):
        tail = "".join(f"-{mention.start}" for mention in chosen)
        own = {role: (mention,) for role, mention in zip(many, chosen, strict=True)}
        yield replace(claim, id=claim.id + tail, roles={**claim.roles, **own}) if chosen else claim


def things(mentions: Sequence[Mention]) -> list[Mention]:
    """Keep the first mention of each thing."""
    return list({mention.head: mention for mention in reversed(mentions)}.values())[::-1]


def check_ids(claims: Sequence[Claim]) -> None:
    for before, after in itertools.pairwise(claims):
        if before.id == after.id:
            raise InputError(f"claim {after.id}: two claims have this id")


def article_fault(article: Article) -> str | None:
    if not ARTICLE_ID.match(article.id):
        return "the id is not host~key in small ASCII letters"
    try:
        spans.day(article.published)
    except ValueError:
        return f"published {article.published!r} is not an ISO date"
    return None


def faults(article: Article, extractor: str, claim: Claim) -> Iterator[str]:
    """Give what is wrong with a claim, the gravest first; each check leans on the ones before."""
    kind = kinds().get(claim.kind)
    if kind is None:
        yield f"unknown kind {claim.kind!r}"
        return
    yield from identity_faults(article, extractor, claim)
    yield from role_faults(kind, claim)
    yield from attribute_faults(kind.attrs, kind.needs, claim.attrs)
    yield from evidence_faults(article, claim)
    for mention in itertools.chain.from_iterable(claim.roles.values()):
        yield from (f"mention {mention.id}: {fault}" for fault in mention_faults(article, mention))


def identity_faults(article: Article, extractor: str, claim: Claim) -> Iterator[str]:
    if claim.article != article.id or claim.extractor != extractor:
        yield f"it belongs to article {claim.article} and extractor {claim.extractor!r}"
    if not re.match(rf"^{re.escape(article.id)}#{claim.kind}@t?\d+(-\d+)*$", claim.id):
        yield f"the id is not {article.id}#{claim.kind}@offset"
    if not 0 <= claim.confidence <= 1:
        yield f"confidence {claim.confidence} is not between 0 and 1"
    if claim.status is not None and claim.status not in kinds()[claim.kind].statuses:
        yield f"a {claim.kind} has no status {claim.status!r}"
    try:
        spans.read(claim.date) if claim.date is not None else None
    except ValueError as error:
        yield str(error)


def role_faults(kind: Kind, claim: Claim) -> Iterator[str]:
    for role, mentions in claim.roles.items():
        wrong = [mention.type for mention in mentions if mention.type not in kind.roles.get(role, ())]
        if wrong:
            yield f"a {claim.kind} has no role {role!r} for {', '.join(wrong)}"
    missing = [role for role in kind.needed if not claim.roles.get(role)]
    if missing:
        yield f"nothing is {' or '.join(missing)}"
    many = [role for role in kind.single if len(claim.roles.get(role, ())) > 1]
    if many:
        yield f"more than one thing is {' and '.join(many)}"
    if kind.pair is not None and len({mention.head for mention in claim.roles.get(kind.pair, ())}) != 2:
        yield f"{kind.pair} needs two things"


def attribute_faults(known: Mapping[str, str], needs: Sequence[str], attrs: Mapping[str, Any]) -> Iterator[str]:
    for key in needs:
        if attrs.get(key) is None:
            yield f"attribute {key!r} is missing"
    for key, value in attrs.items():
        if value is not None and not TYPES[known.get(key, "any")](value):
            yield f"attribute {key!r} is {value!r}, not {known[key]}"


def evidence_faults(article: Article, claim: Claim) -> Iterator[str]:
    if not claim.evidence:
        yield "it quotes nothing"
        return
    for quote in claim.evidence:
        if quote.part not in PARTS or stands(article, quote.part, quote.start, quote.end) != quote.quote:
            yield f"the quote at {quote.part}[{quote.start}:{quote.end}] is not what the article says there"
        elif len(quote.quote) > LONGEST_QUOTE:
            yield f"the quote at {quote.start} is longer than {LONGEST_QUOTE} characters"
    part_, offset = ids.offset(claim.id)
    first = claim.evidence[0]
    if part_ != first.part or not first.start <= offset < first.end:
        yield "the first quote does not hold the trigger"


def mention_faults(article: Article, mention: Mention) -> Iterator[str]:
    if mention.part not in PARTS or stands(article, mention.part, mention.start, mention.end) != mention.text:
        yield "the text is not what the article says there"
    if mention.id != ids.mention(article.id, mention.part, mention.start, mention.type):
        yield "the id does not follow from article, part, start and type"
    if not re.match(rf"^{re.escape(article.id)}@t?\d+:{mention.type}$", mention.head):
        yield f"the head {mention.head} is no mention of a {mention.type} in this article"
    if mention.ref is not None and not (REF.match(mention.ref) and mention.ref.startswith(f"{mention.type}/")):
        yield f"{mention.ref} is no closed-list id of a {mention.type}"
    if mention.ref is None and mention.type in CLOSED:
        yield f"a {mention.type} needs the id of a closed list"
    yield from attribute_faults(MENTION_ATTRS, (), mention.attrs)


def stands(article: Article, part_: str, start: int, end: int) -> str | None:
    """Give the words at a span, or None for one that is empty or leaves the part."""
    whole = article.title if part_ == "title" else article.body
    return whole[start:end] if 0 <= start < end <= len(whole) else None


PARTS = ("body", "title")
CLOSED = ("country", "offence")
TYPES: Mapping[str, Any] = {
    "any": lambda value: True,
    "string": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: type(value) is int,
    "float": lambda value: type(value) in (int, float),
    "string[]": lambda value: isinstance(value, list | tuple) and all(isinstance(item, str) for item in value),
}
MENTION_ATTRS: Mapping[str, str] = {
    "kind": "string",
    "count": "int",
    "count_is": "string",
    "caption": "string",
    "born": "string",
    "sex": "string",
    "partial": "bool",
    "country": "string",
    "level": "string",
}

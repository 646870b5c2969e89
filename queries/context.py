"""Where something is said: the words around a mention or a claim, with article, date and source; what people judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph import identity, ids, rulings
from graph.errors import NotFoundError
from graph.judgements import Record, standing
from graph.ledger import JUDGEMENTS, Ledger
from graph.model import Article, Claim, Mention
from queries import targets
from queries.run import Table

MENTIONS = ("mention", "text", "sentence", "article", "published", "source", "article_id")
JUDGED = ("verdict", "left", "left_text", "right", "right_text", "who", "when", "why", "state")


@dataclass(frozen=True, slots=True)
class Context:
    """Hold a mention or a claim (`id`) with its own words, its sentence, and who printed it."""

    id: str
    text: str
    sentence: str
    title: str
    published: str
    source: str
    article: str

    @property
    def where(self) -> str:
        return ", ".join(filter(None, (self.title, self.source, self.published))) or self.article

    @property
    def row(self) -> tuple[str, ...]:
        return self.id, self.text, self.sentence, self.title, self.published, self.source, self.article


def context(ledger: Ledger, id_: str) -> Context:
    """Find the words of a mention or a claim; raises NotFoundError."""
    article = ledger.article(ids.article_of(id_))
    if "#" in id_:
        claim = ledger.claim(id_)
        return of(article, id_, claim.kind, claim.evidence[0].quote)
    claims = ledger.claims_in(article.id)
    mention = identity.spoken(claims, id_)
    if mention is None:
        raise NotFoundError(f"no claim speaks of {id_}")
    return of(article, id_, mention.text, sentence(claims, mention))


def of(article: Article, id_: str, text: str, quote: str) -> Context:
    return Context(id_, text, quote, article.title, article.published or "", article.source or "", article.id)


def sentence(claims: Sequence[Claim], mention: Mention) -> str:
    """Give the quote that holds a mention, else the first of a claim that it fills a role of."""
    quotes = [quote for claim in claims for quote in claim.evidence]
    holding = [
        quote.quote
        for quote in quotes
        if quote.part == mention.part and quote.start <= mention.start and mention.end <= quote.end
    ]
    told = [claim.evidence[0].quote for claim in claims for seat in claim.roles.values() if mention in seat]
    return min(holding, key=len, default=next(iter(told), ""))


# ---- what makes up a thing ----


def mentions(ledger: Ledger, thing: str) -> Table:
    """List the mentions that a thing is made of, or the claims that an event is; ordered by first report."""
    anchors = ledger.anchors_of(thing)
    if not anchors:
        claims = [claim.id for claim in ledger.claims_of(thing)]
        return Table(MENTIONS, tuple(context(ledger, id_).row for id_ in claims))
    return Table(MENTIONS, tuple(each.row for anchor in anchors for each in of_anchor(ledger, anchor)))


def of_anchor(ledger: Ledger, anchor: str) -> Iterator[Context]:
    """Give the mentions that one article has of one thing."""
    article = ledger.article(ids.article_of(anchor))
    claims = ledger.claims_in(article.id)
    heads = identity.heads(claims)
    for mention in identity.mentions(claims):
        if heads[mention.id] == anchor:
            yield of(article, mention.id, mention.text, sentence(claims, mention))


# ---- what people judged ----


def judged(ledger: Ledger) -> Table:
    """List judgements.csv with the words that its lines point at, and tell which lines do nothing."""
    records = rulings.records(ledger.folder / JUDGEMENTS)
    counting = set(standing(each.judgement for each in records if each.fault is None))
    return Table(JUDGED, tuple(row(ledger, each, each.judgement in counting) for each in records))


def row(ledger: Ledger, record: Record, counts: bool) -> tuple[str, ...]:
    said = record.judgement
    sides = [part for side in (said.left, said.right) for part in (side, words(ledger, side))]
    missing = [side for side in (said.left, said.right) if side and not targets.stands(ledger, side)]
    state = record.fault or ("dangling" if missing else "counts" if counts else "a later line counts")
    return (said.verdict, *sides, said.who, said.when, said.why, state)


def words(ledger: Ledger, id_: str) -> str:
    """Give what a side of a line says: a mention's text, a claim's quote, an article's title; else nothing."""
    if not id_ or not targets.stands(ledger, id_):
        return ""
    if "@" not in id_:
        return ledger.article(id_).title
    found = context(ledger, id_)
    return found.sentence if "#" in id_ else found.text

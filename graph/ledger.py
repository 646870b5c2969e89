"""The ledger: what articles say, one SQLite file; the graph is derived from it, stores are projections of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

from graph import database, derive, identity, schema
from graph.admission import admit
from graph.derive import Derived
from graph.elements import element_of
from graph.errors import InputError, NotFoundError, StoreError
from graph.judgements import read_judgements
from graph.model import (
    Article,
    Claim,
    Element,
    article_from_dict,
    article_to_dict,
    canonical,
    claim_from_dict,
    claim_to_dict,
)
from graph.settings import FILE
from graph.statements import statements

JUDGEMENTS = "judgements.csv"


class Ledger:
    """Keep articles, claims, and what is derived of them; what stores have acknowledged stands in the same file.

    Use as a context manager. Every change is one transaction; a second process waits for a minute, then gets a
    StoreError. `folder` is made where it does not exist.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"no ledger can be in {folder}: {error.strerror}") from error
        self.path = self.folder / FILE
        self.connection = database.open_(self.path)
        self.id = str(self._one("about", "ledger")[0])

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.connection.close()

    # ---- claims in ----

    def replace(self, article: Article, extractor: str, claims: Sequence[Claim]) -> bool:
        """Put these claims of `extractor` in the place of those it made of this article; tell whether anything changed.

        `extractor` is a name and a version, and takes the place of its other versions. An article whose text has
        changed loses the claims of every extractor. Raises InputError that names the first claim that is not whole.
        """
        admitted = admit(article, extractor, claims)
        with self._change():
            changed = self._put(article, extractor, admitted)
            if changed:
                self._mark(article.id, "replace", extractor)
        return changed

    def withdraw(self, article_id: str, why: str) -> None:
        """Take an article and all its claims out; only the journal remembers. Raises NotFoundError."""
        with self._change():
            if not self._execute("drop_article", article_id).rowcount:
                raise NotFoundError(f"no article {article_id} in {self.path}")
            self._mark(article_id, "withdraw", why)

    def note(self, act: str, article_id: str, note: str) -> None:
        """Write into the journal what was done beside the claims: a judgement, or its undoing."""
        with self._change():
            self._execute("write_journal", database.now(), act, article_id, note)

    def _put(self, article: Article, extractor: str, claims: list[Claim]) -> bool:
        data = canonical(article_to_dict(article))
        row = self._execute("article", article.id).fetchone()
        fresh = row is None or row[0] != data
        if fresh:
            self._execute("put_article", article.id, data)
        whole = row is not None and same_text(article_from_dict(json.loads(row[0])), article)
        name, _, version = extractor.partition(" ")
        if not whole:
            self._execute("drop_readers", article.id)
        self._execute("put_reader", article.id, name, version)
        before = self._execute("claims_of_article", article.id).fetchall()
        old = {id_: data for id_, by, data in before if not whole or by.partition(" ")[0] == name}
        new = {claim.id: canonical(claim_to_dict(claim)) for claim in claims}
        for id_ in sorted(old.keys() - {id_ for id_ in new if new[id_] == old.get(id_)}):
            self._execute("drop_claim", id_)
        for id_ in sorted(new.keys() - {id_ for id_ in old if new.get(id_) == old[id_]}):
            self._put_claim(id_, article.id, extractor, new[id_])
        return fresh or old != new

    def _put_claim(self, id_: str, article_id: str, extractor: str, data: str) -> None:
        try:
            self._execute("put_claim", id_, article_id, extractor, data)
        except sqlite3.IntegrityError as error:
            raise InputError(f"claim {id_}: another extractor has made a claim with this id") from error

    def _mark(self, article_id: str, act: str, note: str) -> None:
        self._execute("mark", article_id)
        self._execute("write_journal", database.now(), act, article_id, note)

    # ---- graph out ----

    def derive(self) -> Derived:
        """Bring the elements up to date with claims and judgements.csv, touching only what they touch."""
        judgements = read_judgements(self.folder / JUDGEMENTS)
        with self._change():
            return derive.derive(self.connection, judgements)

    def rebuild(self) -> Derived:
        """Derive everything anew; gives the same bytes as `derive`."""
        judgements = read_judgements(self.folder / JUDGEMENTS)
        with self._change():
            derive.clear(self.connection)
            self._execute("mark_all")
            return derive.derive(self.connection, judgements)

    def elements(self) -> Iterator[Element]:
        """Give every node and edge of the last derivation, ordered by id."""
        return map(element_of, self._execute("elements"))

    def element(self, id_: str) -> Element | None:
        row = self._execute("element", id_).fetchone()
        return None if row is None else element_of(row)

    def stale(self) -> bool:
        """Tell whether something has come in since the last derivation."""
        return bool(self._one("is_dirty")[0])

    # ---- evidence ----

    def articles(self) -> list[str]:
        """Give the ids of all articles, ordered."""
        return [id_ for (id_,) in self._execute("articles")]

    def article(self, id_: str) -> Article:
        """Give an article as it was read; raises NotFoundError."""
        return article_from_dict(json.loads(self._found("article", id_)))

    def readers(self, id_: str) -> set[str]:
        """Give the extractors (name and version) that have read an article as it stands, whatever they found."""
        return {f"{name} {version}" for name, version in self._execute("readers", id_)}

    def claim(self, id_: str) -> Claim:
        """Give one claim; raises NotFoundError."""
        return claim_from_dict(json.loads(self._found("claim", id_)))

    def claims_in(self, article_id: str) -> list[Claim]:
        """Give all claims of an article, ordered by id."""
        rows = self._execute("claims_of_article", article_id)
        return [claim_from_dict(json.loads(data)) for _, _, data in rows]

    def claims_of(self, target: str) -> list[Claim]:
        """Give the claims behind a fact, a node, an edge or an article, the first report first.

        A claim's id gives all claims of its fact. Empty where no claim says so: the target is unknown, or the
        gazetteer's alone.
        """
        element = self.element(target)
        if element is None or element.source is None or element.target is None:
            fact = target if element is None else element.props.get("fact", target)
            names = ("claims_of_thing", "claims_of_article_data")
            return self._claims("claims_of_fact", fact) or self._claims(names[_is_article(target)], target)
        if element.labels == ("MENTIONS",):
            about = self._claims("claims_of_fact", element.target) or self._claims("claims_of_thing", element.target)
            return [claim for claim in about if claim.article == element.source]
        return self._claims("claims_of_fact", element.props["fact"])

    def resolve(self, alias: str) -> list[str]:
        """Give the ids of the nodes that a node id, a mention id or another slug of a person's name stands for."""
        if self.element(alias) is not None:
            return [alias]
        found = self._execute("things_at", {"id": alias}).fetchall()
        return [thing for (thing,) in found] or [
            thing for block in identity.blocks_of(alias) for (thing,) in self._execute("things_like", block)
        ]

    def anchors_of(self, thing: str) -> list[str]:
        """Give the mention that stands for a thing in each article, the first report first."""
        return [id_ for (id_,) in self._execute("anchors_of", thing)]

    def article_names(self) -> Iterator[tuple[str, str, str | None, str]]:
        """Give (id, origin, address, title) of every article."""
        return iter(self._execute("article_names"))

    def journal(self) -> list[tuple[str, str, str, str]]:
        """Give (when, what, article, note) of every change, the oldest first."""
        return list(self._execute("journal"))

    def counts(self) -> tuple[int, int, int]:
        """Count articles, claims, elements."""
        articles, claims, elements = map(int, self._one("counts"))
        return articles, claims, elements

    # ---- SQLite ----

    def _execute(self, name: str, *values: object) -> sqlite3.Cursor:
        parameters = values[0] if values and isinstance(values[0], dict) else values
        return self.connection.execute(statements(SQL)[name], parameters)

    def _one(self, name: str, *values: object) -> tuple[Any, ...]:
        row: tuple[Any, ...] = self._execute(name, *values).fetchone()
        return row

    def _found(self, name: str, id_: str) -> str:
        row = self._execute(name, id_).fetchone()
        if row is None:
            raise NotFoundError(f"no {name} {id_} in {self.path}")
        return str(row[0])

    def _claims(self, name: str, target: str) -> list[Claim]:
        return [claim_from_dict(json.loads(row[0])) for row in self._execute(name, target)]

    def _change(self) -> AbstractContextManager[None]:
        return database.transaction(self.connection, self.path)


def _is_article(target: str) -> bool:
    return schema.label(target) == "Article"


def same_text(before: Article, after: Article) -> bool:
    """Tell whether offsets made for one version of an article stand in the other."""
    return (before.body, before.title) == (after.body, after.title)


SQL = "statements.sql"

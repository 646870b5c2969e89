"""Full text of a ledger (SQLite's FTS5, by trigrams): what things are called, and what articles say.

It stands in a file beside the ledger, is made of the ledger alone, and is brought up to date whenever it is asked.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph import database, persons, schema
from graph.elements import element_of
from graph.model import Article, Element, article_from_dict
from graph.names import fold
from graph.settings import FILE as LEDGER
from graph.statements import parts, statements

FILE = "search.sqlite"
SQL = "search.sql"
GRAM = 3  # characters; shorter text has no trigram


@dataclass(frozen=True, slots=True)
class Called:
    """Hold a thing with all that it is called, the first name first, and how many independent sources tell of it."""

    id: str
    names: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Index:
    """Look up things and articles; `database` is the index, with the ledger attached."""

    connection: sqlite3.Connection

    def things(self, text: str, most: int) -> list[Called]:
        """Give the things whose names share most with a text, slips of the hand and other letters included."""
        grams = sorted({gram for line in (fold(text), sound(text)) for word in line.split() for gram in trigrams(word)})
        if not grams:
            return list(map(called, self._run("short_things")))
        return list(map(called, self._run("things", " OR ".join(map(quoted, grams)), most)))

    def articles(self, stems: Sequence[str], most: int) -> Iterator[Article]:
        """Give the articles that hold all of these beginnings of words, the best first; short ones are passed over."""
        long = [stem for stem in stems if len(stem) >= GRAM]
        for _, _, data in self._run("articles", " AND ".join(map(quoted, long)), most) if long else ():
            yield article_from_dict(json.loads(data))

    def refresh(self) -> int:
        """Take in what the ledger has and the index lacks, drop what is gone; gives the number of texts taken in."""
        gone = self._run("gone").fetchall()
        self.connection.executemany(statements(SQL)["drop_word"], gone)
        self.connection.executemany(statements(SQL)["drop_doc"], gone)
        return sum(self._put(*text) for text in [*self._new_things(), *self._new_articles()])

    def _new_things(self) -> Iterator[tuple[str, bytes, str, str]]:
        for label in LABELS:
            for row in self._run("new_things", {"prefix": schema.nodes()[label].prefix}).fetchall():
                element = element_of(row[:5])
                names = names_of(element)
                data = json.dumps({"names": names, "sources": element.props.get("sources", 0)}, ensure_ascii=False)
                yield element.id, row[5], data, "\n".join(f"{fold(name)} {sound(name)}" for name in names)

    def _new_articles(self) -> Iterator[tuple[str, bytes, str, str]]:
        for id_, data, hash_ in self._run("new_articles").fetchall():
            article = article_from_dict(json.loads(data))
            yield id_, hash_, "", level(f"{article.title}\n{article.body}")

    def _put(self, id_: str, hash_: bytes, data: str, text: str) -> int:
        number = self._run("put_doc", id_, hash_, data).lastrowid
        self._run("put_word", number, text)
        return 1

    def _run(self, name: str, *values: object) -> sqlite3.Cursor:
        parameters = values[0] if values and isinstance(values[0], dict) else values
        return self.connection.execute(statements(SQL)[name], parameters)


@contextmanager
def opened(folder: Path) -> Iterator[Index]:
    """Open the index of the ledger in this folder, brought up to date with the last derivation."""
    path = folder / FILE
    with database.sentences(path):
        connection = sqlite3.connect(path.absolute().as_uri(), uri=True, isolation_level=None, timeout=60.0)
        try:
            connection.execute("ATTACH ? AS ledger", (f"{(folder / LEDGER).absolute().as_uri()}?mode=ro",))
            index = Index(connection)
            with database.transaction(connection, path):
                for statement in parts(statements(SQL)["lay"]):
                    connection.execute(statement)
                index.refresh()
            yield index
        finally:
            connection.close()


def names_of(element: Element) -> list[str]:
    """Give all that a node is called: as printed, in three languages, and as the gazetteer has it."""
    from graph.agencies import agency

    props = element.props
    own = [*(props.get(key) for key in ("name", "name_ru", "name_kk", "name_en", "caption")), *props.get("names", ())]
    body = agency(element.id) if element.id.startswith("agency/") else None
    known = () if body is None else (*body.names.values(), *body.aliases)
    return list(dict.fromkeys(name for name in (*own, *known, props.get("code")) if name))


def called(row: tuple[str, str]) -> Called:
    data = json.loads(row[1])
    return Called(row[0], tuple(data["names"]), data["sources"])


def sound(text: str) -> str:
    """Write a text in the letters that spellings of a name share, word by word: Yerzhan and Ержан are one."""
    return " ".join(map(persons.sound, fold(text).split()))


def level(text: str) -> str:
    """Lower a text and write «е» for «ё», letter for letter, so that offsets stand."""
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text).replace("ё", "е")


def trigrams(word: str) -> Iterable[str]:
    return (word[start : start + GRAM] for start in range(len(word) - GRAM + 1))


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


# What is looked up by name.
LABELS = ("Person", "Agency", "Country", "Place", "Operation", "System", "Agreement")

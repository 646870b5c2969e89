"""Read one article the way a person does: words, names, numbers, dates, and the ground it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Article
from ingest import dates, pipelines, quantities, tables
from ingest.finders import FINDERS
from ingest.ground import named_in
from ingest.noise import noise
from ingest.numerals import is_noise
from ingest.scene import Scene
from ingest.syntax import lemma
from ingest.triggers import may_open

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from ingest.mentions import Found, Ground
    from ingest.titles import Post

PARTS = ("title", "body")


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold an article with its parts as scenes (title, then body), its ground, and the posts that it names."""

    article: Article
    scenes: Mapping[str, Scene]
    ground: Ground
    posts: Mapping[str, Sequence[Post]]

    def post_of(self, cluster: int) -> Post | None:
        """Give the first present post that a person of the article holds."""
        held = (post for part in PARTS for post in self.posts[part])
        return next((post for post in held if post.person.cluster == cluster and not post.former), None)

    def text(self, part: str) -> str:
        return self.article.title if part == "title" else self.article.body


def read_article(article: Article) -> Reading:
    """Read an article in a language that has tables; the same article always gives the same reading."""
    words, finder = tables.load(article.lang), FINDERS[article.lang]
    docs = {part: doc_of(article, part) for part in PARTS}
    ground = finder.ground(article, list(docs.values()))
    found = dict(zip(PARTS, finder.mentions(list(docs.values()), ground), strict=True))
    for part in PARTS:
        told = list(worth_parsing(docs[part], found[part], words))
        pipelines.parse(docs[part], told)
        finder.mend(docs[part], found[part], told)
    held = dict(zip(PARTS, finder.posts(list(docs.values()), list(found.values()), ground), strict=True))
    officials = {p.person.cluster: p for part in PARTS for p in reversed(held[part]) if not p.former}
    home = home_of(article, ground, found)
    scenes = {
        part: scene(part, docs[part], found[part], article, words, home, officials, dict(holders(held[part])))
        for part in PARTS
    }
    return Reading(article, scenes, ground, held)


def home_of(article: Article, ground: Ground, found: Mapping[str, Sequence[Found]]) -> str | None:
    """Give the country that an article is at home in, unless it names others and neither it nor its newspaper this one.

    An address alone is a weak ground for what the text leaves out: much of the press sits under another's ending.
    A bare «МВД» names no country: whose it is was read from that ground.
    """
    every = [f for founds in found.values() for f in founds if f.country is not None]
    told = every if ground.bodies is None else [f for f in every if f.type != "agency"]
    named = {f.country for f in told} | (ground.bodies or frozenset())
    at_home = not named or ground.country in named | {code for code, _ in named_in(article.source or "")}
    return ground.country if at_home else None


def doc_of(article: Article, part: str) -> Doc:
    text = article.title if part == "title" else article.body
    return pipelines.read(pipelines.load(article.lang), text, noise(text) if part == "body" else [])


def worth_parsing(doc: Doc, found: Sequence[Found], words: tables.Tables) -> Iterator[Span]:
    """Choose the sentences that hold a trigger, and what stands before «together»; the parser is the slowest step."""
    before: Span | None = None
    for sentence in doc.sents:
        if is_noise(sentence[0]):
            continue
        if may_open(sentence, words) or answers_one(sentence, words):
            if before is not None and any(lemma(token) in words.word_class("joint") for token in sentence):
                yield before
            yield sentence
            before = None
        else:
            before = sentence


def answers_one(sentence: Span, words: tables.Tables) -> bool:
    """Say that a sentence may answer what was asked before: «Рим отказал», «решение подписано»."""
    said = {lemma(token) for token in sentence}
    if said & (words.word_class("refusing", "agreeing", "talking", "considering", "answer_nouns")):
        return True
    if said & words.word_class("arrived") and said & words.word_class("conveyances"):
        return True  # «Самолёт с ним сел в Баку»
    decided = said & words.word_class("decisions") and said & words.word_class("taking_effect")
    return bool(decided or (said & words.word_class("petitions") and said & words.word_class("satisfying")))


def holders(posts: Sequence[Post]) -> Iterator[tuple[int, Found]]:
    """Yield the words of each post that stands before a name, with the name: «экс-глава агентства Имярек задержан»."""
    for post in reversed(posts):
        if post.end <= post.person.start:
            yield from ((at, post.person) for at in range(post.start, post.end))


def scene(
    part: str,
    doc: Doc,
    found: Sequence[Found],
    article: Article,
    words: tables.Tables,
    home: str | None,
    officials: Mapping[int, Post],
    titled: Mapping[int, Found],
) -> Scene:
    """Lay out one part of an article; `home` is what `home_of` gives."""
    moments = dates.find(doc, article.published)
    return Scene(
        part=part,
        doc=doc,
        founds=found,
        quantities=quantities.find(doc, moments),
        moments=moments,
        tables=words,
        published=article.published,
        home=home,
        officials=officials,
        titled=titled,
    )

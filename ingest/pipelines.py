"""Languages as spaCy pipelines: razdel's tokens and sentences, then the parts that read one language.

A language is a line of PIPELINES: the components that tag its words, and what sets the trees of sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from graph.errors import KordonError
from ingest import clauses, lines, numerals, slovnet
from ingest.compounds import parted
from ingest.english import parser as english_parser
from ingest.english import sentences as english_sentences
from ingest.english import tagger as english_tagger
from ingest.kazakh import parser as kazakh_parser
from ingest.kazakh import sentences as kazakh_sentences
from ingest.kazakh import tags as kazakh_tags
from ingest.sentences import split_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

LIST_COMMA = re.compile(r"(?<=\d)(?=,$)")  # razdel makes «22,» one token in «22, 23 and 25 July»


class Parser(Protocol):
    """Set heads and relations (Universal Dependencies' names) of the words of some sentences of a doc."""

    def __call__(self, doc: Doc, sentences: Iterable[Span], /) -> None: ...


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Hold the components of a language, in their order, and its parser.

    cases: what tells the cases that a word may be in; None leaves it to our dictionary.
    """

    components: tuple[str, ...]
    parse: Parser
    cases: Callable[[Any], frozenset[str]] | None
    tokenizer: str = "kordon.razdel.v1"


class Razdel:
    """Cut text into razdel's tokens; white space becomes tokens of its own where spaCy needs it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        import razdel
        from spacy.tokens import Doc
        from spacy.util import get_words_and_spaces

        tokens = [piece for token in razdel.tokenize(text) for piece in listed(token.text)]
        pieces = [piece for token in tokens for piece in parted(token, self.vocab.lang)]
        words, spaces = get_words_and_spaces(pieces, text)
        return Doc(self.vocab, words=words, spaces=spaces, user_data={lines.TEXT: text})

    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Razdel:
        return self


def listed(word: str) -> list[str]:
    """Part the comma of a list from its number."""
    return LIST_COMMA.split(word) if word.endswith(",") else [word]


@lru_cache(maxsize=4)
def load(lang: str) -> Language:
    """Give the pipeline of a language; raises KordonError where none is known."""
    import spacy

    register()
    if lang not in PIPELINES:
        raise KordonError(f"no pipeline for language {lang!r}; known: {', '.join(sorted(PIPELINES))}")
    pipeline = PIPELINES[lang]
    nlp = spacy.blank(lang, config={"nlp": {"tokenizer": {"@tokenizers": pipeline.tokenizer}}})
    for name in pipeline.components:
        nlp.add_pipe(name)
    return nlp


def read(nlp: Language, text: str, noise: Iterable[tuple[int, int]] = ()) -> Doc:
    """Read a text: `doc.text == text`; tokens within `noise` (character spans) are marked and not analysed."""
    doc = nlp.make_doc(text)
    mark_noise(doc, sorted(noise))
    told = PIPELINES[str(nlp.lang)].cases
    if told is not None:
        doc.user_data[clauses.CASES] = told
    return nlp(doc)


def mark_noise(doc: Doc, spans: Sequence[tuple[int, int]]) -> None:
    offsets = [token.idx for token in doc]
    inside = (range(bisect_left(offsets, start), bisect_left(offsets, end)) for start, end in spans)
    doc.user_data[numerals.NOISE] = frozenset(chain.from_iterable(inside))


@lru_cache(maxsize=1)
def register() -> None:
    """Make our tokenizer, components and the Kazakh language known to spaCy, once."""
    from spacy.language import Language
    from spacy.util import registry

    registry.languages.register("kk", func=type("Kazakh", (Language,), {"lang": "kk"}))
    registry.tokenizers.register("kordon.razdel.v1", func=lambda: lambda nlp: Razdel(nlp.vocab))
    registry.tokenizers.register("kordon.english.v1", func=lambda: english_sentences.tokenizer)
    for name, component in COMPONENTS.items():
        Language.component(name, func=component)


def parse(doc: Doc, sentences: Iterable[Span]) -> None:
    """Set heads and relations of the words of these sentences; the others stay as they are."""
    PIPELINES[doc.lang_].parse(doc, sentences)


def no_cases(_token: Any) -> frozenset[str]:
    """Give none, for a language whose dictionary tells none."""
    return frozenset()


def tagged_case(token: Any) -> frozenset[str]:
    """Give the tagger's, of a language whose endings tell one case each."""
    return frozenset({clauses.feature(token, "Case")}) - {""}


def unparsed(_doc: Doc, _sentences: Iterable[Span]) -> None:
    """Leave a text as it is: its language has no parser, or a component has parsed it."""


COMPONENTS = {
    "kordon_sentences": split_sentences,
    "kordon_tags": slovnet.tag,
    "kordon_names": slovnet.name_entities,
    "kordon_kazakh_sentences": kazakh_sentences.split_sentences,
    "kordon_kazakh": kazakh_tags.tag,
    "kordon_english_sentences": english_sentences.split_sentences,
    "kordon_english_tags": english_tagger.tag,
    "kordon_english_trees": english_parser.parse,
}
PIPELINES = {
    "ru": Pipeline(("kordon_sentences", "kordon_tags", "kordon_names"), slovnet.parse, None),
    "kk": Pipeline(("kordon_kazakh_sentences", "kordon_kazakh"), kazakh_parser.parse, tagged_case),
    "en": Pipeline(
        ("kordon_english_sentences", "kordon_english_tags", "kordon_english_trees"),
        unparsed,
        english_parser.cases,
        "kordon.english.v1",
    ),
}

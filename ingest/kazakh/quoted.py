"""What a Kazakh text calls by a name in quotes: «Қалқан» операциясы, «Беркут» жүйесі."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from graph import ids
from graph.model import Claim, Mention
from ingest.dates import date_for
from ingest.kazakh.forms import HOME
from ingest.kazakh.marks import feature
from ingest.kazakh.words import readings
from ingest.numerals import is_noise
from ingest.scribe import part_name
from ingest.tables import read_toml

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.findings import Finding
    from ingest.found import Found
    from ingest.reading import Reading
    from ingest.scene import Scene
    from ingest.scribe import Scribe

LONGEST = 6  # words in quotes
BETWEEN = 4  # words from the quotes to what explains them


@dataclass(frozen=True, slots=True)
class Named:
    """Hold a thing called by name: its name, and the tokens from the first quote to its noun."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    return read_toml(HOME / "talks.toml")


def words(section: str, name: str) -> frozenset[str]:
    return frozenset(table()[section].get(name, ()))


def lemmas(token: Token) -> frozenset[str]:
    return frozenset((str(token.lemma_), *(form.lemma for form in readings(token.lower_))))


def named(sentence: Span, section: str) -> Iterator[Named]:
    """Yield what is called by a name in quotes and one of a section's nouns behind it."""
    tokens = list(sentence)
    for at, token in enumerate(tokens):
        if token.text not in ("«", "“", '"'):
            continue
        close = next((i for i in range(at + 1, min(at + 2 + LONGEST, len(tokens))) if tokens[i].text in '»”"'), None)
        if close is None or close == at + 1 or not tokens[at + 1].text[0].isupper():
            continue
        noun = explaining(tokens, close + 1, section)
        if noun is not None and is_strong(tokens, noun, close, section):
            text = sentence.doc[tokens[at + 1].i : tokens[close].i].text
            yield Named(text, token.i, tokens[noun].i + 1)


def is_strong(tokens: Sequence[Token], noun: int, close: int, section: str) -> bool:
    """Say that a weak noun («бағдарлама») is told as a tool: of a sort, or what is done by it."""
    by = feature(tokens[noun], "Case") == "Ins" or (
        noun + 1 < len(tokens) and tokens[noun + 1].lower_ in words(section, "by")
    )
    return noun > close + 1 or by or not lemmas(tokens[noun]) & words(section, "weak")


def printed(sentence: Span) -> Iterator[Named]:
    """Yield the systems whose Latin name needs no quotes: «Face-ID жүйесі», «I-24/7 желісі»."""
    tokens = list(sentence)
    for at, token in enumerate(tokens):
        noun = explaining(tokens, at + 1, "systems")
        if noun is None or noun > at + 1 or not lemmas(tokens[noun]) & words("systems", "plain"):
            continue
        start = at
        while start > 0 and not tokens[start - 1].whitespace_ and tokens[start - 1].text.isascii():
            start -= 1
        text = sentence.doc[tokens[start].i : token.i + 1].text
        if text.isascii() and any(letter.isupper() for letter in text):
            yield Named(text, tokens[start].i, tokens[noun].i + 1)


def bases(scene: Scene, sentence: Span) -> Iterator[Named]:
    """Yield the databases that only their owner names: «Интерпол дерекқоры»."""
    tokens = list(sentence)
    for found in bodies_in(scene, sentence, "agency"):
        last = found.end - sentence.start
        noun = explaining(tokens, last, "systems") if found.ref in words("systems", "owners") else None
        if noun is not None and lemmas(tokens[noun]) & words("systems", "owned"):
            told = " ".join(token.text for token in tokens[last:noun])
            name = " ".join(filter(None, (short_name(found), told, next(iter(sorted(words("systems", "called")))))))
            yield Named(name, found.start, tokens[noun].i + 1)


def short_name(found: Found) -> str:
    """Give what stands in brackets behind a long name: «... ұйымы (Интерпол)»."""
    return (found.name or "").partition("(")[2].rstrip(")") or found.name or ""


def explaining(tokens: Sequence[Token], start: int, section: str) -> int | None:
    """Find the noun behind the quotes, over words that only say of which sort it is."""
    for at in range(start, min(start + BETWEEN, len(tokens))):
        if lemmas(tokens[at]) & words(section, "nouns"):
            return at
        if tokens[at].lower_ not in words(section, "between"):
            return None
    return None


def mention_of(one: Named, kind: str, scene: Scene, scribe: Scribe) -> Mention:
    span = scene.doc[one.start : one.end]
    head = ids.mention(scribe.article.id, scene.part, span.start_char, kind)
    return Mention(head, part_name(scene.part), span.start_char, span.end_char, span.text, kind, head, name=one.name)


def span_of(sentence: Span, scene: Scene) -> tuple[str, int, int]:
    return (scene.part, sentence.start_char, sentence.end_char)


def bodies_in(scene: Scene, sentence: Span, *types: str) -> list[Found]:
    """Give the bodies (or lands) that a sentence names for themselves."""
    shunned = ("inside", "adjective", "demonym", "post")
    here = (f for f in scene.founds_in(sentence) if f.type in types)
    return [found for found in here if found.form not in shunned]


def told(scene: Scene) -> Iterator[Span]:
    yield from (sentence for sentence in scene.doc.sents if not is_noise(sentence[0]))


def write_systems(reading: Reading, _settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write each technical system that the body names, with the body that runs it."""
    scene, seen = reading.scenes["body"], set[str]()
    for sentence in told(scene):
        for one in (*named(sentence, "systems"), *printed(sentence), *bases(scene, sentence)):
            if one.name in seen:
                continue
            seen.add(one.name)
            mention = mention_of(one, "system", scene, scribe)
            at = (scene.part, mention.start)
            runs = [scribe.mention(f, scene) for f in owners(scene, one)]
            roles = {"system": [mention], "operates": runs}
            yield scribe.claim("system", at, roles, [span_of(sentence, scene)], "kk/system/quoted")


def owners(scene: Scene, one: Named) -> list[Found]:
    """Give the body whose name stands right before the quotes: «Дубай полициясының „Оюн“ жүйесі»."""
    return [found for found in scene.founds if found.type == "agency" and found.end == one.start]


def write_operations(reading: Reading, _settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write each operation that is called by name, with those who ran it and where."""
    seen: set[str] = set()
    for scene in reversed(list(reading.scenes.values())):
        for sentence in told(scene):
            for one in named(sentence, "operations"):
                if one.name not in seen:
                    seen.add(one.name)
                    yield operation(one, sentence, scene, scribe)


def operation(one: Named, sentence: Span, scene: Scene, scribe: Scribe) -> Claim:
    mention = mention_of(one, "operation", scene, scribe)
    ran = [f for f in bodies_in(scene, sentence, "agency") if runs(scene.doc[f.head])]
    lands = [f for f in bodies_in(scene, sentence, "country") if runs(scene.doc[f.head])]
    codes = dict.fromkeys(f.country for f in (*ran, *lands) if f.country)
    held = [scribe.country_named(code, (ran + lands)[0], scene) for code in codes if code is not None]
    conducted = [scribe.mention(f, scene) for f in (ran or lands)]
    roles = {"operation": [mention], "conducted": conducted, "held_in": held or home(mention, scene, scribe)}
    date = date_for(scene.doc, scene.moments, one.end - 1, scene.published)
    return scribe.claim(
        "operation",
        (scene.part, mention.start),
        roles,
        [span_of(sentence, scene)],
        "kk/operation/quoted",
        "completed",
        date,
    )


def home(mention: Mention, scene: Scene, scribe: Scribe) -> list[Mention]:
    return [scribe.country(scene.home, (scene.part, mention.start, mention.start))] if scene.home else []


def runs(token: Token) -> bool:
    """Say that a body does what is told: a subject, or the owner of who does («шекарашылары»)."""
    case = feature(token, "Case")
    return case in ("Nom", "Gen") and token.dep_.partition(":")[0] in ("nsubj", "nmod", "conj", "")

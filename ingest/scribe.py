"""Write findings down: mentions with their heads and names, quotes within bounds, claims with ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph import ids
from graph.countries import country_names
from graph.model import Claim, Evidence, Mention, Part
from ingest.extraction import EXTRACTOR, LONGEST_QUOTE
from ingest.syntax import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.findings import Finding
    from ingest.mentions import Found
    from ingest.reading import Reading
    from ingest.scene import Scene, Subject
    from ingest.sides import Side

Span = tuple[str, int, int]  # part, first character, character after the last
LEADING = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "PRON"})
TOTAL = 5  # people: a larger unnamed number over a span of time is a total


class Scribe:
    """Write one article's mentions and claims; every mention of one thing gets the same head."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.article = reading.article
        self.first: dict[tuple[str, int], tuple[Scene, Found]] = {}
        self.aliases: dict[int, set[str]] = {}
        for scene in reading.scenes.values():
            for found in scene.founds:
                self.first.setdefault((found.type, found.cluster), (scene, found))
                if found.type == "person" and found.name:
                    self.aliases.setdefault(found.cluster, set()).add(found.name)

    def named(self) -> Iterator[Mention]:
        """Give the first mention of each country and agency that the article names."""
        for (type_, _), (scene, found) in self.first.items():
            if type_ in ("country", "agency"):
                yield self.mention(found, scene)

    def mention(self, found: Found, scene: Scene) -> Mention:
        """Write a name found in the text; its head is the first mention of its cluster."""
        head_scene, head = self.first.get((found.type, found.cluster), (scene, found))
        return Mention(
            id=self.mention_id(found, scene),
            part=part_name(scene.part),
            start=start_of(found, scene),
            end=end_of(found, scene),
            text=self.reading.text(scene.part)[start_of(found, scene) : end_of(found, scene)],
            type=found.type,
            head=self.mention_id(head, head_scene),
            ref=found.ref if found.ref is not None and "~" not in found.ref else None,  # `~`: made from print
            name=found.name,
            attrs=dict(self.attrs_of(found)),
        )

    def attrs_of(self, found: Found) -> Iterator[tuple[str, Any]]:
        if found.type == "person":
            yield "kind", "named"
            yield "aliases", sorted(self.aliases.get(found.cluster, ()))
            if is_partial(found.name or ""):
                yield "partial", True
        elif found.country is not None and found.type != "country":
            yield "country", found.country

    def mention_id(self, found: Found, scene: Scene) -> str:
        return ids.mention(self.article.id, scene.part, start_of(found, scene), found.type)

    def country(self, code: str, span: Span) -> Mention:
        """Write a country that is meant by words which do not name it («на родину»), or by the article's ground.

        A span without a character stands for the word that begins there.
        """
        part, start, end = span
        ref = ids.country(code)
        head = ids.mention(self.article.id, part, start, "country")
        text = self.reading.text(part)[start:end] or self.reading.text(part)[start:].split(maxsplit=1)[0]
        end = start + len(text)
        return Mention(
            head, part_name(part), start, end, text, "country", head, ref, country_names(code)[self.article.lang]
        )

    def country_named(self, code: str, near: Found, scene: Scene) -> Mention:
        """Write a country by its own name where the article has it, else by the words that imply it."""
        for other in self.reading.scenes.values():
            for found in other.founds:
                if found.type == "country" and found.country == code:
                    return self.mention(found, other)
        return self.country(code, (scene.part, start_of(near, scene), end_of(near, scene)))

    def scene_of(self, found: Found) -> Scene:
        """Give the part of the article that holds a name."""
        scenes = list(self.reading.scenes.values())
        return next((scene for scene in scenes if any(f is found for f in scene.founds)), scenes[-1])

    def side(self, side: Side) -> Mention:
        """Write one end of a movement as the country it stands for."""
        found = side.found
        if found is not None and (found.type == "country" or found.country is None):
            return self.mention(found, self.reading.scenes[side.part])
        return self.country(side.key, (side.part, *side.span))

    def person(self, subject: Subject, finding: Finding) -> Mention:
        """Write whom a finding is about: a named person, somebody unnamed, a group, or a total."""
        scene = self.reading.scenes[subject.part]
        if subject.person is not None:
            return self.mention(subject.person, scene)
        words = scene.doc[subject.start : subject.end]
        start = next((word.idx for word in words if not leads(word, scene)), words[0].idx)
        last = words[-1]
        end = last.idx + len(last)
        head = ids.mention(self.article.id, subject.part, start, "person")
        attrs: dict[str, Any] = {
            "kind": kind_of(subject, finding),
            "count": subject.count,
            "count_is": subject.count_is,
            "caption": self.reading.text(subject.part)[start:end],
        }
        return Mention(head, part_name(subject.part), start, end, attrs["caption"], "person", head, attrs=attrs)

    def quotes(self, spans: Iterable[Span], at: tuple[str, int]) -> tuple[Evidence, ...]:
        """Quote the sentences, the one with the trigger first, each cut to what may be quoted."""
        ordered = sorted(dict.fromkeys(spans), key=lambda span: not (span[0] == at[0] and span[1] <= at[1] < span[2]))
        return tuple(self.quote(span, at) for span in ordered)

    def quote(self, span: Span, at: tuple[str, int]) -> Evidence:
        part, start, end = span
        text = self.reading.text(part)
        if end - start > LONGEST_QUOTE:
            start, end = around(at[1] if at[0] == part and start <= at[1] < end else start, start, end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Evidence(part_name(part), start, end, text[start:end])

    def claim(
        self,
        kind: str,
        at: tuple[str, int],
        roles: Mapping[str, Sequence[Mention]],
        spans: Iterable[Span],
        rule: str,
        status: str | None = None,
        date: str | None = None,
        attrs: Mapping[str, Any] | None = None,
    ) -> Claim:
        """Write one claim; roles without a filler are left out."""
        return Claim(
            id=ids.claim(self.article.id, kind, *at),
            article=self.article.id,
            kind=kind,
            status=status,
            date=date,
            roles={role: tuple(mentions) for role, mentions in roles.items() if mentions},
            attrs={key: value for key, value in (attrs or {}).items() if value is not None},
            evidence=self.quotes(spans, at),
            rule=rule,
            extractor=EXTRACTOR,
        )


def around(at: int, start: int, end: int) -> tuple[int, int]:
    """Choose the stretch of a long sentence that may be quoted and holds the trigger."""
    first = max(start, min(at - LONGEST_QUOTE // 2, end - LONGEST_QUOTE))
    return first, min(end, first + LONGEST_QUOTE)


def kind_of(subject: Subject, finding: Finding) -> str:
    if subject.count == 1:
        return "anonymous"
    exact_day = finding.date is not None and len(finding.date) == len("2025-01-01")
    return "group" if exact_day or (subject.count or 0) < TOTAL else "total"


def is_partial(name: str) -> bool:
    """Say that a name is a bare surname or initials, which names nobody beyond its article."""
    return len([word for word in name.replace(".", " ").split() if len(word) > 1]) < 2


def leads(word: Token, scene: Scene) -> bool:
    """Say that a word only leads to whom it is about: «, из них» 19, «о» двоих, «в отношении» двенадцати."""
    if word.lower_ in scene.tables.word_class("approximate"):
        return False
    finite = word.pos_ == "VERB" and feature(word, "VerbForm") != "Part"
    return word.pos_ in LEADING or word.dep_ == "fixed" or finite or feature(word, "Variant") == "Short"


def part_name(part: str) -> Part:
    return "title" if part == "title" else "body"


def start_of(found: Found, scene: Scene) -> int:
    return int(scene.doc[found.start].idx)


def end_of(found: Found, scene: Scene) -> int:
    last = scene.doc[found.end - 1]
    return int(last.idx + len(last))

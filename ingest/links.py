"""Whom words of taking, holding and leaving a post link to it: «X назначен прокурором», «снят с поста министра»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest import lexicon, titles
from ingest.clauses import allowed_cases
from ingest.spans import Spans
from ingest.syntax import feature, is_finite
from ingest.titles import Span, word_kinds

if TYPE_CHECKING:
    from ingest.found import Found

FAR = 9  # words between a name and «..., занимавший пост министра»
SOON = 4  # words between «прокурором» and the name in «прокурором вчера назначен X»


OPENING, CLOSING = "\u00ab\u201e", "\u00bb\u201c\u201d"


class Links(Spans):
    """Read the verbs between a post and a name."""

    def made(self, span: Span) -> Found | None:
        """Read «прокурором назначен X», «послом стал X», «на пост министра назначен X»: a post, a verb, the name."""
        at, met = span.end, set[str]()
        if "Ins" not in allowed_cases(self.words[span.head]) and not self.is_office_noun(span.left - 1):
            return None
        while at < len(self.words) and at - span.end < SOON and at not in self.people:
            if not word_kinds(self.words[at]) & {"link", "link-past", "link-word"}:
                return None
            met |= self.said_by(at)
            at += 1
        person = self.people.get(at) if met & {"link", "link-past"} else None
        span.former = span.former or (person is not None and "link-past" in met)
        return person

    def linked(self, span: Span) -> tuple[Found | None, str]:
        """Read «X, ранее занимавший пост министра», «X назначен прокурором»."""
        met: set[str] = set()
        at = span.left - 1
        while span.left - at < FAR and at >= 0 and self.page.same_sentence(at, span.head):
            person = self.people_ends.get(at + 1)
            if person is not None:
                break
            kinds = word_kinds(self.words[at])
            off = "link-off" in kinds and self.is_office_noun(at + 1)
            known = kinds & {"link", "link-past", "link-word"} or off
            if not known and self.words[at].pos_ not in ("PUNCT", "NUM", "ADJ"):
                return None, ""
            met |= {"link-past"} if off else self.said_by(at)
            at -= 1
        else:
            return None, ""
        if self.is_candidate(person) or not (met & {"link", "link-past"} or self.is_appointed(person, span)):
            return None, ""
        span.former = span.former or ("link-past" in met and "link-now" not in met)
        return person, "verb"

    def is_quoted(self, at: int) -> bool:
        """Say that a word stands in quotation marks that its sentence opened."""
        first = self.page.sentences.index(self.page.sentences[at])
        marks = [word.text for word in self.words[first:at]]
        return sum(mark in OPENING for mark in marks) > sum(mark in CLOSING for mark in marks)

    def is_office_noun(self, at: int) -> bool:
        """Say that «пост» or «должность» stands there."""
        return at >= 0 and self.words[at].pos_ == "NOUN" and "link" in word_kinds(self.words[at])

    def is_appointed(self, person: Found, span: Span) -> bool:
        """Read «назначил X министром»: a verb, the name, the post in the instrumental."""
        at = self.number[person.start] - 1
        verb = at >= 0 and is_finite(self.words[at]) and "link" in word_kinds(self.words[at])
        return verb and self.end_of(person) == span.left and "Ins" in allowed_cases(self.words[span.head])

    def said_by(self, at: int) -> frozenset[str]:
        """Give what a word says of holding a post; «был» before «назначен» is no past."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        passive = after is not None and feature(after, "VerbForm") == "Part" and "link" in word_kinds(after)
        return word_kinds(self.words[at]) - ({"link-past"} if passive else frozenset[str]())

    def is_candidate(self, person: Found) -> bool:
        """Say that somebody is only proposed: «кандидатуру X на должность прокурора»."""
        at = self.number[person.start]
        before = (step for step in range(max(0, at - FAR), at) if self.page.same_sentence(step, at))
        return any(titles.forms_of(self.words[step]) & lexicon.words("proposed") for step in before)

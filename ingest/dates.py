"""Dates of an article: what is said, what it means beside the day of publication, and what it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import almanac, clauses, hungdates, lines, numerals, timewords
from ingest.comparisons import compared
from ingest.dateforms import FORMS
from ingest.moments import BIRTH, DATELINE, DOCUMENT, HEADING, SPAN, UNTIL, USABLE, VAGUE, Moment, Sketch, Telling
from ingest.numerals import plain
from ingest.tables import LANG
from ingest.timewords import Atom, TimeWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DAYS = frozenset({"int", "ord", "date"})
TERM = 12  # words from a paper to the years that it is for
CLOSING = frozenset('»”"')
OTHER_PIECE, LENT, OF_NOUN = 10, 30, 20  # words: what a clause boundary adds to the distance


def find(doc: Doc, published: str | None, folder: Path = LANG) -> list[Moment]:
    """Find every date of a text, in order; relative ones need `published` (ISO), else their `iso` is None.

    Without it a bare «26 February» takes the year of the text's own latest date.
    """
    table = timewords.load(doc.lang_, folder)
    telling = tell(doc, table, Telling(almanac.parse(published)))
    reach = almanac.reach(m.iso for m in telling.moments if m.usable and m.iso) if telling.today is None else None
    return telling.moments if reach is None else tell(doc, table, Telling(None, reach=reach)).moments


def tell(doc: Doc, table: TimeWords, telling: Telling) -> Telling:
    """Read the sentences of a text one after the other."""
    for words in numerals.sentences(doc) if table.patterns else ():
        read_sentence(words, table, telling)
    return telling


def read_sentence(words: Sequence[Token], table: TimeWords, telling: Telling) -> None:
    found = timewords.atoms(words, table)
    pieces: list[clauses.Piece] | None = None
    first = len(telling.moments)
    for form, part in timewords.matches(found, table):
        pieces = clauses.split(words, table.clauses) if pieces is None else pieces
        telling.ahead = looks_ahead(words, pieces, part[0].start, table)
        if is_eve(words, part, table) or (form == "apart" and is_of_event(words, part, table)):
            continue
        if form == "heading" and len(part) < len(found):
            continue
        for sketch in FORMS[form](part, telling):
            keep(sketch, part, words, table, telling)
    telling.moments[first:] = bind_runs(words, found, telling.moments[first:], table, telling)
    telling.anchor = None
    named = any(moment.usable and moment.iso is not None for moment in telling.moments[first:])
    telling.fresh, telling.kept = telling.fresh if named or telling.kept else None, named


def is_of_event(words: Sequence[Token], part: Sequence[Atom], table: TimeWords) -> bool:
    """Tell «three days after the escape» from «three days later»."""
    after = words[part[-1].end : part[-1].end + 1]
    return bool(after) and plain(after[0].text) in table.context["of_event"]


def is_eve(words: Sequence[Token], part: Sequence[Atom], table: TimeWords) -> bool:
    """Tell «on the eve of the visit» from «on the eve»."""
    after = words[part[-1].end : part[-1].end + 1]
    if not after or plain(words[part[0].start].text) not in table.context["eve"]:
        return False
    return clauses.feature(after[0], "Case") == "Gen" and clauses.feature(after[0], "Animacy") != "Anim"


def keep(sketch: Sketch, part: Sequence[Atom], words: Sequence[Token], table: TimeWords, telling: Telling) -> None:
    """Lay a sketch on its tokens; remember what later dates may lean on."""
    first, last = sketch.atoms or (0, len(part))
    kept = [one for one in part[first:last] if one.kind != "stop"]
    moment = Moment(words[kept[0].start].i, words[kept[-1].end - 1].i + 1, sketch.iso, sketch.role, sketch.first)
    moment = replace(moment, role=role_of(moment, kept, words, table))
    telling.moments.append(moment)
    if moment.role in USABLE and sketch.iso is not None:
        telling.named = telling.fresh = sketch.iso
        telling.anchor = sketch.point or telling.anchor
    if moment.role == DATELINE and telling.today is None:
        telling.today = almanac.parse(moment.iso) if moment.iso is not None and len(moment.iso) == 10 else None


def role_of(moment: Moment, kept: Sequence[Atom], words: Sequence[Token], table: TimeWords) -> str:
    """Tell an event's date from one of birth, of a treaty, of the dateline."""
    if moment.role in (UNTIL, VAGUE, HEADING):
        return moment.role
    if kept[0].kind == "since" and clauses.feature(words[kept[-1].end - 1], "Case") == "Ins":
        return VAGUE  # «compared with last year»
    before, after = words[max(0, kept[0].start - 3) : kept[0].start], words[kept[-1].end : kept[-1].end + 3]
    first = table.context.get("first", frozenset())
    if kept[0].kind == "since" and any(plain(word.text) in first for word in before[-1:]):
        return VAGUE  # «for the first time since 2022»
    if is_birth(before, after, table):
        return BIRTH
    named = is_affair(before, after, table)
    if named or is_document(before, kept, table) or is_term(words[: kept[0].start], kept, table):
        return DOCUMENT
    return DATELINE if is_dateline(words, kept) else moment.role


def is_birth(before: Sequence[Token], after: Sequence[Token], table: TimeWords) -> bool:
    born, short = table.context.get("born", frozenset()), table.context.get("born_short", frozenset())
    marks = [plain(token.text) for token in after]
    if any(plain(token.lemma_) in born for token in after[:1]) or any(plain(t.lemma_) in born for t in before):
        return True
    return bool(short & set(marks[1:2] if marks[:1] == ["."] else marks[:1]))


def is_document(before: Sequence[Token], kept: Sequence[Atom], table: TimeWords) -> bool:
    """Tell «the convention of 1993», «the law dated 5 July 2014» by what stands just before."""
    nouns = table.context.get("document", frozenset())
    dated = before and plain(before[-1].text) in table.context.get("dated", frozenset())
    year_only = all(one.kind in ("annum", "annumth", "yearword") for one in kept)
    close = before[:-1] if dated else before[-1:] if year_only else ()
    return any(plain(token.lemma_) in nouns for token in close)


def is_affair(before: Sequence[Token], after: Sequence[Token], table: TimeWords) -> bool:
    """Tell the date by which an affair is called: «the riots of 5 May», «the "1 March case"», «a 2009 murder»."""
    led = bool(before) and plain(before[-1].text) in table.context.get("article", frozenset())
    if led and any(plain(word.lemma_) in table.context.get("deed", frozenset()) for word in after[:2]):
        return True
    noun = plain(before[-1].lemma_) if before else ""
    called = bool(after) and after[0].text in CLOSING and noun in table.context.get("case", frozenset())
    return called or noun in table.context.get("affair", frozenset())


def is_term(before: Sequence[Token], kept: Sequence[Atom], table: TimeWords) -> bool:
    """Tell «a plan for 2022-2023»: the years that a paper is made for are not when it was signed."""
    if not before or plain(before[-1].text) not in table.context["term"] or not all(is_yearly(one) for one in kept):
        return False
    return any(plain(token.lemma_) in table.context["planned"] for token in before[-TERM:])


def is_yearly(atom: Atom) -> bool:
    return atom.kind in ("annum", "annumth", "annumspan", "yearword", "dash", "and", "till")


def is_dateline(words: Sequence[Token], kept: Sequence[Atom]) -> bool:
    """Tell «ASTANA, 22 July - Agency.»: after capitalised words only, before a dash or a full stop; or all alone."""
    start, end = kept[0].start, kept[-1].end
    if start == 0 and kept[0].kind in DAYS and all(token.is_punct for token in words[end:]):
        return True
    opening = [token for token in words[:start] if token.is_alpha]
    named = all(token.is_upper or (token.is_title and token.pos_ == "PROPN") for token in opening)
    if not opening or start > 5 or not named or kept[0].kind == "in":
        return False
    after = words[end].text if end < len(words) else ""
    return words[start - 1].text in ",." and (after == "." or timewords.DASH.fullmatch(after) is not None)


def looks_ahead(words: Sequence[Token], pieces: Sequence[clauses.Piece], at: int, table: TimeWords) -> bool:
    """Say whether the clause speaks of what is to come."""
    coming = table.context.get("ahead", frozenset())
    own = [words[i] for i in clauses.of_clause(pieces, at)]
    return any(clauses.is_future(token, table.clauses) or is_announced(token, coming) for token in own)


def is_announced(token: Token, coming: frozenset[str]) -> bool:
    """Tell «takes place», «is planned for» from «took place»."""
    if not clauses.is_predicate(token) or plain(token.lemma_) not in coming:
        return False
    return clauses.feature(token, "Tense") != "Past" or clauses.feature(token, "Voice") == "Pass"


def bind_runs(
    words: Sequence[Token], found: Sequence[Atom], moments: Sequence[Moment], table: TimeWords, telling: Telling
) -> list[Moment]:
    """Stretch «ended on Tuesday» over the «two days» that this sentence or the one before names."""
    runs = [one for one, unit in pairwise(found) if unit.kind == "day" and one.kind in ("int", "num")]
    own = int(runs[0].value) if len(runs) == 1 else None
    count, telling.run = own if own is not None else telling.run, own
    return [stretched(moment, count, words, table) for moment in moments] if count is not None else list(moments)


def stretched(moment: Moment, count: int, words: Sequence[Token], table: TimeWords) -> Moment:
    at = next(i for i, token in enumerate(words) if token.i >= moment.start)
    ended = any(plain(token.lemma_) in table.context["ended"] for token in words[max(0, at - 2) : at])
    run = almanac.run_of_days(count, moment.iso) if ended and moment.iso is not None else None
    return moment if run is None else replace(moment, iso=run, role=SPAN)


def date_for(
    doc: Doc, moments: Sequence[Moment], token_index: int, published: str | None = None, lasting: bool = False
) -> str | None:
    """Give the date (ISO or span) that belongs to the word at `token_index`, or None where its clause has none.

    Of what lasts («has sat there since May») it is the start.
    """
    moment = moment_for(doc, moments, token_index)
    if moment is None:
        return None
    return moment.first if moment.first and (lasting or is_when(moment, doc, token_index)) else moment.iso


def is_when(moment: Moment, doc: Doc, token_index: int) -> bool:
    """Say that a word stands in the clause of «since November, when he was held»."""
    between = doc[moment.end + 1 : token_index]
    opened = moment.end + 1 < token_index and not any(word.is_punct for word in between)
    return opened and plain(between[0].text) in timewords.load(doc.lang_).context["when"]


def moment_for(doc: Doc, moments: Sequence[Moment], token_index: int, folder: Path = LANG) -> Moment | None:
    """Choose the moment of the clause in which the word stands; None rather than another event's."""
    table = timewords.load(doc.lang_, folder)
    words = numerals.sentence_of(doc, token_index)
    places = {token.i: at for at, token in enumerate(words)}
    near = [moment for moment in moments if moment.usable and moment.start in places]
    if token_index not in places or not near:
        return None
    if table.clauses["hung"]:
        return hungdates.moment_for(doc, near, token_index)
    beside = compared(doc, moments, token_index)
    near = [moment for moment in near if compared(doc, moments, moment.start) == beside]
    pieces = clauses.split(words, table.clauses)
    ranked = ((cost(words, pieces, places[token_index], places[one.start], places[one.end - 1], table), at)
              for at, one in enumerate(near))  # fmt: skip
    best = min(((price, at) for price, at in ranked if price is not None), default=None)
    return None if best is None else near[best[1]]


def cost(
    words: Sequence[Token], pieces: Sequence[clauses.Piece], i: int, first: int, last: int, table: TimeWords
) -> int | None:
    """Say how far a moment (words first..last) stands from the word, or None where it belongs to another event."""
    here, there = clauses.piece_at(pieces, i), clauses.piece_at(pieces, first)
    if here is None or there is None or is_told(words, there, i, table):
        return None
    if there.kind != clauses.PARTICIPIAL and not is_own(words, there, i, first, last):
        return None
    distance = min(abs(first - i), abs(last - i))
    if there.clause == here.clause:
        return distance + OTHER_PIECE * (there is not here)
    if here.start in (last + 1, last + 2) and plain(words[here.start].text) in table.context["when"]:
        return distance  # «in November, when he was held»
    if clauses.lends(pieces, there, here) and opens(there, first):
        return LENT + distance
    noun = words[i].pos_ in ("NOUN", "PROPN") and there.kind == clauses.PARTICIPIAL and there.start > i
    return OF_NOUN + distance if noun and clauses.agrees(words[i], words[there.start]) else None


def opens(piece: clauses.Piece, at: int) -> bool:
    return not piece.predicates or at < piece.predicates[0]


def is_told(words: Sequence[Token], piece: clauses.Piece, i: int, table: TimeWords) -> bool:
    """Say whether the piece only tells of the word: «on 5 May the ministry reported the extradition»."""
    speech = table.clauses["speech"]
    told = any(plain(words[at].lemma_) in speech for at in piece.predicates)
    return told and i not in piece.predicates


def is_own(words: Sequence[Token], piece: clauses.Piece, i: int, first: int, last: int) -> bool:
    """Deny a moment that follows another word's participle: «X, held on 20 August, ...», «the held on 20 August X»."""
    before = words[max(piece.start, first - 2) : first]
    held = [token for token in before if clauses.is_participle(token)] or enclosing(words, first, last)
    later_noun = i > first and words[i].pos_ in ("NOUN", "PROPN")
    return all(token.i == words[i].i or (later_noun and clauses.agrees(words[i], token)) for token in held)


def enclosing(words: Sequence[Token], first: int, last: int) -> list[Token]:
    """Find the word that a moment parts from its noun: «the [detained] 20 August driver»."""
    left, right = words[max(0, first - 1) : first], words[last + 1 : last + 2]
    if not left or not right or left[0].pos_ not in ("ADJ", "NOUN") or right[0].pos_ not in ("NOUN", "PROPN"):
        return []
    cut = "Nom" in clauses.cases(left[0]) and clauses.agrees(right[0], left[0])
    return list(left) if cut else []


def date_of_paragraph(doc: Doc, moments: Sequence[Moment], token_index: int) -> str | None:
    """Give the last usable date that the paragraph names before the word, else in its sentence: context, no more."""
    start = lines.line_start(doc, doc[token_index].idx)
    words = numerals.sentence_of(doc, token_index)
    end = words[-1].i + 1 if words else 0
    dated = (m for m in moments if m.usable and m.iso is not None and compared(doc, moments, m.start) is None)
    near = [one for one in dated if start <= doc[one.start].idx and one.end <= end]
    before = [one for one in near if one.start <= token_index]
    chosen = before[-1:] or near[:1]
    return chosen[0].iso if chosen else None

"""Read what a sentence leaves out the second time: «Ереван выдал Тбилиси одного, а Тбилиси Еревану — двоих»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.amounts import risen_from
from ingest.context import is_earned
from ingest.dates import date_for
from ingest.findings import Finding
from ingest.frontiers import sent_across, way_of
from ingest.genders import gender_of_name
from ingest.living import is_person_word
from ingest.naming import is_bare
from ingest.part_seats import role_of
from ingest.pieces import pieces
from ingest.scene import Scene, Subject
from ingest.sentences import following
from ingest.shares import counted, has_moment, has_verb, is_lone_number, lands_in, numbers_in
from ingest.sides import ENDS, Side, side_of
from ingest.subjects import expand
from ingest.syntax import DASHES, case_of, feature, is_full_participle, lemma
from ingest.things import counts_papers

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FEWEST = 2  # people beside whose number another is set
LATER = 4  # sentences to «таких было 112»
ROW = 12  # words
NEAR = 3  # words from «против» to the number


def with_gaps(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield each finding, then what later verbless pieces of its sentence say in its words."""
    told = {finding.at for finding in findings if finding.subject is not None}
    for finding in findings:
        yield finding
        if is_leant_on(finding) and not is_told_further(finding, findings):
            rivals = [f for f in findings if is_leant_on(f) and f.trigger.token.i != finding.trigger.token.i]
            rivals = [f for f in rivals if not is_told_further(f, findings)]
            yield from (e for e in gapped(finding, told, rivals) if e.at not in told)


def is_leant_on(finding: Finding) -> bool:
    """Say that later words may go on with a finding: a movement, or a number of people held."""
    if finding.kind == "detention":
        return finding.subject is not None and (finding.subject.count or 0) > 1
    told = finding.kind == "transfer" and finding.status is not None and not finding.is_part
    return told and not counts_papers(finding)


def is_told_further(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Say that the sentence says of the same people that it was done: «вывезли по решениям о выдворении 90 человек»."""
    subject = finding.subject
    if finding.kind != "transfer" or finding.status == "completed" or subject is None:
        return False
    return any(f.status == "completed" for f in beside(finding, findings))


def beside(finding: Finding, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what else the sentence says of the same people."""
    for other in findings:
        here = other.kind == finding.kind and other.quotes[0] == finding.quotes[0] and other is not finding
        if here and other.subject is not None and finding.subject is not None:
            yield from [other] if other.subject.key == finding.subject.key else []


def gapped(finding: Finding, told: set[tuple[str, int]], rivals: Sequence[Finding]) -> Iterator[Finding]:
    for piece in verbless_pieces(finding):
        order = place_among(piece, finding, rivals)
        spoken = any(part == finding.scene.part and piece[0].idx <= at <= piece[-1].idx for part, at in told)
        parted = order is None and is_parted(finding, piece, rivals)
        entry = None if spoken or parted else entry_of(piece, finding, order or 0)
        if entry is not None:
            yield entry


def place_among(piece: Sequence[Token], finding: Finding, rivals: Sequence[Finding]) -> int | None:
    """Give which of two numbers is the finding's: «выдала 31 и получила 12. Годом раньше было 27 и 9»."""
    peers = [f for f in rivals if f.quotes[0] == finding.quotes[0] and f.kind == finding.kind]
    numbers = numbers_in(piece, finding.scene)
    if len(peers) != 1 or len(numbers) != 2 or finding.quotes[0][1] <= piece[0].idx < finding.quotes[0][2]:
        return None
    return int(peers[0].order < finding.order)


def is_parted(finding: Finding, piece: Sequence[Token], rivals: Sequence[Finding]) -> bool:
    """Say that the verb of another movement is nearer: «этапированы четверо, которых выдала Болгария; в мае — один»."""
    kin = (f for f in rivals if f.kind == finding.kind and f.scene is finding.scene)
    done = finding.status == "completed"
    kin = (f for f in kin if f.status == "completed" or not done)  # «ещё 40 ждут отправки» tells of nobody gone
    return any(finding.at[1] < f.at[1] < piece[0].idx for f in kin)


def verbless_pieces(finding: Finding) -> Iterator[list[Token]]:
    """Yield the later pieces of the sentence that lean on its verb; and the next sentence if it starts «Второй —»."""
    trigger = finding.trigger.token
    yield from exceeded(finding)
    yield from risen_from(finding)
    for piece in pieces(trigger.sent):
        dashed = not has_verb(piece) and any(t.text in DASHES for t in piece)
        apart = is_bracketed(piece) or has_moment(piece, finding.scene)  # «; за весь прошлый год их набралось 350»
        if piece[0].i > trigger.i and (dashed or (apart and leans(piece, finding))):
            yield piece
        yield from against(piece, finding)
    yield from recalled(finding)
    for number, sentence in enumerate(after_remark(trigger.sent, finding.scene)):
        words = finding.scene.tables.word_class("ordinals")
        timed = leans(list(sentence), finding) and has_moment(sentence, finding.scene)
        ordered = number == 0 and lemma(sentence[0]) in words
        if not ordered and not (timed and (number == 0 or is_row(sentence, finding.scene))):
            return
        yield from (p for p in pieces(sentence) if leans(p, finding))


def after_remark(sentence: Span, scene: Scene) -> Iterator[Span]:
    """Yield the next sentences, but for a first one that only judges the number: «Это на 36% больше»."""
    for step, after in enumerate(following(sentence)):
        judges = lemma(after[0]) in scene.tables.word_class("pointing") and not numbers_in(after, scene)
        if step or len(after) > ROW or not judges:
            yield after


def is_row(sentence: Span, scene: Scene) -> bool:
    """Say that a sentence is a row of a list: a time, a dash, a number and no word more («▪️ в 2020 году – 9;»)."""
    words = [word for word in sentence if not word.is_space]
    short = len(words) <= ROW and len(numbers_in(words, scene)) == 1
    return short and not has_verb(words) and has_moment(words, scene)


def exceeded(finding: Finding) -> Iterator[list[Token]]:
    """Yield the words that set a number in brackets behind its time: «больше, чем в 2022-м (215)»."""
    words = finding.scene.tables.word_class("than")
    for one, two in pairwise(pieces(finding.trigger.token.sent)):
        told = one[0].lower_ in words and finding.trigger.token.i < one[0].i and has_moment(one, finding.scene)
        if told and is_bracketed(two) and is_lone_number(two, finding.scene):
            yield [*one, *two]


def recalled(finding: Finding) -> Iterator[list[Token]]:
    """Yield a sentence a little later that counts such people of another time: «месяцем ранее таких было 112»."""
    doc, end, such = finding.scene.doc, finding.trigger.token.sent.end, finding.scene.tables.word_class("such")
    if finding.status != "completed":
        return
    for step in range(LATER):
        sentence = doc[end].sent if end < len(doc) else doc[:0]
        if not sentence or any(moves_crowd(word, finding.scene) for word in sentence):
            return
        words = list(sentence)
        told = any(lemma(word) in such for word in words) and numbers_in(words, finding.scene)
        if step and told and leans(words, finding) and is_timed(words, finding.scene):
            yield words
            return
        end = sentence.end


def is_timed(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a piece has a time of its own, be it only «a month before» of a time that is not known."""
    return any(piece[0].i <= m.start <= piece[-1].i for m in scene.moments)


def moves_crowd(word: Token, scene: Scene) -> bool:
    """Say that a word tells of another movement that was done."""
    return is_earned(word) and scene.tables.tells_of(lemma(word), "transfer")


def against(piece: list[Token], finding: Finding) -> Iterator[list[Token]]:
    """Yield the words that set a number of another time beside the first: «вернули 14 против девяти годом раньше»."""
    words, subject = finding.scene.tables.word_class("against"), finding.subject
    if subject is None or (subject.count or 0) < FEWEST:
        return
    for at, word in enumerate(piece):
        told = word.lower_ in words and subject.token < word.i
        if told and numbers_in(piece[at : at + NEAR], finding.scene):
            yield piece[at:]
            return


def leans(piece: Sequence[Token], finding: Finding) -> bool:
    """Say that words have no verb of their own but a dash, or one that only counts: «годом раньше было 69»."""
    tables = finding.scene.tables
    verbs = [token for token in piece if feature(token, "VerbForm") and not is_full_participle(token)]
    if not verbs:
        return any(token.text in DASHES for token in piece)
    subject = finding.subject
    group = subject is not None and subject.person is None and subject.count != 1
    answers = frozenset().union(*(tables.word_class(name) for name in ("agreeing", "refusing", "decisions")))
    if any(lemma(word) in answers for word in piece):
        return False  # «ещё по девяти Минск дал согласие»
    counting = tables.word_class("counting")
    if is_number_after("up_to", piece, finding):
        counting |= tables.word_class("growing")  # «число возвращённых выросло до 221»
    by_how_much = is_number_after("by_as_much", piece, finding)  # «их стало больше на 93»
    return group and not by_how_much and all(lemma(verb) in counting for verb in verbs)


def is_number_after(kind: str, piece: Sequence[Token], finding: Finding) -> bool:
    """Say that the one number of some words stands right after a preposition, or begins with it."""
    scene = finding.scene
    starts = [scene.doc[q.start - 1 : q.start + 1] for q in numbers_in(piece, scene) if q.start]
    return len(starts) == 1 and any(word.lower_ in scene.tables.word_class(kind) for word in starts[0])


def is_bracketed(piece: Sequence[Token]) -> bool:
    return piece[0].i > 0 and piece[0].nbor(-1).text == "("


def entry_of(piece: Sequence[Token], finding: Finding, order: int = 0) -> Finding | None:
    scene = finding.scene
    if any(token.lower_ in scene.tables.word_class("not_one") for token in piece):
        return None  # «Эстония — ни одного»
    sides = sides_of(piece, finding)
    subject = subject_of(piece, scene, order)
    if subject is not None and subject.nation is None and subject.count != 1 and finding.subject is not None:
        subject = replace(subject, nation=finding.subject.nation)
    if subject is not None and subject.person is None and (finding.subject is None or finding.subject.count != 1):
        subject = replace(subject, another=True)  # a number of people, be it one, is nobody who is told of elsewhere
    next_sentence = piece[0].sent.start != finding.trigger.token.sent.start
    named_next = next_sentence and subject is not None and subject.person is not None
    if named_next and subject is not None and is_of_something_else(piece[0], subject):
        return None
    bracketed = is_bracketed(piece)
    if bracketed and subject is not None and subject.person is not None:
        return None  # «Лыков (в ряде публикаций — Лыкин)»
    way = way_of(piece, scene) if not sides else None
    if subject is None or not (sides or named_next or bracketed or way or is_timed(piece, scene)):
        return None
    taken = {side.key for found in sides.values() for side in found}
    rest = {role: old for role, old in finding.sides.items() if role not in sides and not taken & {s.key for s in old}}
    rest = {role: old for role, old in rest.items() if len(old) == 1}  # whence a whole came is not told of another year
    date = date_of(piece, scene)
    sentence = piece[0].sent
    whole = replace(finding, sides={**rest, **sides})
    return replace(
        sent_across(finding, way) if way is not None else whole,
        subject=subject,
        at=(scene.part, scene.doc[subject.start].idx if order else piece[0].idx),
        date=date,
        rule=f"{finding.rule}+gap",
        quotes=((scene.part, sentence.start_char, sentence.end_char), *finding.quotes),
    )


def is_of_something_else(ordinal: Token, subject: Subject) -> bool:
    """Say that the ordinal counts no people: «четвёртая [карточка] — Имярек»."""
    gender = gender_of_name(subject.person) if subject.person is not None else ""
    return bool(gender) and feature(ordinal, "Gender") not in ("", gender)


def date_of(piece: Sequence[Token], scene: Scene) -> str | None:
    """Give the time of a piece; what is set against the first number has its own, if it names one."""
    inside = [m.iso for m in scene.moments if m.usable and m.iso and piece[0].i <= m.start <= piece[-1].i]
    if inside and piece[0].lower_ in scene.tables.word_class("against"):
        return inside[-1]
    if is_timed(piece, scene) and not has_moment(piece, scene):
        return None
    last = next((word for word in reversed(piece) if not word.is_punct and not word.is_space), piece[-1])
    return date_for(scene.doc, scene.moments, last.i, scene.published)


def sides_of(piece: Sequence[Token], finding: Finding) -> dict[str, tuple[Side, ...]]:
    scene = finding.scene
    sides: dict[str, tuple[Side, ...]] = {}
    for found in lands_in(piece, scene):
        role = role_of(found, finding, scene)
        if role is not None:
            role = role_of_doer(finding) or role if case_of(scene.doc[found.head]) == "nom" else role
            sides.setdefault(role, (side_of(found, scene),))
    return sides


def role_of_doer(finding: Finding) -> str | None:
    """Give the end of whoever does what the sentence says: «Москва просит выдать X, Рига — Y» has who asks."""
    doc, start = finding.scene.doc, finding.trigger.token.sent.start
    for role in ENDS:
        own = [side.found for side in finding.sides.get(role, ()) if side.found is not None]
        if any(start <= f.start < finding.trigger.token.i and case_of(doc[f.head]) == "nom" for f in own):
            return role
    return None


def subject_of(piece: Sequence[Token], scene: Scene, order: int = 0) -> Subject | None:
    """Give the one person, or the number of people, of the piece; `order` tells which."""
    numbers = numbers_in(piece, scene)
    if numbers:
        return counted(numbers[order], scene, another=True)
    people = [t for t in piece if is_bare(t) and is_person_word(t, scene) and t.pos_ != "PRON"]
    found = [subject for token in people for subject in expand(token, scene)]
    return replace(found[0], another=True) if found and found[0].person is None else next(iter(found), None)

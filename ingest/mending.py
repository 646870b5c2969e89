"""What a parser hangs wrongly: on a word of another clause, or across a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from graph.morphology import plain
from ingest import clauses, numerals, tables, timewords
from ingest.clauses import is_predicate
from ingest.parting import part
from ingest.rehanging import give, rehang
from ingest.retagging import know_first_numbers, know_names, know_nouns, know_people, know_tens, know_ways
from ingest.sentences import keep_sentences
from ingest.syntax import case_of, feature, has_comma_between, is_finite, is_full_participle

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ingest.found import Found

CLAUSES = frozenset({"acl", "acl:relcl"})
NOMINAL = frozenset({"nmod", "appos", "obl", "obj", "iobj"})
BEFORE = frozenset({"obj", "iobj", "nsubj", "nsubj:pass"})


def mend_names_and_trees(doc: Doc, founds: Sequence[Found], sentences: Sequence[Span]) -> None:
    """Mend what the parser does to names, then what it hangs outside a clause."""
    hold_together(founds, doc)
    part(founds, doc)
    join_doers(founds, doc)
    hand_to_receivers(founds, doc)
    know_first_numbers(doc)
    know_people(founds, doc)
    know_names(founds, doc)
    know_nouns(doc)
    know_tens(doc)
    know_ways(doc)
    mend(doc, sentences)


def mend(doc: Doc, sentences: Iterable[Span]) -> None:
    """Hang adverbs, and doers in the instrumental, on the one predicate of their clause where they hang outside it."""
    table = timewords.load(doc.lang_).clauses
    words_of = tables.load(doc.lang_)
    adversative, relative = words_of.word_class("adversative"), words_of.word_class("relatives", "relative_places")
    for sentence in sentences:
        words = numerals.sentence_of(doc, sentence.start)
        raise_predicate(words)
        hang_after_source(words, words_of.word_class("source_nouns"))
        hang_by_next(words)
        lift_from_participle(words)
        rehang(words, words_of)
        hang_before_contrast(words, adversative)
        hang_past_colon(words)
        hang_before_participle(words)
        hang_before_relative(words, relative)
        hang_after_clause(words)
        strays = [at for at, token in enumerate(words) if may_stray(token)]
        pieces = clauses.split(words, table) if strays else []
        for at in strays:
            home = clauses.piece_at(pieces, at)
            if home is not None and len(home.predicates) == 1:
                bring_home(words, at, home)
    keep_sentences(doc)


def raise_predicate(words: Sequence[Token]) -> None:
    """Put a finite verb over what the parser hung it on after it: «Рига впервые с мая выдала Вене вора»."""
    for word in (word for word in words if word.dep_ == "acl" and is_finite(word) and word.head.i > word.i):
        top, noun, verb = word.sent.root, word.head, cast("Any", word)
        if noun.head.i == top.i < word.i and top.pos_ in ("PROPN", "NOUN"):
            verb.head, verb.dep_ = verb, "root"
            top.head, top.dep_ = verb, "nsubj"
            noun.head = verb


def hang_after_source(words: Sequence[Token], sources: frozenset[str]) -> None:
    """Hang by the verb what the parser takes for one more source: «По словам министра Имярека, Другого выдали»."""
    opens = len(words) > 1 and words[0].pos_ == "ADP" and plain(words[1].lemma_) in sources
    comma = next((word.i for word in words if word.text == ","), None) if opens else None
    if comma is None:
        return
    for word in (word for word in words if word.i > comma and word.head.i < comma and word.pos_ in ("PROPN", "NOUN")):
        verb = next((v for v in words if v.i > word.i and (v.is_punct or is_finite(v))), None)
        if verb is not None and is_finite(verb) and word.dep_ in ("conj", "appos", "nmod"):
            word.head, word.dep_ = verb, "nsubj" if case_of(word) == "nom" else "obj"


def hang_by_next(words: Sequence[Token]) -> None:
    """Hang an adjective by the noun after it where the parser took one before a comma: «..., литовская сторона»."""
    for adjective, noun in pairwise(words):
        lost = adjective.dep_ == "amod" and adjective.head.i < adjective.i and noun.pos_ == "NOUN"
        lost = lost and not adjective.is_ancestor(noun)
        if lost and has_comma_between(adjective.head, adjective) and agree(adjective, noun):
            adjective.head = noun


def lift_from_participle(words: Sequence[Token]) -> None:
    """Hang by the verb the noun that the parser put under its own participle: «выдавала 47 скрывающихся лиц»."""
    for participle, noun in pairwise(words):
        under = noun.pos_ == "NOUN" and noun.head.i == participle.i and is_full_participle(participle)
        alike = all(feature(participle, name) == feature(noun, name) for name in ("Case", "Number"))
        if under and alike and participle.dep_ == "amod" and participle.head.pos_ == "VERB":
            noun.head, noun.dep_, participle.head = participle.head, "obj", noun


def hang_before_contrast(words: Sequence[Token], adversative: frozenset[str]) -> None:
    """Hang an object by the verb before it where the parser took one past «, но»: «велел выдать Имярека, но ...»."""
    for at, (comma, joint) in enumerate(pairwise(words)):
        if comma.text == "," and joint.lower_ in adversative and joint.pos_ in ("CCONJ", "PART", "ADV"):
            before = [word for word in words[:at] if word.dep_ in BEFORE and word.head.i > comma.i]
            for word in before:
                verbs = [v for v in words[:at] if v.pos_ == "VERB" and v.i < word.i and not word.is_ancestor(v)]
                if verbs:
                    word.head = verbs[-1]


def hang_past_colon(words: Sequence[Token]) -> None:
    """Hang by the verb before it what the parser hung across a colon: «поблагодарил гостя: Рим выдал Вене [вора]»."""
    verb: Token | None = None
    colon = False
    for word in words:
        if word.text == ":":
            colon, verb = True, None
        elif colon and is_finite(word):
            verb = word
        elif verb is not None and word.dep_ in NOMINAL and is_before_colon(word.head, verb):
            word.head = word.head if word.is_ancestor(verb) else verb


def is_before_colon(head: Token, verb: Token) -> bool:
    return head.i < verb.i and any(word.text == ":" for word in verb.doc[head.i : verb.i])


def hang_before_participle(words: Sequence[Token]) -> None:
    """Hang by its own verb a noun that the parser took into the phrase after it: «вора, желавшего бежать, выдали»."""
    for comma, word in pairwise(words):
        participle, verb = cast("Any", word), word.head
        told = comma.text == "," and is_full_participle(word) and verb.pos_ == "VERB" and is_finite(verb)
        inside = {inner.i for inner in word.subtree} if told and verb.i > word.i else set()
        for noun in words if inside else ():
            if noun.i < comma.i and noun.head.i in inside and noun.i not in inside - {noun.i} and noun.dep_ in BEFORE:
                noun.head, participle.head, participle.dep_ = verb, noun, "acl"


def hang_before_relative(words: Sequence[Token], relative: frozenset[str]) -> None:
    """Hang by the verb before it what the parser took into the clause after it: «готовит выдачу домой, где ...»."""
    for at, comma in enumerate(words):
        opener = next((word for word in words[at + 1 : at + 3] if plain(word.lemma_) in relative), None)
        if comma.text != "," or opener is None or opener.head.i < comma.i:
            continue
        for number, word in enumerate(words[:at]):
            verbs = [v for v in words[:number] if v.pos_ == "VERB" and not word.is_ancestor(v)]
            verbs = [v for v in verbs if not has_comma_between(v, word)]
            if verbs and word.head.i > comma.i and is_under(word.head, opener.head):
                word.head = verbs[-1]
        hang_inside(words, at, opener)


def hang_inside(words: Sequence[Token], comma: int, opener: Token) -> None:
    """Hang by its clause what the parser took out of it: «выдачи Имярека, который проходит по делу Другого»."""
    for at in range(comma + 1, len(words)):
        word, before = words[at], words[at - 1]
        if word.is_punct:
            return
        strayed = word.head.i < words[comma].i and word.dep_ in NOMINAL and word.i > opener.head.i
        if strayed and before.pos_ in ("NOUN", "VERB") and not word.is_ancestor(before):
            word.head = before


def hang_after_clause(words: Sequence[Token]) -> None:
    """Hang by the predicate after a clause in commas what the parser took into it: «X, выданный Ригой, сел в Y»."""
    for at, word in enumerate(words):
        clause = word.head
        if word.dep_ not in NOMINAL or clause.dep_ not in CLAUSES or clause.i > word.i:
            continue
        between = [other for other in words[:at] if other.i > clause.i]
        comma = next((other.i for other in between if other.text == ","), word.i)
        predicates = [v for v in between if v.i > comma and is_predicate(v) and not word.is_ancestor(v)]
        if predicates and not any(clause.is_ancestor(v) for v in predicates):
            word.head = predicates[-1]


def is_under(token: Token, above: Token) -> bool:
    return token.i == above.i or above.is_ancestor(token)


def agree(one: Token, other: Token) -> bool:
    return all(feature(one, name) == feature(other, name) for name in ("Case", "Number", "Gender"))


def hold_together(founds: Iterable[Found], doc: Doc) -> None:
    """Hang a country's name, and what stands before it, by its noun where the parser took another word of it."""
    for found in founds:
        if found.type == "country" and found.end - found.start > 1:
            lift(doc[found.head], doc[found.start : found.end].root)
            before = doc[found.start - 1] if found.start else None
            if before is not None and before.dep_ == "case" and found.start <= before.head.i < found.end:
                before.head = doc[found.head]


def hand_to_receivers(founds: Sequence[Found], doc: Doc) -> None:
    """Hang by the verb the land to which a land or a town gave, no owner of it: «Ереван России вора не выдал»."""
    givers = {found.end: doc[found.head] for found in founds if found.type in ("country", "place")}
    for found in founds:
        giver, land = givers.get(found.start), doc[found.head]
        owned = giver is not None and land.head.i == giver.i and land.dep_ == "nmod" and case_of(land) == "gen"
        if giver is None or not owned or giver.dep_ != "nsubj" or giver.head.pos_ != "VERB":
            continue
        if "Dat" in clauses.allowed_cases(land) and not any(c.dep_ == "case" for c in giver.children):
            give(land, giver.head)


def join_doers(founds: Iterable[Found], doc: Doc) -> None:
    """Hang by the participle before it who does it: «задержан разыскиваемый Литвой Имярек» tells who seeks him."""
    for found in founds:
        doer: Any = doc[found.head]
        before: Any = doc[found.start - 1] if found.start else doer
        told = feature(before, "Voice") == "Pass" and feature(before, "Variant") != "Short"
        free = found.type != "person" and doer.head.i not in range(found.start, found.end)
        if not told or not free or case_of(doer) != "ins":
            continue
        after: Any = doc[found.end] if found.end < len(doc) else doer
        if before.head.i == doer.i and after.head.i == before.i:
            after.head, after.dep_ = doer.head, "nsubj:pass" if case_of(after) == "nom" else "obj"
            before.head = after
        if not doer.is_ancestor(before):
            doer.head, doer.dep_ = before, "obl:agent"


def lift(noun: Token, top: Token) -> None:
    """Let a noun change places with the word of its name that it hangs on."""
    if top.i != noun.i and top.head.i != top.i:
        noun.head, noun.dep_ = top.head, "obl" if top.head.pos_ == "VERB" else "nmod"
        top.head, top.dep_ = noun, "amod"


def may_stray(token: Token) -> bool:
    return token.dep_ == "advmod" or is_doer(token) or is_before_its_participle(token)


def is_before_its_participle(token: Token) -> bool:
    """Say that a place hangs on a participle whose phrase begins later: «выдала в Литву X, разыскиваемого за кражу»."""
    return token.dep_ == "obl" and token.head.dep_ == "acl" and has_comma_between(token, token.head)


def is_doer(token: Token) -> bool:
    """Say that a noun may be by whom something was done: «оперативниками», with no preposition."""
    loose = token.dep_ in ("nmod", "obl") and case_of(token) == "ins" and feature(token, "Animacy") == "Anim"
    return loose and not any(child.dep_ == "case" for child in token.children)


def bring_home(words: Sequence[Token], at: int, home: clauses.Piece) -> None:
    token, verb = words[at], words[home.predicates[0]]
    inside = words[home.start].i <= token.head.i <= words[home.end - 1].i
    done_by = is_doer(token)
    if inside or verb.i == token.i or token.is_ancestor(verb) or (done_by and feature(verb, "Variant") != "Short"):
        return
    token.head = verb
    if done_by:
        token.dep_ = "obl"

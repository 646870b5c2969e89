"""Fold outwards from a trigger through its governors: how far the movement went, and who else is seated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from ingest.aftermath import after_the_sentence
from ingest.governors import governors
from ingest.negation import negated_state
from ingest.syntax import case_of, feature, is_negated, is_of_name, lemma, preposition, says, spell
from ingest.tables import Status, Tables
from ingest.triggers import Trigger
from ingest.unasserted import is_asked_about, is_only_rule, is_only_urged
from ingest.verdicts import ALLOWABLE, begins_clause, is_barred, is_leave

if TYPE_CHECKING:
    from spacy.tokens import Token

RUMOUR_REACH = 5  # words between «слухи» and its «что»
UNSETTLED = frozenset({"", "hypothetical", "reported", "negated", "hindered", "conditioned", ALLOWABLE, "refusal"})
# What is left where no governor said more.
SETTLED = {
    "pending": "requested",
    "decision": "requested",
    "appeal": "approved",
    "aimed": "requested",
    "stay": "approved",
    "admissible": "approved",
}


@dataclass(frozen=True, slots=True)
class Holder:
    """Hold a governor that re-read the trigger, with the row that it did it by."""

    token: Token
    row: Status


@dataclass(frozen=True, slots=True)
class Context:
    """Say what the whole construction allows to be said; `status` is None where it abstains, `why` says why."""

    state: str
    holders: tuple[Holder, ...] = ()

    @property
    def status(self) -> str | None:
        return None if self.state in UNSETTLED else SETTLED.get(self.state, self.state)

    @property
    def why(self) -> str:
        return {"": "no form says how far it went"}.get(self.state, self.state)

    @property
    def rows(self) -> tuple[str, ...]:
        return tuple(holder.row.name for holder in self.holders)


def fold(trigger: Trigger, tables: Tables) -> Context:
    """Read the trigger's own form, then each governor in turn, outwards."""
    settled = undecided(trigger.token, tables) or ruled(trigger.token, tables)
    if settled is not None:
        return settled
    context = Context(own_state(trigger, tables))
    for inner, outer in governors(trigger.token):
        context = reread(context, inner, outer, tables)
    if context.state in ("completed", "approved") and trigger.frame.set.get("status"):
        context = replace(context, state=trigger.frame.set["status"])  # «экстрадиционная проверка проведена»
    if context.state == "refused" and not is_given(context, trigger.token) and is_only_rule(trigger.token, tables):
        return replace(context, state="hypothetical")
    return after_the_sentence(rumoured(context, trigger.token, tables), trigger.token, tables)


def is_given(context: Context, token: Token) -> bool:
    """Say that the word itself, or one that governs it, tells of what was done."""
    return any(is_earned(word) for word in (token, *(holder.token for holder in context.holders)))


def rumoured(context: Context, token: Token, tables: Tables) -> Context:
    """Read «слухи о том, что ... выслан, он опроверг» by its words where the parser lost what governs the clause."""
    if context.state not in ("completed", "approved", "reported") or not follows_rumour(token, tables):
        return context
    untrue = tables.word_class("denials") - tables.word_class("hearsays")
    denied = any(lemma(word) in untrue for word in token.sent)
    return replace(context, state="denied" if denied else "reported")


def follows_rumour(token: Token, tables: Tables) -> bool:
    """Say that «сообщения», «слухи соцсетей о том» stand right before the «что» of the clause."""
    openers = tables.word_class("clause_openers")
    marks = [word.i for word in token.sent[: token.i - token.sent.start] if word.lower_ in openers]
    before = token.doc[max(token.sent.start, marks[-1] - RUMOUR_REACH) : marks[-1]] if marks else ()
    return any(word.pos_ != "VERB" and lemma(word) in tables.word_class("hearsays") for word in before)


def undecided(token: Token, tables: Tables) -> Context | None:
    """Read what somebody is still to decide as asked: «решает, выдавать ли», «не решил, экстрадировать ли»."""
    if not any(child.lower_ in tables.word_class("whether") and not is_of_name(child) for child in token.children):
        return None
    after = token.doc[token.i + 1 : token.sent.end]  # «выдадут ли его, ещё решают»
    for outer in (*(outer for _, outer in governors(token)), *after):
        if lemma(outer) in tables.word_class("deciding"):
            rows = [row for row in tables.governors.get(lemma(outer), ()) if row.agent == "origin"]
            return Context("requested", tuple(Holder(outer, row) for row in rows[:1]))
    return None


def ruled(token: Token, tables: Tables) -> Context | None:
    """Read an infinitive after a colon as what was decided: «суд решил просто: выдать», «вердикт: выдать нельзя»."""
    colon = next((at for at in range(token.i - 1, token.sent.start - 1, -1) if token.doc[at].text == ":"), None)
    if colon is None or feature(token, "VerbForm") != "Inf" or is_negated(token, tables):
        return None
    before, after = token.doc[token.sent.start : colon], token.doc[colon + 1 : token.i]
    said = [word for word in after if not is_leave(word, tables) and word.text != ","]
    behind = takewhile(lambda word: not word.is_punct, token.doc[token.i + 1 : token.sent.end])
    if any(begins_clause(word) for word in said):
        return None
    state = "refused" if any(is_barred(word, tables) for word in (*said, *behind)) else "approved"
    rulings = [w for w in before if lemma(w) in tables.word_class("rulings") and not is_negated(w, tables)]
    told = [w for w in rulings if w.pos_ == "NOUN" or is_earned(w)]
    rows = [row for word in told for row in tables.governors.get(lemma(word), ()) if row.agent == "origin"]
    return Context(state, tuple(Holder(told[-1], row) for row in rows[:1])) if told else None


def own_state(trigger: Trigger, tables: Tables) -> str:
    token = trigger.token
    state = str(trigger.frame.set.get("status") or trigger.voice.says or told_by_place(trigger, tables))
    supposed = feature(token, "Mood") == "Cnd" and not allowed_words(token, tables)
    if is_hypothetical(token, tables) or is_fiction(token, tables) or supposed or is_on_condition(token, tables):
        return "hypothetical"
    if state == "completed" and has_future_be(token):
        state = "approved"
    if state == "completed" and (has_infinitive_be(token) or is_wished(token, tables)):
        state = ""
    if is_negated(token, tables) and is_only_urged(token, tables) and not allowed_words(token, tables):
        return "hypothetical"
    if is_negated(token, tables) and not is_reached_at_last(token, tables):
        coming = not state and has_future_be(token)  # «выдавать его не будут»
        return negated_state(trigger, "approved" if coming else state, tables)
    return state


def is_reached_at_last(token: Token, tables: Tables) -> bool:
    """Tell «he lived there, until they did [not] catch him» from «they have not caught him yet»."""
    joins = (child for child in token.children if child.dep_ == "mark" and child.i < token.i)
    until = next((child for child in joins if lemma(child) in tables.word_class("until")), None)
    if until is None or feature(token, "Tense") != "Past":
        return False
    return any(feature(word, "Tense") == "Past" for word in token.doc[token.sent.start : until.i])


def is_wished(token: Token, tables: Tables) -> bool:
    """Say that the clause is one of a wish: «требует, чтобы Рига выдала»."""
    return any(child.dep_ == "mark" and child.lower_ in tables.word_class("wishes") for child in token.children)


def is_fiction(token: Token, tables: Tables) -> bool:
    """Say that the sentence tells of a film or a play."""
    words = tables.word_class("fiction")
    return any(lemma(word) in words for word in token.sent)


def told_by_place(trigger: Trigger, tables: Tables) -> str:
    """Read what the place of a noun tells, and its adjective: «после экстрадиции», «предстоящая экстрадиция»."""
    beside = (child for child in trigger.token.children if child.dep_ in ("amod", "acl"))
    own = {lemma(child) for child in beside if case_of(child) in ("", case_of(trigger.token))}
    if own & tables.word_class("possible"):
        return "hypothetical"
    if own & tables.word_class("upcoming"):
        return "requested"
    return str(tables.words.get("place_says", {}).get(place_under(trigger.token, tables), ""))


def is_hypothetical(token: Token, tables: Tables) -> bool:
    """Say that «бы», «якобы», «вероятно» stands beside the word, or that it hangs on an «если».

    What «если» compares has happened: «если в 2023 году экстрадировали 84, то в 2025-м — 234».
    """
    if is_asked_about(token, tables):
        return True
    words = tables.word_class("hypothetical") - allowed_words(token, tables)
    conditions = (inner for child in token.children if child.dep_ == "advcl" for inner in child.children)
    near = (child for child in (*token.children, *conditions, *piece_before(token)) if not is_foretold(child))
    near = (child for child in near if not is_of_name(child))  # «Марата Ли» asks nothing
    beside = {child.lower_ for child in near} & words
    if not beside or beside - tables.word_class("conditions"):
        return bool(beside)
    return not (is_earned(token) and any(word.lower_ in tables.word_class("then") for word in token.sent))


def is_foretold(word: Token) -> bool:
    """Say that a word that may doubt only tells what was to come: «said that he would be extradited»."""
    return word.pos_ == "AUX" and feature(word, "Tense") == "Fut"


def is_on_condition(token: Token, tables: Tables) -> bool:
    """Say that what is to come hangs on a condition, or is the rule: «выдадут в одном случае: если попросит суд»."""
    coming = feature(token, "Tense") == "Fut" or has_future_be(token)
    return coming and says(token.sent, tables.word_class("conditions", "as_a_rule"))


def allowed_words(token: Token, tables: Tables) -> frozenset[str]:
    """Give the words that tell of leave, not of doubt, in what a court found: «ruled that he could be extradited»."""
    ruled = token.dep_ == "ccomp" and lemma(token.head) in tables.word_class("finding")
    return tables.word_class("leave") if ruled else frozenset()


def piece_before(token: Token) -> Iterator[Token]:
    """Yield the words between the last comma (or the sentence's start) and the token."""
    for at in range(token.i - 1, token.sent.start - 1, -1):
        if token.doc[at].is_punct:
            return
        yield token.doc[at]


def has_future_be(token: Token) -> bool:
    return any(child.dep_.startswith(("aux", "cop")) and feature(child, "Tense") == "Fut" for child in token.children)


def has_infinitive_be(token: Token) -> bool:
    return any(
        child.dep_.startswith(("aux", "cop")) and feature(child, "VerbForm") == "Inf" for child in token.children
    )


def reread(context: Context, inner: Token, outer: Token, tables: Tables) -> Context:
    state = "hypothetical" if is_conditional(inner, outer, tables) else context.state
    context = replace(context, state=state)
    for row in tables.governors.get(lemma(outer), ()):
        value = None if row.direct and context.holders else reading(row, context.state, inner, outer, tables)
        if value is not None:
            value = "hypothetical" if is_hypothetical(outer, tables) or is_norm(outer, tables) else value
            return Context(value, (*context.holders, Holder(outer, row)))
    return context


def is_norm(token: Token, tables: Tables) -> bool:
    """Say that a law or a treaty is what asks or allows: «закон требует выдать»."""
    norms = tables.word_class("norms")
    return any(child.dep_ == "nsubj" and lemma(child) in norms for child in token.children)


def is_conditional(inner: Token, outer: Token, tables: Tables) -> bool:
    return inner.dep_ == "advcl" and is_hypothetical(inner, tables) and outer.i != inner.i


def reading(row: Status, state: str, inner: Token, outer: Token, tables: Tables) -> str | None:
    """Give what the row makes of `state`, or None where the row does not apply."""
    if place_under(inner, tables) not in row.governs:
        return None
    if row.beside and not any(lemma(child) in row.beside for child in (*outer.children, *inner.children)):
        return None
    if row.unsigned and any(child.dep_ == "nsubj" and lemma(child) not in row.beside for child in outer.children):
        return None
    if row.alone and any(place_under(child, tables) in row.governs for child in outer.children if child.i != inner.i):
        return None
    negated = is_negated(outer, tables)
    if state == "negated":
        return row.negated if not negated and "" in row.over else None
    if state not in row.over or (row.only_negated and not negated):
        return None
    if row.earned and not is_earned(outer):
        unallowed = negated and feature(outer, "VerbForm") == "Inf" and row.negated == "refused"
        return "negated" if unallowed else None  # «promised not to let him be extradited»
    if negated and not row.only_negated:
        return row.negated if row.negated is not None else ""
    return row.value


def is_earned(token: Token) -> bool:
    """Say that the governor's own form tells of something done: past, or a short participle without «будет»."""
    if feature(token, "VerbForm") == "Fin":
        return feature(token, "Tense") == "Past"
    if feature(token, "VerbForm") == "Conv":
        return feature(token, "Aspect") == "Perf"
    return feature(token, "VerbForm") == "Part" and not has_future_be(token) and not has_infinitive_be(token)


def place_under(token: Token, tables: Tables) -> str:
    form = feature(token, "VerbForm")
    if form == "Inf":
        aim = preposition(token, tables)
        return f"{aim} inf" if aim in tables.word_class("aims") else "inf"
    predicate = token.pos_ == "ADV" and token.dep_ == "ccomp"  # «решил, что можно»
    if predicate or form in ("Fin", "Conv") or (form == "Part" and feature(token, "Variant") == "Short"):
        return "clause"
    return spell(preposition(token, tables), "", case_of(token))

"""Take a habit as done where numbers stand by it: «чаще других высылала в Индию (33)», «ежегодно выдают около 60»."""

from __future__ import annotations

from dataclasses import replace

from graph.morphology import is_known, readings
from ingest.findings import Finding
from ingest.shares import bracketed
from ingest.syntax import feature, says

HABIT = "past-imperfect"  # the voice that says nothing by itself
LASTING = frozenset({HABIT, "present", "future"})  # «экстрадируют» may be taken for a future
NEGATED = "negated"
FEWEST = 2  # lands with a number in brackets


def with_count(finding: Finding) -> Finding:
    """Give a movement that only a habit tells of as done, if its sentence counts it land by land."""
    if is_done_yearly(finding):
        return replace(finding, status="completed", why="", date=None)
    alone = finding.rows[-1] == HABIT  # no word around it denies, plans or asks for it
    if finding.kind != "transfer" or finding.status is not None or not alone:
        return finding
    if len(list(bracketed(finding.trigger.token.sent, finding.scene))) < FEWEST:
        return finding
    if finding.why != NEGATED:
        return replace(finding, status="completed", why="")
    refuses = finding.trigger.frame.agent == "origin"  # «чаще всего не выдавали Чехия (9) и Литва (6)»
    return replace(finding, status="refused", why="") if refuses else finding


def is_done_yearly(finding: Finding) -> bool:
    """Say that so many people are moved year by year: «ежегодно выдаёт в среднем 47», «в год возвращают 40»."""
    subject, verb = finding.subject, finding.trigger.token
    crowd = subject is not None and subject.person is None and (subject.count or 0) > 1
    told = finding.kind == "transfer" and finding.why != NEGATED and feature(verb, "VerbForm") == "Fin"
    lasting = finding.rows[-1] in LASTING and may_last(verb.text)
    return crowd and told and lasting and says(verb.sent, finding.scene.tables.word_class("yearly"))


def may_last(verb: str) -> bool:
    """Say that a form may tell of what goes on: «экстрадируют» is of both aspects, «выдадут» of one deed."""
    return any("impf" in option.grammemes for option in readings(verb)) or not is_known(verb)


def is_habit(finding: Finding) -> bool:
    """Say that the sentence tells what is done as a rule, to nobody in particular: «чаще всего беглецов ловили там»."""
    return says(finding.trigger.token.sent, finding.scene.tables.word_class("as_a_rule"))


def is_ratio(finding: Finding) -> bool:
    """Say that only how often it happens is told, of a crowd meant by «их»: «отказов в их выдаче стало меньше»."""
    subject = finding.subject
    meant = subject is not None and subject.pronoun and subject.count != 1
    return meant and says(finding.trigger.token.sent, finding.scene.tables.word_class("ratios"))

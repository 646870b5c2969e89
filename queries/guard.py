"""The guard of ad hoc Cypher: lets through what only reads the graph, by lists of what is allowed.

Each word of a statement must be a name, a variable, an allowed keyword or an allowed function. A word that follows a
finished expression can only begin a clause, so there it must be an allowed one: a clause that nobody here has heard of
is refused too. The statement that is sent is printed from the tokens that were checked.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import InputError, RefusedError
from queries.tokens import END, Token, tokenize


def check(statement: str) -> str:
    """Give the statement to send; raises RefusedError (what would write or read elsewhere), InputError (nothing)."""
    printed = tokenize(statement)
    tokens = [token for token in printed if token.kind != "space"]
    while tokens and tokens[-1].text == ";":
        tokens.pop()
    if not tokens:
        raise InputError("there is no statement")
    check_start(tokens)
    check_brackets(tokens)
    for index, token in enumerate(tokens):
        JUDGES.get(token.kind, accept)(tokens, index)
    return "".join(token.text for token in printed).rstrip("; \n")


def check_start(tokens: Sequence[Token]) -> None:
    if tokens[0].upper in DANGEROUS:
        raise RefusedError(f"{tokens[0].upper} {DANGEROUS[tokens[0].upper]}")
    if tokens[0].upper not in STARTS:
        raise RefusedError(f"a question starts with one of {', '.join(sorted(STARTS))}, not with {tokens[0].text!r}")


def check_brackets(tokens: Sequence[Token]) -> None:
    """See that brackets close in order, so that a subquery ends where it seems to."""
    expected: list[str] = []
    for token in tokens:
        if token.kind == "sign" and token.text in PAIRS:
            expected.append(PAIRS[token.text])
        elif token.kind == "sign" and token.text in PAIRS.values() and (not expected or expected.pop() != token.text):
            raise RefusedError(f"a bracket {token.text!r} closes nothing")
    if expected:
        raise RefusedError(f"a bracket {expected[-1]!r} is missing")


def accept(tokens: Sequence[Token], index: int) -> None:
    """Let strings, numbers, parameters and brackets pass."""


def judge_sign(tokens: Sequence[Token], index: int) -> None:
    if tokens[index].text == ";":
        raise RefusedError("one statement at a time: a semicolon stands inside")


def judge_name(tokens: Sequence[Token], index: int) -> None:
    """Refuse a function in backticks, and a name where only a clause can stand."""
    if at(tokens, index + 1).text == "(":
        raise RefusedError(f"a function in backticks, {tokens[index].text}, is not called here")
    if not is_named(tokens, index) and ends_operand(tokens, index - 1):
        raise RefusedError(f"{tokens[index].text} can not stand there")


def judge_word(tokens: Sequence[Token], index: int) -> None:
    word, after = tokens[index].upper, at(tokens, index + 1)
    if after.text == "(" and (is_named(tokens, index) or (word not in KEYWORDS and word not in DANGEROUS)):
        check_function(tokens, index)
    elif is_named(tokens, index):
        return
    elif word in DANGEROUS:
        raise RefusedError(f"{word} {DANGEROUS[word]}; a name like it goes in backticks")
    elif word == "CALL":
        check_call(tokens, index)
    elif begins_query(tokens, index) and word not in STARTS:
        raise RefusedError(f"{tokens[index].text} can not follow UNION")
    elif word not in KEYWORDS:
        check_variable(tokens, index)


def check_variable(tokens: Sequence[Token], index: int) -> None:
    """Refuse a word that stands where only a clause or an operator can."""
    opens = at(tokens, index - 1).text == "{" and at(tokens, index + 1).text not in (",", "}")
    if opens or ends_operand(tokens, index - 1):
        raise RefusedError(f"{tokens[index].text} is no clause that only reads the graph")


def check_call(tokens: Sequence[Token], index: int) -> None:
    """Let `CALL { ... }` and `CALL (x) { ... }` pass: a subquery, never a procedure."""
    place = index + 1
    if at(tokens, place).text == "(":
        while at(tokens, place).text not in (")", ""):
            place += 1
        place += 1
    if at(tokens, place).text != "{":
        raise RefusedError("CALL of a procedure is not allowed; CALL { ... } with a subquery is")


def check_function(tokens: Sequence[Token], index: int) -> None:
    """Refuse a function that is not on the list; `a.b.c(` is looked up whole."""
    parts, place = [tokens[index].text], index
    while at(tokens, place - 1).text == ".":
        parts.insert(0, at(tokens, place - 2).text)
        place -= 2
    name = ".".join(parts)
    if name.lower() not in FUNCTIONS:
        raise RefusedError(f"the function {name}() is not on the list of those that only compute")


def is_named(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word is a property, a label, a type or a key of a map, whatever it says."""
    before, after = at(tokens, index - 1), at(tokens, index + 1)
    if before.kind == "sign" and before.text in (".", ":"):
        return True
    return before.text in ("{", ",") and after.text == ":"


def begins_query(tokens: Sequence[Token], index: int) -> bool:
    before = at(tokens, index - 1).upper
    if before in ("ALL", "DISTINCT") and tokens[index].upper not in ("ALL", "DISTINCT"):
        return at(tokens, index - 2).upper == "UNION"
    return before == "UNION" and tokens[index].upper not in ("ALL", "DISTINCT")


def ends_operand(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether an expression can be complete after the token at `index`."""
    token = at(tokens, index)
    if token.kind == "sign":
        star = token.text == "*" and at(tokens, index - 1).upper in ("RETURN", "WITH", "DISTINCT", "(")
        return star or token.text in PAIRS.values()
    if token.kind == "word" and not is_named(tokens, index):
        return token.upper in COMPLETE or token.upper not in KEYWORDS
    return token.kind != "end"


def at(tokens: Sequence[Token], index: int) -> Token:
    return tokens[index] if 0 <= index < len(tokens) else END


JUDGES = {"word": judge_word, "name": judge_name, "sign": judge_sign}
PAIRS = {"(": ")", "[": "]", "{": "}"}
STARTS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
COMPLETE = frozenset({"NULL", "TRUE", "FALSE", "END", "ASC", "ASCENDING", "DESC", "DESCENDING"})
KEYWORDS = (
    STARTS
    | COMPLETE
    | frozenset(
        """
        WHERE ORDER BY SKIP LIMIT DISTINCT AS UNION ALL AND OR XOR NOT IN STARTS ENDS CONTAINS IS CASE WHEN THEN
        ELSE EXISTS COUNT COLLECT ANY NONE SINGLE SHORTEST
        """.split()  # noqa: SIM905
    )
)
WRITES = "would change the graph"
DANGEROUS = {
    **dict.fromkeys("CREATE MERGE SET DELETE DETACH NODETACH REMOVE FOREACH INSERT DROP".split(), WRITES),  # noqa: SIM905
    "LOAD": "would read a file or an address",
    "CSV": "would read a file or an address",
    "USE": "would ask another database",
    "YIELD": "belongs to a procedure, and none is called here",
    "TRANSACTIONS": "would open a transaction of its own",
    "CONCURRENT": "would open a transaction of its own",
}
FUNCTIONS = frozenset(
    """
    abs acos all allshortestpaths any asin atan atan2 avg ceil char_length character_length coalesce collect cos cot
    count date date.realtime date.statement date.transaction date.truncate datetime datetime.fromepoch
    datetime.truncate degrees duration duration.between duration.indays duration.inmonths duration.inseconds e
    elementid endnode exists exp floor haversin head id isempty isnan keys labels last left length localdatetime
    localdatetime.truncate localtime log log10 lower ltrim max min nodes none nullif percentilecont percentiledisc pi
    properties radians rand range reduce relationships replace reverse right round rtrim shortestpath sign sin single
    size split sqrt startnode stdev stdevp substring sum tail tan time timestamp toboolean tobooleanlist
    tobooleanornull tofloat tofloatlist tofloatornull tointeger tointegerlist tointegerornull tolower tostring
    tostringlist tostringornull toupper trim type upper valuetype
    """.split()  # noqa: SIM905
)

"""Cypher as tokens, printed anew: what is checked is what is sent, and what two engines may read apart is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one token: kind is space, string, name (in backticks), param, number, word or sign; `text` is sent."""

    kind: str
    text: str

    @property
    def upper(self) -> str:
        return self.text.upper() if self.kind in ("word", "sign") else ""


END = Token("end", "")


def tokenize(statement: str) -> list[Token]:
    """Cut a statement into tokens; raises RefusedError where a character has no place in Cypher.

    Comments become white space, strings are printed anew with plain quotes, unicode escapes are letters already.
    """
    return list(_tokens(unescape(statement)))


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        found = TOKEN.match(text, place)
        if found is None or found.lastgroup is None:
            raise RefusedError(_strange(text, place))
        yield Token(found.lastgroup, PRINTED.get(found.lastgroup, str)(found.group()))
        place = found.end()


def _strange(text: str, place: int) -> str:
    rest = text[place:]
    for start, what in UNCLOSED.items():
        if rest.startswith(start):
            return f"{what} that starts at character {place + 1} is not closed"
    return f"character {place + 1} of the statement, {rest[:1]!r} (U+{ord(rest[0]):04X}), can not stand there"


def unescape(text: str) -> str:
    r"""Write `\u0416` as the letter: one engine reads such escapes before it looks for strings, the other inside them.

    Raises RefusedError for those that stand for a quote, a backslash, a control character or half a letter.
    """
    if AMBIGUOUS.search(text):
        raise RefusedError(r"a double backslash before u and four digits reads differently in each engine")
    return ESCAPE.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    letter = chr(int(found.group(1), 16))
    if letter.isalnum() or (ord(letter) >= 0xA0 and letter.isprintable()):
        return letter
    raise RefusedError(f"{found.group()} stands for no letter; write the character itself")


def print_string(quoted: str) -> str:
    """Print a string anew: single quotes, only the escapes that every engine knows."""
    return "'" + STRING_ESCAPE.sub(_unquoted, quoted[1:-1]).translate(REQUOTED) + "'"


def _unquoted(found: re.Match[str]) -> str:
    if found.group(1) not in UNQUOTED:
        raise RefusedError(
            f"a string holds {found.group()!r}, which is no escape of Cypher; a backslash is written twice"
        )
    return UNQUOTED[found.group(1)]


def print_space(text: str) -> str:
    return "\n" if "\n" in text or "\r" in text else " "


def check_word(word: str) -> str:
    """Refuse a word that some engine may fold into a keyword of ASCII letters (a dotless i, a long s, full width)."""
    folds = (word.upper(), word.casefold(), unicodedata.normalize("NFKC", word))
    if not word.isascii() and any(fold.isascii() for fold in folds):
        raise RefusedError(f"the word {word!r} only looks like Latin letters")
    return word


AMBIGUOUS = re.compile(r"\\{2,}u+[0-9A-Fa-f]{4}")
ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
STRING_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
UNQUOTED = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "'": "'", '"': '"', "\\": "\\", "`": "`"}
REQUOTED = str.maketrans({"\\": r"\\", "'": r"\'", "\n": r"\n", "\t": r"\t", "\b": r"\b", "\r": r"\r", "\f": r"\f"})
UNCLOSED = {"/*": "the comment", "'": "the string", '"': "the string", "`": "the name in backticks"}
PRINTED = {"space": print_space, "string": print_string, "word": check_word}
TOKEN = re.compile(
    r"""
    (?P<space> (?: \s | //[^\n\r]* | /\*.*?\*/ )+ )
  | (?P<string> '(?:[^'\\\x00-\x08\x0e-\x1f]|\\.)*' | "(?:[^"\\\x00-\x08\x0e-\x1f]|\\.)*" )
  | (?P<name> `(?:[^`\x00-\x1f\x7f]|``)+` )
  | (?P<param> \$\w+ )
  | (?P<number> (?: 0x[0-9a-fA-F]+ | 0o[0-7]+ | [0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)? ) (?!\w|\.(?!\.)) )
  | (?P<word> [^\W\d]\w* )
  | (?P<sign> (?!/\*) (?: \.\. | <> | <= | >= | =~ | :: | [-+*/%^=<>()\[\]{},.:;|&!$] ) )
    """,
    re.VERBOSE | re.DOTALL,
)

"""The one tree of exceptions: what is shown to a user without a traceback."""

from __future__ import annotations


class KordonError(Exception):
    """Tell the user what is wrong and what to do; `exit_code` is the process's."""

    exit_code = 1


class InputError(KordonError):
    """Name a file, a line or a value that can not be read, and what to do about it."""

    exit_code = 2


class NotFoundError(KordonError):
    """Say that no such node, query, claim or article exists."""

    exit_code = 3


class StoreError(KordonError):
    """Say that the store can not be reached, is foreign, or went away."""

    exit_code = 4


class RefusedError(KordonError):
    """Say that a statement was refused: it would write, or read outside the graph."""

    exit_code = 5


class BrokenInvariantError(AssertionError):
    """Raise where the program itself is wrong; never caught, always with a traceback."""

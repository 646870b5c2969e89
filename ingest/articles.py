"""Read articles from files, folders, globs and standard input; what is none is named and passed over."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph import ids
from graph.model import Article, Claim
from ingest import claimed, draft, formats
from ingest.draft import Draft, UnreadableError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Read:
    """Hold an article and its printed id: the file's stem, or a record's own id."""

    article: Article
    stem: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """Hold an article with the claims that another extractor, or a person, makes of it."""

    article: Article
    stem: str
    extractor: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Name what was not read: `path` as it was given (`line` from 1, None for a whole file), the fault, an advice."""

    origin: str
    path: str
    fault: str
    advice: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.path}{'' if self.line is None else f', line {self.line}'}: {self.advice}"


Found = Read | Claimed | Skipped


def read(sources: Iterable[str], base: Path | None = None) -> Iterator[Found]:
    """Read each file of the sources once; origins are written relative to `base` (the ledger's parent folder).

    A source is a file, a folder (read recursively), a glob, or `-` for standard input.
    """
    root = (base or Path()).resolve()
    seen: set[str] = set()
    for path in (path for source in sources for path in expand(source)):
        key = path if path == STDIN else os.path.realpath(path)
        if key not in seen:
            seen.add(key)
            yield from read_stdin() if path == STDIN else read_path(Path(path), origin_of(path, root))


def read_path(path: Path, origin: str) -> Iterator[Found]:
    """Read a file; a folder that comes here gave none."""
    if path.is_dir():
        yield skip(origin, str(path), UnreadableError("bare" if is_open(path) else "denied"))
    else:
        yield from read_file(path, origin)


def origin_of(path: str | Path, root: Path) -> str:
    """Write a path relative to the folder that the ledger lies in, with forward slashes."""
    return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(root))).as_posix()


def expand(source: str) -> list[str]:
    """List the files that a source names, in the order of their paths."""
    if source == STDIN:
        return [source]
    found = [] if os.path.lexists(source) else sorted(glob.glob(source, recursive=True))  # noqa: PTH207  Path.glob takes no absolute pattern
    return [path for each in found or [source] for path in files_of(each)]


def files_of(path: str) -> list[str]:
    """List the files under a folder; anything else, and a folder that holds none, is given as it is."""
    return (sorted(walk(path)) if Path(path).is_dir() else []) or [path]


def walk(folder: str) -> Iterator[str]:
    """Find the files under a folder whose kind is read, and the folders that are shut.

    Hidden ones and a ledger's own are left out.
    """
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and not is_ledger(Path(parent, name))]
        yield from (str(Path(parent, name)) for name in folders if not is_open(Path(parent, name)))
        yield from (str(Path(parent, name)) for name in names if not name.startswith(".") and suffix(name) in SUFFIXES)


def is_ledger(folder: Path) -> bool:
    return (folder / "ledger.sqlite").exists()


def is_open(folder: Path) -> bool:
    """Tell whether a folder can be listed, and its files be opened."""
    return os.access(folder, os.R_OK | os.X_OK)


def suffix(name: str) -> str:
    return Path(name).suffix.lower()


def read_file(path: Path, origin: str) -> Iterator[Found]:
    """Read one file, whatever it holds; a fault ends this file only."""
    try:
        if not path.is_file():
            raise UnreadableError("special" if path.exists() else "missing")
        if suffix(path.name) == ".jsonl":
            with path.open("rb") as stream:
                yield from read_records(stream, path.stem, str(path), origin)
        else:
            yield read_one(path, origin)
    except UnreadableError as error:
        yield skip(origin, str(path), error)
    except OSError as error:
        yield skip(origin, str(path), UnreadableError("denied", detail=error.strerror or ""))


def read_one(path: Path, origin: str) -> Read:
    """Read a file that is one article."""
    parse = SUFFIXES.get(suffix(path.name))
    if parse is None:
        raise UnreadableError("kind")
    if path.stat().st_size > formats.LARGEST:
        raise UnreadableError("large")
    return to_extract(parse(path.read_bytes()), origin, path.stem)


def to_extract(found: Draft, origin: str, stem: str) -> Read:
    """Make the article that we are to extract; claims of others may be on a text of any length."""
    if len(found.body) > formats.LONGEST:
        raise UnreadableError("long")
    return Read(draft.article(found, origin), stem)


def read_stdin() -> Iterator[Found]:
    """Read standard input as a page, as records or as a text, by its first character."""
    data = sys.stdin.buffer.read()
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    origin = f"stdin~{ids.digest(data.hex())}"
    try:
        if start == b"{":
            yield from read_records(io.BytesIO(data), "stdin", "standard input", origin)
        elif len(data) > formats.LARGEST:
            raise UnreadableError("large")
        else:
            parse = formats.from_html if start == b"<" else formats.from_text
            yield to_extract(parse(data), origin, "stdin")
    except UnreadableError as error:
        yield skip(origin, "standard input", error)


def read_records(stream: BinaryIO, stem: str, path: str, origin: str) -> Iterator[Found]:
    """Read a .jsonl line by line: each is an article, or the claims that somebody makes of one."""
    count = 0
    for number, line in enumerate(lines_of(stream), start=1):
        if line.strip():
            count += 1
            try:
                yield read_record(line, f"{stem}-{number}", f"{origin}:{number}")
            except UnreadableError as error:
                yield skip(f"{origin}:{number}", path, error, number)
    if count == 0:
        raise UnreadableError("empty")


def lines_of(stream: BinaryIO) -> Iterable[bytes]:
    """Give the lines of a stream; UTF-16, whose line ends are no single bytes, is written anew first."""
    start = stream.read(2)
    stream.seek(0)
    if start in (b"\xff\xfe", b"\xfe\xff"):
        return formats.decode(stream.read()).encode("utf-8").splitlines()
    return stream


def read_record(line: bytes, stem: str, origin: str) -> Read | Claimed:
    """Read one line of a .jsonl."""
    if len(line) > formats.LARGEST:
        raise UnreadableError("large")
    data = formats.from_json(line)
    if "claims" in data:
        article, extractor, claims = claimed.check(data, origin)
        return Claimed(article, stem, extractor, claims)
    found = formats.from_record(data)
    return to_extract(found, origin, found.id or stem)


def skip(origin: str, path: str, error: UnreadableError, line: int | None = None) -> Skipped:
    return Skipped(origin, path, error.fault, str(error), line if line is not None else error.line)


SUFFIXES: dict[str, Callable[[bytes], Draft]] = {
    ".txt": formats.from_text,
    ".html": formats.from_html,
    ".htm": formats.from_html,
    ".jsonl": formats.from_text,
}

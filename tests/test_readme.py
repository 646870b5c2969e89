"""The README is true: its transcript is replayed line by line against the real program, its tables are compared.

`python tests/test_readme.py` prints what the commands print now.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from graph import arcade
from graph.admission import kinds
from graph.errors import KordonError

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
WIDTH = 96


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one command of a transcript and what the page says that it prints."""

    page: Path
    line: int
    command: str
    wanted: str


def steps(page: Path) -> Iterator[Step]:
    """Find the commands of a page's console blocks, in order."""
    lines = page.read_text(encoding="utf-8").splitlines()
    fences = [number for number, line in enumerate(lines) if line.startswith("```")]
    for start, end in zip(fences[::2], fences[1::2], strict=True):
        if lines[start] == "```console":
            starts = [number for number in range(start, end) if lines[number].startswith("$ ")]
            for here, there in zip(starts, [*starts[1:], end], strict=True):
                yield Step(page, here + 1, lines[here].removeprefix("$ "), "\n".join(lines[here + 1 : there]).strip())


def pattern(wanted: str) -> re.Pattern[str]:
    """Make of the wanted output what must fit: a line `...` is any number of lines, `...` in a line any words."""
    lines = [ANY_LINES if line.strip() == "..." else literal(line) + r"\n" for line in wanted.splitlines()]
    return re.compile("".join(lines))


def literal(line: str) -> str:
    return r"[^\n]*".join(re.escape(part) for part in line.rstrip().split("..."))


def play(step: Step, folder: Path) -> str:
    """Run a command of a transcript as if it was typed on a terminal; gives what the terminal shows of its output."""
    ours, theirs = os.openpty()
    shell = subprocess.Popen(
        ["sh", "-c", step.command],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    printed = b"".join(chunks(ours))
    _, complaint = shell.communicate()
    assert shell.returncode == 0, complaint.decode()
    lines = printed.decode("utf-8").replace("\r\n", "\n").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def chunks(terminal: int) -> Iterator[bytes]:
    """Read a terminal until its last writer has gone, which Linux calls an input error."""
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        try:
            while chunk := stream.read(65536):
                yield chunk
        except OSError as error:
            if error.errno != errno.EIO:
                raise


def environment() -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith(("KORDON_", "NEO4J_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{own['PATH']}"
    return own | {"PATH": path, "COLUMNS": str(WIDTH), "LINES": "1000", "PAGER": "cat"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_transcript_is_what_the_program_prints(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    try:
        for step in steps(page):
            printed = play(step, tmp_path)
            told = f"{page.name}:{step.line}: $ {step.command}\nprints\n{printed}\nnot\n{step.wanted}\n"
            assert pattern(step.wanted).fullmatch(printed.lstrip("\n")), told
    finally:
        arcade.stop(tmp_path / "kordon.db")


def test_a_transcript_that_lies_is_found() -> None:
    printed = "one 12 x\ntwo\nthree\n"
    assert pattern("one ... x\n...\nthree").fullmatch(printed)
    assert not pattern("one ... y\n...").fullmatch(printed)
    assert not pattern("one 12 x\nthree").fullmatch(printed)


def test_the_readme_has_a_transcript_of_the_whole_way() -> None:
    played = {step.command.split()[1] for step in steps(ROOT / "README.md") if step.command.startswith("kordon ")}
    assert played >= {"build", "query", "evidence", "view", "queries"}


def test_exit_codes_are_those_of_the_program() -> None:
    told = set(map(int, re.findall(r"^\| (\d) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)))
    assert told == {0, KordonError.exit_code, *(each.exit_code for each in KordonError.__subclasses__())}


def test_kinds_of_claims_are_those_of_the_ledger() -> None:
    cells = [
        [re.findall(r"\w+\\?\*?", cell) for cell in line.strip("|").split("|")]
        for line in (ROOT / "docs" / "claims.md").read_text(encoding="utf-8").splitlines()
        if line.count("|") == 5 and not line.startswith(("| kind ", "| ---"))
    ]
    told = {row[0][0]: row[1:] for row in cells}
    assert told == {
        name: [starred(kind.roles, kind.needed), list(kind.statuses), starred(kind.attrs, kind.needs)]
        for name, kind in kinds().items()
    }


def starred(names: Iterable[str], needed: Collection[str]) -> list[str]:
    return [name + r"\*" * (name in needed) for name in names]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_targets_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = set(re.findall(r"(?:^\$ |^|`|: )kordon ([a-z]+)\b", text, re.MULTILINE))
    assert commands <= {point.name for point in entry_points(group="kordon.commands")}
    makefiles = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("Makefile", "neo4j.mk"))
    targets = set(re.findall(r"^([a-z0-9]+):", makefiles, re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z0-9]+)\b", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


ANY_LINES = r"(?:[^\n]*\n)*?"


def main() -> None:
    """Print what the commands of each page print now, to write a transcript from."""
    for page in PAGES:
        with tempfile.TemporaryDirectory() as name:
            for part in ("examples", "docs"):
                shutil.copytree(ROOT / part, Path(name) / part)
            for step in steps(page):
                print(f"$ {step.command}\n{play(step, Path(name))}", end="", flush=True)
            arcade.stop(Path(name) / "kordon.db")


if __name__ == "__main__":
    main()

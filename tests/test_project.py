"""What the house promises of the whole project: light commands, short code, nothing that ties it to one machine."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import statistics
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import lack

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "ingest", "queries")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)
COMMANDS = {
    *("build", "extract", "explain", "score", "precision", "load", "export", "server"),
    *("query", "queries", "find", "shell", "evidence", "stats", "view", "diff"),
    *("judge", "withdraw", "candidates", "conflicts"),
}


def python(code: str, folder: Path) -> str:
    """Run code in a new process, in a folder where nothing can be imported by chance; gives what it prints."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | {"PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def heavy(modules: list[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules} & HEAVY


def test_help_names_every_command_and_imports_nothing_heavy(tmp_path: Path) -> None:
    told, _, modules = python(HELP, tmp_path).partition("\0")
    listed = set(re.findall(r"^  (\w+)  +[A-Z]", told, re.MULTILINE))
    assert listed >= COMMANDS
    assert heavy(json.loads(modules)) == set()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_of_a_command_imports_nothing_heavy(command: str, tmp_path: Path) -> None:
    told, _, modules = python(HELP.replace("['--help']", f"[{command!r}, '--help']"), tmp_path).partition("\0")
    assert told.startswith(f"Usage: kordon {command}")
    assert heavy(json.loads(modules)) == set()


def test_nothing_happens_at_import(tmp_path: Path) -> None:
    modules, files = json.loads(python(IMPORT_ALL, tmp_path))
    assert len(set(modules) & {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES}) > 50
    assert heavy(modules) == set()
    assert files == [], "importing wrote files"


def test_modules_and_functions_are_short(capsys: pytest.CaptureFixture[str]) -> None:
    long_modules = {str(path.relative_to(ROOT)): count for path in MODULES if (count := lines(path)) >= 300}
    sizes = [(size, where) for path in MODULES for size, where in functions(path)]
    median = statistics.median(size for size, _ in sizes)
    with capsys.disabled():
        print(f"\n{len(MODULES)} modules, {len(sizes)} functions, median {median:g} lines, longest {max(sizes)}")
    assert long_modules == {}
    assert [each for each in sizes if each[0] >= 50] == []
    assert median < 8


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """Give the length of each function, its docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            yield size - (ast.get_docstring(node, clean=False) or "\n").count("\n"), f"{path.name}:{node.name}"


def test_the_reading_engine_knows_no_language() -> None:
    """Words stand in lang/ and in the gazetteer; in code only an explanation may quote what was read."""
    engine = sorted((ROOT / "ingest").glob("*.py"))
    assert [f"{path.name}:{place}" for path in engine for place in foreign_words(path)] == []


def foreign_words(path: Path) -> Iterator[str]:
    """Give the places of letters beyond ASCII outside comments and docstrings."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    with_docs = [node for node in ast.walk(tree) if isinstance(node, DOCUMENTED) and ast.get_docstring(node)]
    docs = {(node.body[0].lineno, node.body[0].col_offset) for node in with_docs}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        letters = any(letter.isalpha() and ord(letter) > 127 for letter in token.string)
        if letters and token.type != tokenize.COMMENT and token.start not in docs:
            yield f"{token.start[0]} {token.string}"


def test_files_open_with_their_encoding_named() -> None:
    careless = [f"{path.relative_to(ROOT)}:{line}" for path in MODULES for line in unnamed(path)]
    assert careless == []


def unnamed(path: Path) -> Iterator[int]:
    """Give the lines that read or write text without saying in which encoding."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            named = len(node.args) + any(word.arg == "encoding" for word in node.keywords)
            if named < {"read_text": 1, "write_text": 2}.get(name, 0):
                yield node.lineno


def tracked() -> list[Path]:
    """List the files under version control."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        lack("this is no git checkout: its files can not be told from others")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("what", ["machine path", "registry", "unfinished"])
def test_no_file_holds(what: str) -> None:
    pattern = FORBIDDEN[what]
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


def test_versions_agree(tmp_path: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.search(r"^## \[([\d.]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None and newest[1] == version
    told = python("import sys; sys.argv = ['kordon', '--version']; from graph.cli import main; main()", tmp_path)
    assert told == f"kordon, version {version}\n"


def test_compose_starts_the_neo4j_of_the_tests_on_the_loopback() -> None:
    import local_neo4j
    import srsly

    service = srsly.yaml_loads((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["neo4j"]
    release = ".".join(local_neo4j.VERSION.split(".")[:2])
    assert service["image"] == f"neo4j:{release}-community"
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_every_data_file_is_installed_with_the_code(tmp_path: Path) -> None:
    """A wheel holds what is under version control in the packages, no more and no less."""
    done = subprocess.run([sys.executable, "-c", CONTENTS], cwd=ROOT, capture_output=True, encoding="utf-8")
    if "No module named 'hatchling'" in done.stderr:
        lack("no hatchling here to ask what a wheel would hold")
    assert done.returncode == 0, done.stderr
    packed = {name for name in json.loads(done.stdout) if name.partition("/")[0] in PACKAGES}
    committed = {path.relative_to(ROOT).as_posix() for path in tracked()}
    assert {name for name in committed if name.partition("/")[0] in PACKAGES} - packed == set()


HEAVY = {
    *("arcadedb", "babel", "charset_normalizer", "igraph", "jinja2", "navec", "neo4j", "networkx", "numpy", "pandas"),
    *("pymorphy3", "pyvis", "razdel", "rich", "slovnet", "spacy", "thinc", "trafilatura"),
}
HELP = """
import json, sys
sys.argv = ["kordon"] + ['--help']
from graph.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
print("\\0" + json.dumps(sorted(sys.modules)))
"""
IMPORT_ALL = """
import importlib, json, os, pkgutil, sys
for package in ("graph", "ingest", "queries"):
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        importlib.import_module(module.name)
print(json.dumps([sorted(sys.modules), sorted(os.listdir())]))
"""
CONTENTS = """
import json
from hatchling.builders.wheel import WheelBuilder
print(json.dumps(sorted(file.distribution_path for file in WheelBuilder(".").recurse_included_files())))
"""
# Put together here, so that this file does not hold what it looks for.
FORBIDDEN = {
    "machine path": re.compile(r"(?<![\w.~/:])/(?:work|root|home|opt|Users|private|var/folders)/\w"),
    "registry": re.compile(
        "|".join(
            re.escape(".".join(host))
            for host in (
                *(("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("crates", "io")),
                *(("maven", "apache", "org"), ("maven", "org"), ("golang", "org"), ("deb", "debian", "org")),
            )
        )
    ),
    "unfinished": re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error")) + r")\b"),
}

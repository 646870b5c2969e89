"""Notebooks run from the first cell to the last, and are kept without their outputs."""

from __future__ import annotations

import ast
import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from conftest import lack

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the kernel's own libraries
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def read(path: Path) -> Any:
    if any(importlib.util.find_spec(name) is None for name in ("nbformat", "nbclient", "ipykernel")):
        lack("no nbclient, nbformat, ipykernel: pip install 'kordon[dev]'")
    import nbformat

    return nbformat.read(path, as_version=4)


def printed(cell: Any) -> str:
    """Give what a cell showed, as text."""
    told = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.get("outputs", ())]
    return "".join(told)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert cells
    assert [cell.id for cell in cells if cell.outputs or cell.execution_count is not None] == []


@cache
def executed(path: Path) -> Any:
    """Run a notebook in its own folder, once; a cell that fails raises."""
    notebook, before = read(path), files()
    from nbclient import NotebookClient

    done = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    assert files() == before, "a notebook leaves nothing behind"
    return done


def files() -> set[Path]:
    folders = (ROOT, ROOT / "notebooks", ROOT / "examples")
    return {path for folder in folders for path in folder.iterdir() if path.name[0] != "."}


def code(name: str) -> list[Any]:
    return [cell for cell in executed(ROOT / "notebooks" / f"{name}.ipynb").cells if cell.cell_type == "code"]


def shown(name: str) -> str:
    """Give all that a notebook printed."""
    return "\n".join(map(printed, code(name)))


def drawn(name: str, kind: str) -> list[str]:
    return [output["data"][kind] for cell in code(name) for output in cell.outputs if kind in output.get("data", {})]


def pages(name: str) -> list[str]:
    return [html for html in drawn(name, "text/html") if html.startswith("<iframe srcdoc=")]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path) -> None:
    cells = code(path.stem)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


def test_the_first_look_finds_extraditions_and_draws_them() -> None:
    asked = next(cell for cell in code("first-look") if 'queries.run("extradited"' in cell.source)
    assert "GR -> KZ" in printed(asked)
    assert ["Кожабеков" in page for page in pages("first-look")] == [True, False, False]  # all, of Kyrgyzstan, redacted
    assert "Person 1" in pages("first-look")[2]


def test_the_audit_leads_from_tables_to_sentences() -> None:
    told = shown("audit")
    assert "is a copy of this one: the same text" in told
    assert "QA: «9 февраля 2024 года Дамира Оразова" in told
    weak = printed(code("audit")[-2])
    claims, quotes = weak.splitlines()[::2], weak.splitlines()[1::2]
    believed = [float(line.split()[0]) for line in claims if "#" in line and "@" in line]
    assert len(believed) == len(quotes) > 1 and believed == sorted(believed)
    assert all(quote.strip().startswith("«") and quote.endswith(")") for quote in quotes)
    assert len(drawn("audit", "image/png")) == 1


def test_the_network_leads_from_numbers_to_sentences() -> None:
    told = shown("network")
    assert "TR → KZ 2022\n«14 июня 2022 года Турция экстрадировала в Казахстан Тимура Сапарова" in told
    assert "Прокуратура Грузии" in told
    assert "COOPERATES_WITH\n«МВД Кыргызстана и МВД Узбекистана договорились" in told
    assert len(drawn("network", "image/png")) == 2
    assert len(pages("network")) == 1


def test_identity_is_judged_and_taken_back() -> None:
    tables = [printed(cell) for cell in code("identity") if 'handed_over("' in cell.source]
    assert ["Т. Сапаров" in table for table in tables] == [True, False, True]
    told = shown("identity")
    assert "joined: transfer/" in told and "parted: person/baitasov-erlan → " in told and "undone: different" in told
    assert len(pages("identity")) == 1


def test_the_extra_brings_all_that_notebooks_import() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = [*project["dependencies"], *extras["notebooks"], *extras["tables"]]
    brought = {name.split("[")[0].split(">")[0].split("=")[0].casefold() for name in named}
    known = packages_distributions()
    imported = {name for path in NOTEBOOKS for name in imports(path)} - set(sys.stdlib_module_names)
    foreign = imported - {"graph", "ingest", "queries"}
    assert {"networkx", "matplotlib", "pandas"} <= foreign
    assert {name for name in foreign if not brought & {each.casefold() for each in known.get(name, ())}} == set()


def imports(path: Path) -> Iterator[str]:
    """Give the packages that the cells of a notebook import."""
    for cell in read(path).cells:
        for node in ast.walk(ast.parse(cell.source)) if cell.cell_type == "code" else ():
            if isinstance(node, ast.Import):
                yield from (name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                yield node.module.partition(".")[0]

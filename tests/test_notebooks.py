"""Notebooks run from the first cell to the last, and are kept without their outputs."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import lack

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the kernel's own libraries
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def read(path: Path) -> Any:
    if any(importlib.util.find_spec(name) is None for name in ("nbformat", "nbclient", "ipykernel")):
        lack("no nbclient, nbformat, ipykernel: pip install 'kordon[notebooks]'")
    import nbformat

    return nbformat.read(path, as_version=4)


def printed(cell: Any) -> str:
    """Give what a cell showed, as text."""
    shown = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.get("outputs", ())]
    return "".join(shown)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    code = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert code
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []


@cache
def executed(path: Path) -> Any:
    """Run a notebook in its own folder, once; a cell that fails raises."""
    notebook = read(path)
    from nbclient import NotebookClient

    return NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path) -> None:
    code = [cell for cell in executed(path).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))


def test_the_first_look_finds_extraditions_and_draws_them() -> None:
    code = [cell for cell in executed(NOTEBOOKS[0].parent / "first-look.ipynb").cells if cell.cell_type == "code"]
    asked = next(cell for cell in code if 'queries.run("extradited"' in cell.source)
    assert "GR -> KZ" in printed(asked)
    drawn = [output for cell in code for output in cell.outputs if "text/html" in output.get("data", {})]
    assert [output["data"]["text/html"].startswith("<iframe srcdoc=") for output in drawn] == [True, True]

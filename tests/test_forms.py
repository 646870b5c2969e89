"""`kordon view --timeline` and `--flows`: what they write, and which options say nothing to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph import bolt
from graph.errors import InputError
from queries import forms
from queries.commands import view
from queries.picture import View


@pytest.fixture
def command() -> CliRunner:
    return CliRunner()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--timeline"], "13 events"),
        (["--timeline", "--type", "Meeting", "--lang", "en", "--country", "kz"], "1 events"),
        (["--timeline", "--around", "Сеитов", "--limit", "2"], "2 events\nnot drawn: 1 events (--limit)"),
        (["--flows"], "4 countries, 5 flows"),
        (["--flows", "--from", "2024", "--to", "2024-12-31", "--min-sources", "1"], "2 countries, 1 flows"),
    ],
)
def test_a_page_is_written(
    options: list[str], said: str, command: CliRunner, lasting: bolt.Store, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    done = command.invoke(view, ["-o", str(page), "--store", lasting.name, *options])
    assert (done.exit_code, done.output) == (0, f"{page}: {said}\n")
    told = page.read_text(encoding="utf-8")
    assert told.startswith("<!doctype html>")
    assert f'"command":"kordon view {options[0]} ' in told


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--flows", "--depth", "2"], "--flows does not take --depth; it takes --country, --from, --to"),
        (["--flows", "--query", "map"], "--flows does not take --query; it takes --"),
        (["--flows", "--limit", "5", "--around", "Сеитов"], "--flows does not take --around, --limit; it takes --"),
        (["--timeline", "--depth", "1"], "--timeline does not take --depth; it takes --"),
        (
            ["--timeline", "--query", "map", "--param", "when=2024"],
            "--timeline does not take --query, --param; it takes --",
        ),
    ],
)
def test_an_option_that_says_nothing_to_a_page_is_refused(options: list[str], said: str, command: CliRunner) -> None:
    done = command.invoke(view, [*options, "--store", "file:nowhere.db"])
    assert isinstance(done.exception, InputError)
    assert str(done.exception).startswith(said)


@pytest.mark.parametrize("form", ["timeline", "flows"])
def test_a_redacted_page_names_nobody_without_a_post(form: str, lasting: bolt.Store, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    wish = View(around="Сеитов", redacted=True) if form == "timeline" else View(redacted=True)
    forms.write(form, lasting, page, wish, "ru", "kordon view --around Сеитов")
    told = page.read_text(encoding="utf-8")
    assert "Человек 1" in told
    assert not re.search("сеитов|seitov|данияр", told, re.IGNORECASE)

"""The shell: what a line does, what may come next in it, and a conversation typed at its prompt."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import golden
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from graph.bolt import Store
from graph.settings import Settings
from queries import library
from queries import shell as shells
from queries.completion import offers
from queries.shell import COMMANDS, Shell, lines, typed, unfinished

Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def store(fresh: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    settings = Settings.file(tmp_path_factory.mktemp("shell") / "kordon.db")
    fresh("arcade", settings.ledger)  # type: ignore[operator]
    with golden.loaded(settings) as loaded:
        yield loaded


@pytest.fixture
def shell(store: Store) -> Shell:
    return Shell(store, format="csv")


def test_a_question_and_a_statement_are_answered(shell: Shell, capsys: Printed) -> None:
    assert shell.run("extradited --destination Казахстан --when 2024")
    assert "Данияр Сеитов" in capsys.readouterr().out
    assert shell.run("MATCH (c:Country {code: 'KZ'})\nRETURN c.name_en AS name;")
    assert capsys.readouterr().out.splitlines() == ["name", "Kazakhstan"]


def test_parameters_are_kept_until_they_are_cleared(shell: Shell, capsys: Printed) -> None:
    shell.run(":params code KZ")
    shell.run(":params $most 2")
    assert capsys.readouterr().out.splitlines() == ["$code = 'KZ'", "$code = 'KZ'", "$most = 2"]
    shell.run("MATCH (c:Country {code: $code}) RETURN c.code AS code, $most AS most")
    assert capsys.readouterr().out.splitlines() == ["code,most", "KZ,2"]
    shell.run(":params clear")
    shell.run("RETURN $code AS code")
    assert "code" in capsys.readouterr().err


def test_evidence_of_a_row_a_name_and_the_whole_answer(shell: Shell, capsys: Printed) -> None:
    shell.run("extradited --destination KZ --when 2024")
    capsys.readouterr()
    shell.run(":evidence 1")
    assert "экстрадирован из России в Казахстан" in capsys.readouterr().out
    shell.run(":evidence Руслан Ибраев")
    assert "отказала Казахстану в выдаче Руслана Ибраева" in capsys.readouterr().out
    shell.run(":evidence")
    assert "Россия выдала Казахстану Данияра Сеитова" in capsys.readouterr().out


def test_the_last_answer_is_drawn_if_it_is_a_picture(
    shell: Shell, capsys: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shell.run("map")
    capsys.readouterr()
    shell.run(":view")
    part = capsys.readouterr().out
    shell.run(":view --limit 500 --lang en")
    whole = capsys.readouterr().out
    assert part.startswith("kordon.html: ") and whole.startswith("kordon.html: ") and part != whole
    assert "Сеитов" in (tmp_path / "kordon.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (":foo", "there is no :foo"),
        ("CREATE (n)", "CREATE would change the graph"),
        ("extradited --nowhere KZ", "no parameter 'nowhere'"),
        ("extradited --person 'x", "quotation mark"),
        ("MATCH (n RETURN n", "a bracket"),
        (":evidence", "nothing was answered yet"),
        (":evidence 7", "no row 7"),
        (":evidence Никто Никтович", "nothing in the graph is"),
        (":format pdf", "no format 'pdf'"),
        (":params x", "wants a value"),
        (":queries qwerty", "there is no query"),
    ],
)
def test_what_is_wrong_is_told_and_the_conversation_goes_on(
    shell: Shell, line: str, said: str, capsys: Printed
) -> None:
    assert shell.run(line)
    assert said in capsys.readouterr().err


def test_help_schema_and_queries_are_told(shell: Shell, capsys: Printed) -> None:
    for command in (":help", ":schema", ":queries", ":queries refused", ":format table"):
        assert shell.run(command)
    told = capsys.readouterr().out
    assert all(f":{name}" in told for name in COMMANDS)
    assert "(:Person)" in told and "[:EXTRADITED_FROM]  Person -> " in told and "MATCH" in told
    assert shell.format == "table"


@pytest.mark.parametrize("line", [":quit", ":exit", ":quit;"])
def test_leaving(shell: Shell, line: str) -> None:
    assert not shell.run(line)


def test_a_script_is_read_by_statements() -> None:
    script = io.StringIO("\nextradited\nMATCH (n)\n  RETURN n;\n:help\nRETURN 1")
    assert [line.strip() for line in lines(script)] == ["extradited", "MATCH (n)\n  RETURN n;", ":help", "RETURN 1"]


@pytest.mark.parametrize(("text", "more"), [("", False), ("MATCH (n)", True), ("RETURN 1;", False), (":help", False)])
def test_only_cypher_goes_on_over_lines(text: str, more: bool) -> None:
    assert unfinished(text) is more


@pytest.mark.parametrize(
    ("text", "begun", "offered"),
    [
        ("extrad", "extrad", "extradited"),
        (":evi", ":evi", ":evidence"),
        (":queries ref", "ref", "refused"),
        ("extradited --dest", "--dest", "--destination"),
        ("mat", "mat", "MATCH"),
        ("MATCH (p:Pers", "Pers", "Person"),
        ("MATCH (p:Person)-[e:EXTR", "EXTR", "EXTRADITED_FROM"),
        ("MATCH (p:Person) RETURN p.na", "na", "name"),
        ("MATCH (who:Person) RETURN wh", "wh", "who"),
        ("MATCH (p) RETURN cou", "cou", "count"),
    ],
)
def test_what_may_come_next_is_offered(text: str, begun: str, offered: str) -> None:
    word, found = offers(text, library.queries(), [f":{name}" for name in COMMANDS])
    assert word == begun and offered in found
    assert all(each.casefold().startswith(begun.casefold()) for each in found)


def test_what_was_given_is_offered_no_more() -> None:
    assert "--destination" not in offers("extradited --destination KZ --", library.queries(), ())[1]


def test_the_words_of_a_choice_are_offered() -> None:
    choosing = next((q, p) for q in library.queries().values() for p in q.parameters if p.type.startswith("one of"))
    text = f"{choosing[0].name} --{choosing[1].name} "
    assert set(offers(text, library.queries(), ())[1]) == {
        word.strip() for word in choosing[1].type.removeprefix("one of ").split(",")
    }


def test_a_conversation_is_typed(
    shell: Shell, capsys: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shells, "history", lambda: tmp_path / "history")
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("RETURN 6 * 7\nAS answer;\n:params x 1\n\x04")
        for line in typed(shells.session()):
            shell.run(line)
    told = capsys.readouterr()
    assert told.out.splitlines()[:2] == ["answer", "42"], told
    assert shell.params == {"x": 1}
    assert "RETURN 6 * 7" in (tmp_path / "history").read_text(encoding="utf-8")


def test_a_drawn_answer_tells_its_question(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    shell.run("map --when 2020/2026")
    shell.run(":view")
    page = (tmp_path / "kordon.html").read_text(encoding="utf-8")
    assert '"parameters":[["when","2020/2026"]]' in page and '"command":""' in page
    shell.run("MATCH (p)-[r:EXTRADITED_TO]->(c) RETURN p.id AS source, type(r) AS type, c.id AS target, r.id AS id")
    shell.run(":view")
    page = (tmp_path / "kordon.html").read_text(encoding="utf-8")
    assert '"cypher":"MATCH (p)-[r:EXTRADITED_TO]-\\u003e(c) RETURN' in page

"""The shell: one store kept open, questions by name or in Cypher, the last answer at hand for evidence and pictures."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import InputError, KordonError
from queries import library
from queries.given import options, value_of
from queries.output import FORMATS, put, show
from queries.run import PICTURE, Table, facts, run_cypher, run_query

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

    from graph.bolt import Store
    from queries.origin import Origin

NOTHING = Table((), ())
GREETING = "Questions by name, or Cypher that ends with a semicolon; :help for more, :quit or Ctrl-D to leave."


@dataclass(slots=True)
class Shell:
    """Answer lines; `answer` is the last answer to what was `asked`, `params` are values for one's own Cypher."""

    store: Store
    format: str = "table"
    params: dict[str, Any] = field(default_factory=dict)
    answer: Table = NOTHING
    asked: str = ""  # what that was the answer to

    def run(self, line: str) -> bool:
        """Answer one line; False when it says to leave. What is wrong with it is told, and nothing is lost."""
        text = line.strip().removesuffix(";").strip()
        if text.split(maxsplit=1)[:1] in ([":quit"], [":exit"]):
            return False
        try:
            if text:
                self.obey(text) if text.startswith(":") else self.ask(text)
        except KordonError as error:
            click.echo(str(error), err=True)
        return True

    def obey(self, text: str) -> None:
        name, _, rest = text.removeprefix(":").partition(" ")
        if name not in COMMANDS:
            raise InputError(f"there is no :{name}: {', '.join(f':{each}' for each in COMMANDS)}")
        COMMANDS[name][0](self, rest.strip())

    def ask(self, text: str) -> None:
        words = split(text) if is_question(text) else []
        if words:
            self.answer = run_query(self.store, words[0], options(words[1:]))
        else:
            self.answer = run_cypher(text, self.store, params=self.params)
        self.asked = text
        show(self.answer, self.format)

    def row(self, number: str) -> list[str]:
        """Give the facts of a row of the last answer, counted from 1."""
        rows = facts(self.answer)
        if not 0 < int(number) <= len(rows):
            raise InputError(f"the last answer has {len(rows)} rows, no row {number}")
        return list(rows[int(number) - 1])


def is_question(text: str) -> bool:
    return library.is_name(text.split(maxsplit=1)[0])


def split(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise InputError(f"a quotation mark is not closed in {text!r}") from error


# ---- commands ----


def tell_help(shell: Shell, rest: str) -> None:
    lines = [f"  {f':{name} {usage}'.rstrip():24}{what}" for name, (_, usage, what) in COMMANDS.items()]
    click.echo("\n".join([GREETING, "", *lines, "", "  extradited --destination KZ --when 2024", "  " + EXAMPLE]))


def tell_schema(shell: Shell, rest: str) -> None:
    """Print the labels with their own properties, then the edge types with their ends."""
    from graph import schema

    known = schema.nodes()
    common = set.intersection(*(set(node.properties) for node in known.values()))
    nodes = [f"(:{name})  {', '.join(sorted(set(row.properties) - common))}".rstrip() for name, row in known.items()]
    edges = [f"[:{name}]  {'|'.join(row.sources)} -> {'|'.join(row.targets)}" for name, row in schema.edges().items()]
    put("\n".join([*nodes, f"every node: id, {', '.join(sorted(common))}", "", *edges]), paged=sys.stdout.isatty())


def set_params(shell: Shell, rest: str) -> None:
    """Set `NAME VALUE`, take all away with `clear`, list them with nothing."""
    name, _, value = rest.partition(" ")
    if name == "clear":
        shell.params.clear()
    elif value:
        shell.params[name.removeprefix("$")] = value_of(value.strip())
    elif name:
        raise InputError(f":params {name} wants a value")
    for known, set_to in shell.params.items():
        click.echo(f"${known} = {set_to!r}")


def tell_evidence(shell: Shell, rest: str) -> None:
    """Print who says so: of an id or a name, of a row of the last answer by its number, of the whole last answer."""
    from queries.evidence import beside, evidence, prose

    if rest and not rest.isdecimal():
        put(prose(evidence(shell.store, rest)), paged=sys.stdout.isatty())
    elif rest:
        for fact in shell.row(rest):
            put(prose(evidence(shell.store, fact)), paged=False)
    elif not shell.answer.rows:
        raise InputError("nothing was answered yet: :evidence ID-OR-NAME")
    else:
        show(beside(shell.store, shell.answer, facts(shell.answer)), shell.format)


def draw_view(shell: Shell, rest: str) -> None:
    """Write the last answer as a page if it is a picture, else what the options of `kordon view` say."""
    from graph.network import to_networkx
    from queries.commands import view
    from queries.draw import part
    from queries.page import write
    from queries.picture import View

    if rest or not set(PICTURE) <= set(shell.answer.columns):
        if not rest and shell.answer.rows:
            click.echo("the last answer is no picture: this is the whole graph", err=True)
        view.main([*split(rest), "--store", shell.store.name], prog_name=":view", standalone_mode=False)
        return
    network = part(to_networkx(shell.store), shell.answer)
    written = write(shell.store, PAGE, View(), None, network, origin(shell.asked))
    click.echo(f"{written.path}: {written.nodes} nodes, {written.edges} edges")


def origin(asked: str) -> Origin:
    from queries.origin import Origin

    if not is_question(asked):
        return Origin(cypher=asked)
    name, *rest = split(asked)
    return Origin(library.find(name), options(rest))


def list_queries(shell: Shell, rest: str) -> None:
    from queries.catalogue import catalogue, described

    known = library.queries()
    text = described(library.find(rest)) if rest else catalogue(list(known.values()), 80)
    put(text, paged=sys.stdout.isatty() and not rest)


def set_format(shell: Shell, rest: str) -> None:
    if rest not in FORMATS:
        raise InputError(f"no format {rest!r}: choose {', '.join(FORMATS)}")
    shell.format = rest


# ---- reading lines ----


def converse(shell: Shell) -> None:
    """Read lines from the terminal until the user leaves, or from standard input until it ends."""
    if sys.stdin.isatty():
        click.echo(GREETING)
        told: Iterator[str] = typed(session())
    else:
        told = lines(sys.stdin)
    for line in told:
        try:
            if not shell.run(line):
                return
        except click.ClickException as error:  # an option of :view that there is not
            click.echo(error.format_message(), err=True)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)


def lines(stream: Any) -> Iterator[str]:
    """Gather the lines of a script into questions, commands and statements that end with a semicolon."""
    kept = ""
    for line in stream:
        kept += line
        if kept.strip() and not unfinished(kept):
            yield kept
            kept = ""
    if kept.strip():
        yield kept


def unfinished(text: str) -> bool:
    """Tell that more is to come: Cypher without its semicolon."""
    start = text.strip()
    return bool(start) and not start.startswith(":") and not start.endswith(";") and not is_question(start)


def typed(session: PromptSession[str]) -> Iterator[str]:
    while True:
        try:
            yield session.prompt("kordon> ", prompt_continuation="      > ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def session(**given: Any) -> PromptSession[str]:
    """Make the line editor: history, completion, colours; `given` are the terminal's ends, for tests."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.application import get_app
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.history import FileHistory
    from prompt_toolkit.lexers import PygmentsLexer
    from pygments.lexers.graph import CypherLexer

    return PromptSession(
        history=FileHistory(str(history())),
        completer=completer(),
        auto_suggest=AutoSuggestFromHistory(),
        lexer=PygmentsLexer(CypherLexer),
        multiline=Condition(lambda: unfinished(get_app().current_buffer.text)),
        **given,
    )


def history() -> Path:
    folder = Path(click.get_app_dir("kordon"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "history"


def completer() -> Any:
    from prompt_toolkit.completion import Completer, Completion

    from queries.completion import offers

    class Words(Completer):
        def get_completions(self, document: Any, complete_event: Any) -> Iterator[Completion]:
            begun, found = offers(document.text_before_cursor, library.queries(), [f":{name}" for name in COMMANDS])
            return (Completion(each, start_position=-len(begun)) for each in found)

    return Words()


Command = Callable[[Shell, str], None]
PAGE = Path("kordon.html")
EXAMPLE = "MATCH (p:Person)-[e:EXTRADITED_FROM]->(c:Country) RETURN p.name, c.name_en, e.fact;"
COMMANDS: Mapping[str, tuple[Command, str, str]] = {
    "help": (tell_help, "", "this text"),
    "queries": (list_queries, "[NAME]", "the named questions, or all of one"),
    "schema": (tell_schema, "", "labels, types and properties"),
    "params": (set_params, "[NAME VALUE]", "values of $NAME in your Cypher; clear takes all away"),
    "evidence": (tell_evidence, "[ID|ROW]", "who says so: of a thing, a row of the last answer, all of it"),
    "view": (draw_view, "[OPTIONS]", "the last answer as a page, or as kordon view draws it"),
    "format": (set_format, "FORMAT", ", ".join(FORMATS)),
    "quit": (tell_help, "", "leave"),
}

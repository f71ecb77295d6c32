"""The command line: one file a command, loaded only when it is called."""

from __future__ import annotations

import importlib
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

import click
from click.core import ParameterSource

from corpusclean.error import CorpuscleanError
from corpusclean.visible import visible

CONFIG = "corpusclean.toml"
_COMMANDS = {
    "run": "Clean files and folders into Parquet tables.",
    "clean": "Clean standard input or a file to standard output.",
    "report": "Write a page that shows what a run did.",
    "restore": "Write the inputs of an output folder again, byte for byte.",
    "verify": "Check that every input of an output folder can be restored.",
    "rules": "List every rule; try out or propose rules of your own.",
    "explain": "Say why a rule exists, what it takes and what it spares.",
    "schema": "Print the columns of the tables with their meaning.",
}


class _Lazy(click.Group):
    """A group that knows its commands by name and help, and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"corpusclean.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        # click names the nearest commands only if it knows them.
        for name in _COMMANDS:
            self.commands.setdefault(name, click.Command(name))
        return super().resolve_command(ctx, args)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="corpusclean")
@click.option("--config", metavar="FILE", help=f"Options by name, as TOML.  [default: {CONFIG}, if it is there]")
@click.pass_context
def cli(ctx: click.Context, config: str | None) -> None:
    """Turn dirty text into clean paragraphs with metadata, and lose nothing on the way."""
    if config or Path(CONFIG).exists():
        from corpusclean.cli.configuration import defaults

        ctx.default_map = defaults(config or CONFIG)


def main(args: list[str] | None = None) -> Any:
    """Run the command line; errors are said in a line, and their class is the exit code."""
    try:
        sys.exit(cli.main(args=args, prog_name="corpusclean", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        about = error.ctx.get_usage() + "\n" if isinstance(error, click.UsageError) and error.ctx else ""
        _end(about, error.format_message() + _whence(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _end("", "interrupted", 130)
    except CorpuscleanError as error:
        _end("", str(error), error.exit_code)
    except OSError as error:
        _end("", f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "), 5)
    except Exception as error:
        traceback.print_exc()
        _end("", f"a defect of ours ({type(error).__name__}); please report what stands above", 70)


def _whence(error: click.ClickException) -> str:
    """The file of options, where the wrong value stands there: nobody looks for it who typed another command."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None:
        return ""
    if error.ctx.get_parameter_source(error.param.name or "") is not ParameterSource.DEFAULT_MAP:
        return ""
    return f" (it stands in {error.ctx.find_root().params.get('config') or CONFIG})"


def _end(about: str, message: str, code: int) -> NoReturn:
    # A file name can stand in a message, and a hostile one could command the terminal.
    print(f"{about}corpusclean: {visible(message)}", file=sys.stderr)
    sys.exit(code)

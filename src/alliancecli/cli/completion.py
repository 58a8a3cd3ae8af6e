"""`alliance completion`, and what may stand in a parameter of a command.

click asks the type of each parameter what may stand there: names and terms know it (see parameters.py). Paths and fields are texts to
all who do not ask so; of them it is told here, in one table, and put on the parameters only when a shell asks (`attach_completers`).
"""

import click
from click.shell_completion import CompletionItem

from alliancecli.cli.app import App, Target
from alliancecli.cli.asking_shell import SHELLS, completer
from alliancecli.cli.command import Command
from alliancecli.errors import Exit

MAX_OFFERED = 200
"""The most names that a shell is offered."""

PATHS = {
    "before": False,
    "after": False,
    "path": True,
    "file": True,
    "draft": True,
    "dest": True,
    "folders": False,
    "data": False,
}
"""The parameters that take a path, and whether it may be a file."""


def offer_names(  # type: ignore[type-arg,unused-ignore]
    ctx: click.Context, kinds: tuple[str, ...], incomplete: str, *, several: bool = False, having: str = ""
) -> list[CompletionItem]:
    """The names that begin so in the record asked, each with what it is; none from a Spark cluster, which takes longer to start.

    `several` may stand between commas: then the last of them is finished.
    """
    from alliancecli.model.characters import escape_controls
    from alliancecli.query.names import beginning

    target = Target.of({**ctx.params})
    *given, begun = incomplete.split(",") if several else [incomplete]
    found = beginning(App.current().connect(target), begun, kinds, MAX_OFFERED, having) if target.engine == "sqlite" else []
    return [
        CompletionItem(",".join((*given, name)), help=" ".join(escape_controls(said).split()) if said else None)
        for name, said in found
        if name not in given
    ]


def offer_terms(vocabulary: str, incomplete: str, *, several: bool) -> list[CompletionItem]:  # type: ignore[type-arg,unused-ignore]
    """The terms of a vocabulary that begin as the last word does, each with its definition; `several` may stand between commas."""
    from alliancecli.model.vocabulary import VOCABULARIES

    offered = {str(term): term.definition for term in VOCABULARIES[vocabulary]}
    return _one_more(incomplete.lower(), offered if several or "," not in incomplete else {})


class FieldType(click.types.StringParamType):
    """Fields of the command's rows, separated by commas."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # type: ignore[type-arg,unused-ignore]
        """The fields that begin as the last one does."""
        from alliancecli.cli.help import columns_of

        return _one_more(incomplete, {column.key: column.describe for column in columns_of(str(ctx.info_name))})


def _one_more(incomplete: str, offered: dict[str, str]) -> list[CompletionItem]:  # type: ignore[type-arg,unused-ignore]
    """Completions of the last word of a comma-separated list, less those that are in the list already."""
    *given, begun = incomplete.split(",")
    rest = (word for word in offered if word.startswith(begun) and word not in given)
    return [CompletionItem(",".join((*given, word)), help=offered[word]) for word in rest]


def attach_completers(command: click.Command) -> click.Command:
    """The command, with completers attached to its parameters that take paths and fields."""
    for param in command.params:
        if param.name in PATHS:
            param.type = click.Path(file_okay=PATHS[param.name])
        elif param.name in ("fields", "sort"):
            param.type = FieldType()
    return command


EXAMPLES = """
alliance completion bash > ~/.local/share/bash-completion/completions/alliance
alliance completion zsh > ~/.zfunc/_alliance
alliance completion fish > ~/.config/fish/completions/alliance.fish
"""


@click.command("completion", cls=Command, examples=EXAMPLES)
@click.argument("shell", type=click.Choice(list(SHELLS)))
def command(shell: str) -> int:
    """Print the script that lets the TAB key of bash, zsh or fish finish commands, options, ids, acronyms and terms.

    Put it where the shell reads it, as in the examples, and open a new shell; or try it in this one: `source <(alliance completion bash)`.
    bash has to be 4.4 or newer. For zsh the folder must be in fpath before compinit runs.
    """
    click.echo(completer(shell).source(), nl=False)
    return Exit.OK

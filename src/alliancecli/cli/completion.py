"""`alliance completion`."""

import sys

from alliancecli.cli.asking_shell import SHELLS, VARIABLE
from alliancecli.cli.declaring import declare
from alliancecli.errors import Exit
from alliancecli.questions.param import Param

EXAMPLES = """
alliance completion bash > ~/.local/share/bash-completion/completions/alliance
alliance completion zsh > ~/.zfunc/_alliance
alliance completion fish > ~/.config/fish/completions/alliance.fish
"""

SHELL = Param("shell", "choice", "Whose script.", (*SHELLS,), place="one")


def script(shell: str) -> str:
    """The script by which that shell asks; click's, but that for fish, which would cut an answer at every comma, and sort what it gets."""
    from click.shell_completion import get_completion_class

    from alliancecli.cli.group import alliance

    of_shell = get_completion_class(shell)
    assert of_shell, f"click has no script for {shell}"
    made = of_shell(alliance, {}, "alliance", VARIABLE).source()
    if shell == "fish":
        made = made.replace('string split ","', 'string split --max 1 ","').replace(
            "complete --no-files", "complete --keep-order --no-files"
        )
    return made


@declare("completion", SHELL, examples=EXAMPLES)
def command(shell: str) -> int:
    """Print the script that lets the TAB key of bash, zsh or fish finish commands, options, ids, acronyms and terms.

    Put it where the shell reads it, as in the examples, and open a new shell; or try it in this one: `source <(alliance completion bash)`.
    bash has to be 4.4 or newer. For zsh the folder must be in fpath before compinit runs.
    """
    sys.stdout.write(script(shell))
    return Exit.OK

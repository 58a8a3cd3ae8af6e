"""How long the TAB key takes, beside the floor that Python and its libraries set. `python benchmarks/completion.py [RUNS]`

Asks the installed `alliance` as the script that `alliance completion bash` prints asks it, and measures as startup.py does.
"""

from startup import FLOOR, Case, held_against_the_floor

BUDGET = 1.1


def pressed(typed: str) -> Case:
    """The TAB key after what is typed; its last word is the one to be finished."""
    words = ["alliance", *typed.split(" ")]
    asking = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1), "_ALLIANCE_COMPLETE": "bash_complete"}
    return Case(f"{typed}<TAB>", FLOOR, BUDGET, asking)


TYPED = (
    *("tim", "timeline --the", "troops is", "show ", "timeline --theatre ", "figures --status pl", "timeline --fields id,"),
    *("cite is", "check --li", "export par"),
)
CASES = tuple(map(pressed, TYPED))

if __name__ == "__main__":
    held_against_the_floor(CASES)

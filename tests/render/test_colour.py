"""Whether what is painted can be read: on the palettes that people have, computed as WCAG 2 does."""

import pytest

from alliancecli.render.table import ON_DARK, STYLES

ENOUGH = 4.5
OWN = {"Solarized light": 4.1}
"""Terminals whose own text has less contrast than that; who has chosen one has chosen it."""

XTERM = "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
GNOME = "171421 c01c28 26a269 a2734c 12488b a347ba 2aa1b3 d0cfcc 5e5c64 f66151 33d17a e9ad0c 2a7bde c061cb 33c7de ffffff"
WINDOWS = "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
MACOS = "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf 666666 e50000 00d900 e5e500 0000ff e500e5 00e5e5 e5e5e5"
SOLARIZED = "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3"

TERMINALS = {
    "xterm dark": (XTERM, "e5e5e5", "000000"),
    "xterm light": (XTERM, "000000", "ffffff"),
    "GNOME dark": (GNOME, "d0cfcc", "171421"),
    "GNOME light": (GNOME, "171421", "ffffff"),
    "Windows": (WINDOWS, "cccccc", "0c0c0c"),
    "macOS light": (MACOS, "000000", "ffffff"),
    "macOS dark": (MACOS, "f2f2f2", "000000"),
    "Solarized dark": (SOLARIZED, "839496", "002b36"),
    "Solarized light": (SOLARIZED, "657b83", "fdf6e3"),
}
"""The 16 colours of each, its text and its background."""

DARK = [name for name in TERMINALS if name not in ("xterm light", "GNOME light", "macOS light", "Solarized light")]


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colors(style: str, terminal: str) -> list[str]:
    """What a style may come out as: the terminal's own text, or a colour, which bold makes bright on some."""
    palette, own, _ = TERMINALS[terminal]
    codes = [int(code) for code in style.split(";") if code]
    places = [code - 30 for code in codes if 30 <= code < 38]
    found = [palette.split()[place + bright] for place in places for bright in ((0, 8) if 1 in codes else (0,))]
    return found or [own]


@pytest.mark.parametrize("terminal", TERMINALS)
@pytest.mark.parametrize("style", STYLES)
def test_all_text_can_be_read_everywhere(style: str, terminal: str) -> None:
    _, _, background = TERMINALS[terminal]
    assert all(contrast(color, background) >= OWN.get(terminal, ENOUGH) for color in colors(STYLES[style], terminal))


@pytest.mark.parametrize("terminal", DARK)
@pytest.mark.parametrize("style", ON_DARK)
def test_colours_can_be_read_where_the_background_is_dark(style: str, terminal: str) -> None:
    _, _, background = TERMINALS[terminal]
    assert all(contrast(color, background) >= ENOUGH for color in colors(ON_DARK[style], terminal))


def test_no_colour_can_be_read_everywhere() -> None:
    """Why styles are attributes and not colours; where this fails there is one to use."""
    everywhere = [
        place
        for place in range(16)
        if all(
            contrast(palette.split()[place], background) >= OWN.get(name, ENOUGH) for name, (palette, _, background) in TERMINALS.items()
        )
    ]
    assert everywhere == []


def test_dim_is_faint_and_no_grey() -> None:
    assert STYLES["dim"] == STYLES["note"] == "2"


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)

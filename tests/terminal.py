"""A terminal to run programs on, as a person has one."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from contextlib import suppress


def on_terminal(
    command: list[str], environment: dict[str, str], *keys: tuple[str, str], rows: int = 24, columns: int = 80, seconds: float = 30
) -> tuple[int, str]:
    """The exit code of a program and all that it wrote, escape sequences included.

    Each of `keys` is what to wait for on the screen, a regular expression, and what then to type. Whoever is not done in time is killed.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )  # fmt: skip
    os.close(theirs)
    written, seen, waiting, end = "", 0, list(keys), time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    piece = os.read(ours, 65536)
                except OSError:  # the last to hold the other side has let go
                    break
                if not piece:
                    break
                written += piece.decode("utf-8", "replace")
            if waiting and (found := re.compile(waiting[0][0]).search(written, seen)):
                seen = found.end()
                os.write(ours, waiting.pop(0)[1].encode())
            elif process.poll() is not None and not select.select([ours], [], [], 0.1)[0]:
                break
    finally:
        if process.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(2)
        process.kill()
        code = process.wait()
        os.close(ours)
    assert not waiting, f"never saw {waiting[0][0]!r} in {written[seen:]!r}"
    return code, written

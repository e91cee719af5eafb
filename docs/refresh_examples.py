"""Put what graphkit prints today under every ``$ graphkit …`` that the guides show with its output.

Run it when the form of an answer changes; a test compares.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ("README.md", "README.zh-CN.md")
SHOWN = re.compile(r"(?P<head>^```console\n\$ graphkit (?P<words>[^\n]*)\n)(?!\$)[^`]+(?P<foot>^```)", re.MULTILINE)


def answer(words: str) -> str:
    """What a command prints on a terminal of 80 columns, without blanks at the ends of lines."""
    command = [sys.executable, "-m", "graphkit", *shlex.split(words)]
    settings = {**os.environ, "COLUMNS": "80", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    ran = subprocess.run(command, env=settings, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return "".join(f"{line.rstrip()}\n" for line in ran.stdout.splitlines())


def main() -> None:
    for guide in GUIDES:
        place = ROOT / guide
        text = place.read_text(encoding="utf-8")
        fresh = SHOWN.sub(lambda block: block["head"] + answer(block["words"]) + block["foot"], text)
        place.write_text(fresh, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

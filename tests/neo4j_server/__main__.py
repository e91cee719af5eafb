"""Keep a server running to look at: ``python -m neo4j_server [FOLDER]`` in the folder ``tests``; Ctrl-C stops it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from neo4j_server import UnavailableError, running


def main(words: list[str]) -> int:
    """Run until stopped."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with running(Path(words[0]) if words else None) as server:
            print(f"bolt     {server.uri}\nbrowser  {server.browser}\nuser     {server.auth[0]}")
            print(f"password {server.auth[1]}\nCtrl-C stops it", flush=True)
            signal.pause()
    except KeyboardInterrupt:
        pass
    except UnavailableError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

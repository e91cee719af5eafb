"""What a process that is only a command does without: pandas, whose import takes longer than the answer, and more."""

from __future__ import annotations

import gc
import sys


class _NoPandas:
    """Says that there is no pandas when pyarrow looks whether its values could be pandas' own."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Refuse pandas, and leave every other module to the finders behind."""
        if name == "pandas":
            raise ModuleNotFoundError("graphkit's commands do without pandas", name=name)


def leave_out_pandas() -> None:
    """Do without pandas from here on; for a process of its own, since pyarrow never looks again."""
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _NoPandas())


def take_pandas_back() -> None:
    """Allow pandas again, for a command that answers with frames."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _NoPandas)]


def leave_garbage() -> None:
    """Do without the search for reference cycles; for a process of its own, which ends before they weigh.

    The graph is tables and the records behind it hold no cycles, so that hundreds of searches find next to nothing.
    """
    gc.disable()

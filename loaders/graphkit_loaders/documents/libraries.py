"""Libraries that only some kinds of files need: found when they are, and asked for in one sentence when not."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from graphkit_loaders.documents.text import UnreadableError


def library(module: str, extra: str, what: str) -> ModuleType:
    """Import a library of an extra.

    Parameters
    ----------
    module : str
        Name of the module.
    extra : str
        The extra of graphkit that installs it.
    what : str
        What the file is, as in "is a PDF document".

    Raises
    ------
    UnreadableError
        If it is not installed; it says how to install it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        if error.name is not None and error.name.partition(".")[0] != module.partition(".")[0]:
            broken = f"and {module} lacks {error.name}"
        else:
            broken = f"and {module.partition('.')[0]}, which reads it, is not installed"
        install = f'python -m pip install -c constraints.txt -e ".[{extra}]"'
        raise UnreadableError(f"is {what}, {broken}: in the clone of graphkit, run: {install}") from error

"""What can go wrong, each with the exit code that the command line returns for it."""

from __future__ import annotations


class GraphkitError(Exception):
    """Base of every error that graphkit raises on purpose: one sentence saying what, where, and what to do.

    Attributes
    ----------
    exit_code : int
        Exit status of the command line when this error ends it.
    """

    exit_code = 1


class UsageError(GraphkitError):
    """The caller asked for something that does not exist or does not fit: an unknown name, a missing parameter."""

    exit_code = 2


class InputError(GraphkitError):
    """A document, table or saved graph that cannot be read as what it claims to be."""

    exit_code = 3


class ServerError(GraphkitError):
    """The Neo4j server refused, vanished, or answered something other than what was asked."""

    exit_code = 4


class OutputError(GraphkitError):
    """A file or folder that cannot be written where the caller wants it; what was there stays."""

    exit_code = 3

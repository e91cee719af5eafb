"""What the model is made of: properties, node labels and link types as data.

Property types are those that every engine holds: text, whole number, number, truth value, list of texts. Dates are ISO
texts of any precision: ``2021``, ``2021-04``, ``2021-04-12``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = str | int | float | bool | tuple[str, ...] | None
"""What a property may hold. A list of texts is a tuple, so that records are hashable and never change."""

PropertyType = Literal["text", "integer", "number", "truth", "texts"]


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node label or link type: its name, type and one line of meaning."""

    name: str
    type: PropertyType
    meaning: str


@dataclass(frozen=True, slots=True)
class Label:
    """A node label: meaning, the prefix that its keys begin with, and its properties."""

    name: str
    meaning: str
    prefix: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class LinkType:
    """A link type: meaning, the pairs of labels it may join, and its properties beside the evidence."""

    name: str
    meaning: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]

"""The graph as other programs want it: one file a form."""

from __future__ import annotations

from graphkit.exports.export import export
from graphkit.exports.form import FORMS, Form, Written

__all__ = ["FORMS", "Form", "Written", "export"]

"""The two languages of graphkit's own words. Data stay in the language of their source."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX lets them override one another."""


def default_language(environment: Mapping[str, str] | None = None) -> Language:
    """Language of the user's locale: Chinese where the locale is Chinese, else English.

    Parameters
    ----------
    environment : Mapping of str to str, optional
        Environment to look at; by default that of the process.

    Examples
    --------
    >>> default_language({"LANG": "zh_CN.UTF-8"}), default_language({"LANG": "C"})
    ('zh', 'en')
    >>> default_language({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"})
    'en'
    """
    values = os.environ if environment is None else environment
    name = next((values[variable] for variable in _LOCALE_VARIABLES if values.get(variable)), None)
    if name is None and environment is None and sys.platform == "win32":
        import locale  # Windows keeps the user's language outside the environment

        name = locale.getlocale()[0]
    return "zh" if name and name.lower().startswith(("zh", "chinese")) else "en"


def pick(language: Language, en: str, zh: str) -> str:
    """The wording in the user's language.

    Examples
    --------
    >>> pick("zh", "gap", "缺口")
    '缺口'
    """
    return zh if language == "zh" else en

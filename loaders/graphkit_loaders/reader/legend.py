"""What a document's own key makes of the signs in its lists: 签＝已签文本；√＝已签."""

from __future__ import annotations

import re

from graphkit_loaders.reader.states import NONE, state

_KEY = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff√×○●△▲☆★◎])\s*[＝=]\s*(?:为|示)?([^，；。、\s）]{1,8})")
_SIGN = re.compile(r"[：:|｜\t]\s*([\u4e00-\u9fff√×○●△▲☆★◎])(?=$|[，。；（\s|｜])")


def legend(text: str) -> dict[str, str]:
    """The status that each sign stands for; empty where no key is given."""
    if "＝" not in text and "=" not in text:
        return {}
    found: dict[str, str] = {}
    for sign, meaning in _KEY.findall(text):
        status = state(meaning)
        if status not in (None, NONE):
            found.setdefault(sign, status)
    return found


def told(signs: dict[str, str], text: str, start: int, stop: int) -> str | None:
    """The status that the sign behind an entry stands for."""
    for found in _SIGN.finditer(text, start, stop) if signs else ():
        if found[1] in signs:
            return signs[found[1]]
    return None

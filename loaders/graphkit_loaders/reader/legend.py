"""What a document's own key makes of the signs in its lists: 签＝已签文本；√＝已签."""

from __future__ import annotations

import re

_KEY = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff√×○●△▲☆★◎])\s*[＝=]\s*(?:为|示)?([^，；。、\s）]{1,8})")
_MEANS = (
    ("ended", re.compile("停|止|结束|退出|解除|撤|取消|失效")),
    ("intent", re.compile("谈|洽|接触|意向|沟通|磋商|协商")),
    ("planned", re.compile("拟|计划|待|未|将|筹备|准备")),
    ("built", re.compile("建成|投用|投产|运营|揭牌|开园")),
    ("signed", re.compile("签")),
    ("paired", re.compile("执行|有效|正常|运行|履|存续|结对")),
)
_SIGN = re.compile(r"[：:|｜\t]\s*([\u4e00-\u9fff√×○●△▲☆★◎])(?=$|[，。；（\s|｜])")


def legend(text: str) -> dict[str, str]:
    """The status that each sign stands for; empty where no key is given."""
    if "＝" not in text and "=" not in text:
        return {}
    found: dict[str, str] = {}
    for sign, meaning in _KEY.findall(text):
        status = next((status for status, words in _MEANS if words.search(meaning)), None)
        if status is not None:
            found.setdefault(sign, status)
    return found


def told(signs: dict[str, str], text: str, start: int, stop: int) -> str | None:
    """The status that the sign behind an entry stands for."""
    for found in _SIGN.finditer(text, start, stop) if signs else ():
        if found[1] in signs:
            return signs[found[1]]
    return None

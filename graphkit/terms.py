"""Chinese and English words for the codes that tables show; files keep the codes."""

from __future__ import annotations

from graphkit.language import Language, pick

_WORDS = {
    "ended": ("ended", "已终止"),
    "membership": ("member", "成员"),
    "visit": ("visit", "交流"),
    "planned": ("planned", "拟开展"),
    "intent": ("intent", "有意向"),
    "paired": ("paired", "已结对"),
    "signed": ("signed", "已签约"),
    "built": ("built", "已建成"),
    "county": ("county", "县市区"),
    "zone": ("zone", "开发区"),
    "department": ("department", "市直部门"),
    "city": ("the city", "市级"),
    "body": ("body", "正文"),
    "annex": ("annex", "附表"),
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "info": ("info", "提示"),
    "no-link": ("words of cooperation, no link", "有合作用语而无关系"),
    "unresolved-name": ("name of nobody known", "名称无从查对"),
    "ambiguous-name": ("name of several places", "名称指向多地"),
    "row-not-read": ("row not read", "表格行未读出"),
    "doubtful-text": ("text that was hard to make out", "识别存疑的文字"),
    "note": ("note", "说明"),
}

_REASONS = {
    "no-party": ("names no unit", "没有写明单位"),
    "one-party": ("names one side only", "只写明一方"),
    "no-joint": ("does not say that they act together", "没有写明双方共同行动"),
    "group": ("names a group, not a unit", "只说某类单位，没有点名"),
    "visit": ("a visit, no partnership", "只是考察交流"),
    "alliance": ("an alliance, no single partner", "是联盟或区域，不是单个对象"),
    "benchmark": ("an example to follow, no partner", "是对标学习，不是合作"),
    "unresolved": ("a name that nothing is known by", "名称无从查对"),
    "responsible": ("a responsible unit that nothing is known by", "责任单位无从查对"),
    "same-unit": ("both sides are one unit", "双方是同一单位"),
    "same-side": ("both units are on one side", "两个单位同属一方"),
    "same-city": ("both units are of one city", "两个单位同属一市"),
    "one-side": ("names one side only", "只写明一方"),
    "supposed": ("only asks, or supposes", "只是提问或假设"),
    "negated": ("says that they do not", "写明没有合作"),
    "no-cooperation": ("names units, but no cooperation of theirs", "写有单位，但没有说它们合作"),
    "object": ("the units are what it is about, not who acts", "所写单位是对象，不是合作双方"),
    "ocr": ("letters of a scan, read with little confidence", "扫描件文字识别把握不大"),
    "several-places": ("several places have the name", "多地同名"),
}


def reason(code: str, language: Language) -> str:
    """The words for a reason of the readers; one without words stands for itself.

    Examples
    --------
    >>> reason("benchmark", "en"), reason("strange", "en")
    ('an example to follow, no partner', 'strange')
    """
    return pick(language, *_REASONS.get(code, (code, code)))


def word(code: str | None, language: Language) -> str:
    """The word for a code; a code without one stands for itself.

    Examples
    --------
    >>> word("signed", "zh"), word("strange", "zh")
    ('已签约', 'strange')
    """
    return pick(language, *_WORDS.get(code or "", (code or "", code or "")))

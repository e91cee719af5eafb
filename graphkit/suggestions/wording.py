"""The sentences of a suggestion: which gap it closes, what speaks for it, and what is not known."""

from __future__ import annotations

from graphkit.suggestions.cost import Terms
from graphkit.suggestions.demand import Gap

Both = tuple[str, str]
"""Chinese and English."""

_NOBODY = {
    "county": ("尚无任何合作对象", "has no counterpart at all"),
    "zone": ("尚无合作园区", "has no zone or park as counterpart"),
    "department": ("尚无任何合作对象", "has no counterpart at all"),
}

CROSSED: Both = (
    "与本单位的另一项目标交叉，未计入本次推算；落实上列对象后再推算一次",
    "crosses another target of the unit and was left out; ask again when these links are in",
)
FULL: Both = (
    "候选对象不足：其余已达上限或被排除",
    "too few counterparts: the others are full or out",
)
NONE_ON_OFFER: Both = ("没有此类候选对象", "nobody of this kind is on offer")
TOGETHER: Both = (
    "全市合计的目标，其余由各单位的已有合作做实，或另定名单",
    "a target of all together; the rest may come from any unit",
)


def gap_words(gap: Gap) -> Both:
    """A gap in words: the target's own, or that the unit has nobody."""
    if gap.words is None:
        return _NOBODY.get(gap.role, _NOBODY["county"])
    return f"目标“{gap.words}”", f"target “{gap.words}”"


def why(closes: tuple[Both, ...], terms: Terms, load: int, others: int, required: bool) -> Both:
    """One sentence: the gaps, then each term of the cost with its points."""
    zh, en = [], []
    if terms.common:
        names = "、".join(terms.common)
        zh.append(f"领域相合（{names}）{terms.sector}")
        en.append(f"sectors in common ({names}) {terms.sector}")
    elif terms.sectors_known:
        zh.append(f"没有相同领域 {terms.sector}")
        en.append(f"no sector in common {terms.sector}")
    else:
        zh.append(f"领域不明 {terms.sector}")
        en.append(f"sectors not known {terms.sector}")
    zh.append(f"层级类别{'相同' if not terms.level else '不同'} {terms.level}")
    en.append(f"{'same' if not terms.level else 'other'} level and class {terms.level}")
    zh.append(f"相距{'不明' if terms.km is None else f'{terms.km:.0f}公里'} {terms.distance}")
    en.append(f"{'distance not known' if terms.km is None else f'{terms.km:.0f} km apart'} {terms.distance}")
    zh.append(f"对方{f'已有{others}个' if others else '尚无'}合作单位 {load}")
    en.append(f"the counterpart has {others or 'no'} other unit{'' if others == 1 else 's'} {load}")
    tied = {
        "unit": ("双方已有往来", "they have met before"),
        "city": ("两市已有合作", "the two cities work together"),
        "": ("尚无往来", "nothing ties them yet"),
    }[terms.how_tied]
    zh.append(f"{tied[0]} {terms.tie}")
    en.append(f"{tied[1]} {terms.tie}")
    total = terms.points + load
    reason_zh = "；".join(each for each, _ in closes)
    reason_en = "; ".join(each for _, each in closes)
    if required:
        reason_zh = "；".join(filter(None, ("按要求列入", reason_zh)))
        reason_en = "; ".join(filter(None, ("required", reason_en)))
    return f"{reason_zh}。代价{total}分：{'，'.join(zh)}。", f"{reason_en}. Cost {total}: {', '.join(en)}."


def unknown(offered: int, without_sectors: int, raised: int) -> tuple[Both, ...]:
    """What the shortlist does not know."""
    found = [
        (
            "这是供商议的名单，不是结论：它不知道对方的意愿、产业实力、领导联系和已在商谈的事项。",
            "This is a shortlist to talk about, not a decision: it knows nothing of the other side's will, its "
            "industry, personal contacts, or talks that are under way.",
        ),
        (
            f"候选的{offered}个市、县、园区中，有{without_sectors}个的领域未见于任何文件，按一半计分。",
            f"Of the {offered} cities, counties and zones on offer, no document tells the sectors of "
            f"{without_sectors}; they get half the points.",
        ),
        (
            "园区名录是统计用的，可能不全或已改名；园区以所在县市驻地计距离。",
            "The list of zones is a statistical one, incomplete and with names of its year; a zone's distance is "
            "that of the seat of its county or city.",
        ),
    ]
    if raised:
        found.append(
            (
                f"已拟开展但未达到目标所要求进展的缺口{raised}项，不靠新增对象，而靠把已有合作做实，不在此列。",
                f"{raised} gaps need no new counterpart but deeds: what is planned would reach the target; "
                "they are not listed here.",
            )
        )
    return tuple(found)

"""Headings and words of the tables of ``analyse``; files keep the columns' names and the codes."""

from __future__ import annotations

from graphkit.language import Language, pick
from graphkit.terms import word

_HEADINGS = {
    "alone": ("who is left alone", "将无对象的单位"),
    "after": ("after", "后"),
    "before": ("before", "前"),
    "by": ("by", "时限"),
    "cell": ("in", "所在"),
    "change": ("change", "变化"),
    "community": ("group", "群组"),
    "counterpart": ("counterpart", "合作对象"),
    "counterpart_kind": ("kind", "对象层级"),
    "counterparts": ("counterparts", "合作对象"),
    "covered": ("covered", "已覆盖"),
    "departments": ("departments", "部门数"),
    "dimension": ("over", "维度"),
    "effective": ("even parts", "等效个数"),
    "has": ("has", "已有"),
    "have": ("have", "已有"),
    "herfindahl": ("index", "集中度"),
    "jaccard": ("in common", "重合度"),
    "kind": ("kind", "类型"),
    "km": ("km", "公里"),
    "lacks": ("demanded, lacking", "目标要求而缺"),
    "largest": ("largest", "最多"),
    "largest_share": ("share", "占比"),
    "leads": ("leads", "牵头"),
    "left_alone": ("left alone", "将无对象"),
    "links": ("links", "关系数"),
    "measure": ("measure", "指标"),
    "member": ("member", "成员"),
    "minimum": ("least", "至少"),
    "minimum_status": ("status", "进展"),
    "mismatch": ("mismatch", "不对等"),
    "missing": ("missing", "缺"),
    "modularity": ("modularity", "模块度"),
    "names": ("names", "名单"),
    "no": ("no", "序号"),
    "other": ("other", "另一单位"),
    "others": ("others", "其他单位"),
    "part": ("part", "部分"),
    "parts": ("parts", "断为"),
    "places": ("places", "处数"),
    "planned": ("planned", "拟开展"),
    "provinces_lost": ("provinces lost", "失去省份"),
    "reached": ("reached", "达到"),
    "role": ("role", "类别"),
    "same_sector": ("same sector", "同领域"),
    "scope": ("who", "范围"),
    "sectors": ("sectors", "领域"),
    "share": ("share", "比例"),
    "shared": ("shared", "共有"),
    "side": ("side", "哪一方"),
    "size": ("size", "成员数"),
    "status": ("status", "进展"),
    "steps": ("steps", "级差"),
    "target": ("target", "目标"),
    "task": ("task", "任务"),
    "ties": ("ties", "合作数"),
    "unit": ("unit", "单位"),
    "unit_kind": ("kind", "单位层级"),
    "unit_names": ("which units", "单位名单"),
    "units": ("units", "单位数"),
    "unknown": ("unknown", "不明"),
}

_DIMENSIONS = {
    "any": ("any", "任一"),
    "city": ("city", "城市"),
    "level": ("level", "层级"),
    "province": ("province", "省份"),
    "sector": ("sector", "领域"),
}

_VALUES = {
    "": ("", ""),
    "any": ("any", "任一"),
    "city": ("city", "市级"),
    "class": ("class", "类别"),
    "counterpart": ("counterpart", "合作对象"),
    "counterparts": ("counterparts", "合作对象数"),
    "institution": ("institution", "机构"),
    "kind": ("kind", "类型"),
    "level": ("level", "层级"),
    "links": ("links", "合作事项数"),
    "province": ("province", "省级"),
    "provinces": ("provinces", "省份数"),
    "sector": ("sector", "领域"),
    "total": ("all", "全市"),
    "town": ("town", "乡镇街道"),
    "unit": ("unit", "单位"),
    "经开": ("economic zone", "经开区"),
    "高新": ("high-tech zone", "高新区"),
    "集中": ("industrial area", "产业集中区"),
    "商务": ("business district", "商务区"),
    "工业园": ("industrial park", "工业园"),
    "自贸": ("free-trade zone", "自贸区"),
    "小镇": ("themed town", "小镇"),
    "other": ("other zone", "其他园区"),
    "plans": ("plans", "方案数"),
    "roster": ("units to cover", "应覆盖单位"),
    "county-covered": ("counties covered, share", "县市区覆盖率"),
    "zone-covered": ("zones covered, share", "开发区覆盖率"),
    "department-covered": ("departments covered, share", "部门覆盖率"),
    "pairs": ("pairs that work together", "合作双方（对）"),
    "signed-pairs": ("pairs signed or built", "已签约或建成（对）"),
    "targets-reached": ("targets reached, share", "目标达成率"),
    "herfindahl-province": ("Herfindahl over provinces", "省份集中度"),
    "herfindahl-city": ("Herfindahl over cities", "城市集中度"),
    "herfindahl-sector": ("Herfindahl over sectors", "领域集中度"),
    "median-distance": ("median distance, km", "距离中位数（公里）"),
}
"""What ``word`` does not say, or says of something else."""


def dimension(code: str, language: Language) -> str:
    """The word for what the figures of a row are taken over.

    Examples
    --------
    >>> dimension("province", "zh"), value("province", "zh")
    ('省份', '省级')
    """
    return pick(language, *_DIMENSIONS[code])


def value(code: str, language: Language) -> str:
    """The word for a code in a cell of ``analyse``.

    Examples
    --------
    >>> value("city", "en"), value("signed", "en")
    ('city', 'signed')
    """
    return pick(language, *_VALUES[code]) if code in _VALUES else word(code, language)


def heading(column: str, language: Language) -> str:
    """Heading of a column for people; one without words stands for itself.

    Examples
    --------
    >>> heading("unit", "zh"), heading("strange", "zh")
    ('单位', 'strange')
    """
    return pick(language, *_HEADINGS.get(column, (column, column)))

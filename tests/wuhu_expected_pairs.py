"""The 40 pairs that Wuhu's plan of 2021 states, read by hand from the document, counted once a task of its body.

Names are those of the units' nodes. ``TEMPTING`` are pairs that a hasty reader sees and the plan does not state.
"""

from __future__ import annotations

_CITY = "芜湖市"
_YANGTZE = ("上海市", "南京市", "杭州市", "南通市")

EXPECTED: frozenset[tuple[int, str, str]] = frozenset(
    {
        # task 2: one city with four; departments with one city or district; three departments with four cities each
        *((2, _CITY, other) for other in ("南京市", "杭州市", "苏州市", "宁波市")),
        (2, "芜湖市发展和改革委员会", "南京市"),
        (2, "芜湖市科学技术局", "松江区"),
        (2, "芜湖市住房和城乡建设局", "普陀区"),
        (2, "芜湖市城市管理局", "普陀区"),
        *((2, "芜湖市教育局", other) for other in _YANGTZE),
        *((2, "芜湖市卫生健康委员会", other) for other in _YANGTZE),
        *((2, "芜湖市文化和旅游局", other) for other in _YANGTZE),
        # task 3: county by county
        (3, "镜湖区", "小东门街道"),
        (3, "鸠江区", "余姚机器人小镇"),
        (3, "湾沚区", "玉环市"),
        # task 4: zone by zone
        (4, "芜湖高新技术产业开发区", "南京江宁经济开发区"),
        (4, "新芜经济开发区", "上海临港奉贤园区"),
        (4, "江北新兴产业集中区", "上海虹桥商务区"),
        (4, "三山经济开发区", "上海嘉定园区"),
        (4, "无为经济开发区", "上海莘庄工业园"),
        (4, "繁昌经济开发区", "上海宝山开发区"),
        (4, "南陵经济开发区", "上海青浦工业园区"),
        # task 5: the metropolitan area; the prefix 常州市 belongs to 金坛区
        *((5, _CITY, other) for other in ("南京市", "镇江市", "扬州市", "淮安市", "金坛区", "溧阳市")),
        # task 6: an enclave
        (6, "江北新兴产业集中区", "松江区"),
        # task 9: the suffix 自由贸易试验区 belongs to all three
        *((9, "芜湖片区", f"{other}自由贸易试验区") for other in ("上海", "江苏", "浙江")),
    }
)

TEMPTING: frozenset[tuple[str, str]] = frozenset(
    {
        (_CITY, "上海市"),  # 上海市重点区域 names nobody, 上海张江 and 上海黄浦区 only begin with it
        (_CITY, "江苏省"),  # 沪苏浙 before 城市, 城区, 园区 names nobody
        (_CITY, "浙江省"),
        (_CITY, "常州市"),  # a prefix of 金坛区
        (_CITY, "黄浦区"),
        ("镜湖区", "黄浦区"),
        ("鸠江区", "小东门街道"),  # A与B、C与D does not multiply
        ("湾沚区", "小东门街道"),
        ("芜湖片区", "上海市"),
        ("芜湖市投资促进中心", "南京市"),
        ("南京市", "镇江市"),  # two of one list
        ("亳州市", _CITY),  # the name of a park
    }
)

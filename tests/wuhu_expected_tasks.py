"""What the original plan of 2021 says about tasks, rows, targets and itself: written by hand from the document."""

from __future__ import annotations

NUMBER = "芜政办〔2021〕10号"
ISSUER = "芜湖市人民政府办公室"
TITLE = ("芜湖市人民政府办公室关于印发芜湖市推动", "“五个区块链接”加快与长三角", "对接合作工作方案的通知")
"""The three lines of the title."""
ADOPTED, ISSUED, PUBLISHED = "2021-04-02", "2021-04-12", "2021-04-12"

ADDRESSED = (
    "各县市区人民政府",
    "皖江江北新兴产业集中区",
    "经济技术开发区",
    "三山经济开发区",
    "高新技术产业开发区",
    "亳州芜湖现代产业园区",
    "中国（安徽）自贸试验区芜湖片区管委会",
    "市政府各部门",
    "各直属单位",
)
ADDRESSED_GROUPS = {"各县市区人民政府", "市政府各部门", "各直属单位"}

COUNTIES, ZONES = "各县市区政府", "开发区管委会"
BOTH = (COUNTIES, ZONES)
GROUPS = {COUNTIES, ZONES, "已签约合作事项的县市区政府", "未签约合作事项的县市区政府"}

CITY_BUILDING = (
    "市发改委", "市投资促进中心", "市科技局", "市经信局", "市商务局", "市住建局", "市城管局", "市教育局", "市卫健委",
    "市文旅局", "市自然资源和规划局", "市生态环境局", "市数据资源管理局", "市市场监管局", "市民政局", "市人社局",
    "市产业创新中心", "市水务局", "市农业农村局",
)  # fmt: skip
METROPOLITAN = ("市发改委", "市经信局", "市水务局", "市科技局", "市地方金融监管局", "市自然资源和规划局", *BOTH)
SCIENCE = ("市科技局", "市发改委", "市经信局", "市地方金融监管局", *BOTH)
CHAINS = ("市经信局", "市发改委", "市科技局", "市地方金融监管局", "市投资促进中心", *BOTH)
TOWNS = ("市自然资源和规划局", "市住建局", "市城管局", "市数据资源管理局", *BOTH)
FREE_TRADE = ("中国（安徽）自贸试验区芜湖片区管委会",)
ECOLOGY = ("市生态环境局", *BOTH)
LIVELIHOOD = ("市教育局", "市卫健委", "市民政局", "市文旅局", *BOTH)

BODY = (
    (1, "打造长三角生态绿色一体化发展示范区拓展和延伸区", ("湾沚区政府",)),
    (2, "大力推进城市结对共建", CITY_BUILDING),
    (3, "全面开展城区合作共建", (COUNTIES,)),
    (4, "推进省际产业合作园区", BOTH),
    (5, "深化与南京都市圈的毗邻合作", METROPOLITAN),
    (6, "协同共建科技创新共同体", SCIENCE),
    (7, "协同开展产业链补链固链强链行动", CHAINS),
    (8, "协同建设以人为核心的新型城镇化", TOWNS),
    (9, "协同推进自贸试验区联动发展", FREE_TRADE),
    (10, "协同深化生态环境共保联治机制", ECOLOGY),
    (11, "协同补齐民生领域短板", LIVELIHOOD),
)
"""Number, title, responsible as printed."""

PREPARING = (
    *BOTH, "市投资促进中心", "市发改委", "市科技局", "市经信局", "市商务局", "市住建局", "市城管局", "市教育局",
    "市卫健委", "市文旅局", "市自然资源和规划局", "市生态环境局", "市数据资源管理局", "市市场监管局", "市民政局",
    "市人社局", "市农业农村局",
)  # fmt: skip

ANNEX = (
    (1, ("制定“五个区块链接”", "工作方案（计划）"), PREPARING, "2021-04", None, None),
    (2, ("推动我市与沪苏浙", "点对点实质性合作"), CITY_BUILDING, "2021-12", 2, "signed"),
    (3, ("已签约合作事项的", "形成实质性合作成果"), ("已签约合作事项的县市区政府", ZONES), "2021-04", None, "signed"),
    (4, ("无签约合作事项的", "明确合作意向"), ("未签约合作事项的县市区政府", ZONES), "2021-04", None, "intent"),
    (5, ("各县市区、开发区和", "点对点实质性合作"), BOTH, "2021-12", None, "signed"),
    (6, ("推动湾沚区依托芜", "拓展和延伸区"), ("湾沚区政府",), "2021-10", 1, None),
    (7, ("深化与南京都市圈", "的毗邻合作"), METROPOLITAN, "2021-10", 5, None),
    (8, ("协同共建科技创新", "共同体"), SCIENCE, None, 6, None),
    (9, ("协同开展产业链补", "链固链强链行动"), CHAINS, None, 7, None),
    (10, ("协同建设以人为核", "心的新型城镇化"), TOWNS, None, 8, None),
    (11, ("协同推进自贸试验", "区联动发展"), FREE_TRADE, None, 9, None),
    (12, ("协同深化生态环境", "共保联治机制"), ECOLOGY, None, 10, None),
    (13, ("协同补齐民生领域", "短板"), LIVELIHOOD, None, 11, None),
)
"""Number; how the title begins and ends; responsible; due, none where it says 持续推进; number of the body task that it
spells out; status that its words demand."""

TARGETS = (
    ("county", "any", "counterparts", 1, "signed", "2021-12", None, ""),
    ("zone", "any", "counterparts", 1, "signed", "2021-12", None, ""),
    ("city", "any", "links", 2, "signed", "2021-12", "2021", ""),
    ("total", "any", "links", 80, "signed", "2023-12", None, ""),
    ("total", "park", "links", 3, "built", "2023-12", None, ""),
    ("county", "any", "provinces", 3, "paired", "2023-12", None, "沪苏浙"),
    ("zone", "zone", "counterparts", 3, "paired", "2023-12", None, "沪苏浙"),
)
"""Scope, counterpart scope, measure, minimum, minimum status, by, since, words for the provinces."""

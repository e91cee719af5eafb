# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 给空缺单位的建议名单 · A shortlist for the open units
#
# 最少要新增哪些合作，才能补上缺口？为什么是它们，次选是谁？这是供商议的名单，不是结论。
#
# The fewest new links that would close the gaps, why these, and what would be next best. A shortlist to talk about.

# %%
import graphkit as gk

DAY = "2023-12-31"
g = gk.wuhu()
found = gk.suggest(g, as_of=DAY)
len(found)

# %%
table = found.to_frame()
table.groupby("role").size().rename("new links").to_frame()

# %% [markdown]
# ## 县市区 · Counties
#
# `cost` 是各项分数之和，越低越合适；`extra` 是换成次选要多出的分数。

# %%
table[table.role == "county"][["unit", "counterpart", "km", "cost", "runner_up", "extra"]]

# %% [markdown]
# ## 理由 · Why

# %%
for each in found[:3]:
    print(each.unit, "—", each.counterpart)
    print("  ", each.why_zh)

# %% [markdown]
# ## 自己的意见 · Wishes of one's own
#
# 只看弋江区；崇明区一定要有，高淳区不要；一个对象最多联系两个单位。

# %%
mine = gk.suggest(g, as_of=DAY, only=["弋江区"], require=[("弋江区", "崇明区")], forbid=["高淳区"], max_load=2)
mine.to_frame()[["unit", "counterpart", "required", "cost", "runner_up"]]

# %% [markdown]
# ## 它不知道的事 · What it does not know

# %%
for sentence in found.unknown_zh:
    print("·", sentence)

# %% [markdown]
# ## 在地图上 · On the map
#
# 建议的合作用另一种线画出，不与真实的合作混在一起。单独打开：`gk.write_map(..., "map.html")`。

# %%
with_places = found.onto(g)
gk.show_map(with_places, as_of=DAY, suggestions=found.to_frame())

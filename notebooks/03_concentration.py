# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 集中度和桥梁 · Concentration and bridges
#
# 合作是否挤在少数几个城市？哪个合作对象一旦退出，损失最大？谁把几个单位联系在一起？
#
# Do partnerships crowd into few cities? Whose leaving would cost most? Who ties several units together?

# %%
import matplotlib.pyplot as plt

import graphkit as gk
from figures import prepare, worded, written

chinese = prepare()
DAY = "2023-12-31"
g = gk.wuhu()

# %% [markdown]
# ## 集中度 · Concentration
#
# `herfindahl` 为 1 表示全在一处，越小越分散；`effective` 是等效的处数。

# %%
spread = gk.analyse(g, "concentration", as_of=DAY)
spread[spread.unit_id == ""][["dimension", "ties", "places", "herfindahl", "effective", "largest", "largest_share"]]

# %% [markdown]
# ## 只靠一个对象的单位 · Units that hang on one counterpart

# %%
single = gk.analyse(g, "single-counterpart", as_of=DAY)
single[["unit", "role", "counterpart", "status"]]

# %% [markdown]
# ## 退出的代价 · What leaving would cost

# %%
gk.analyse(g, "loss", as_of=DAY)[["counterpart", "units", "left_alone", "provinces_lost"]].head(8)

# %% [markdown]
# ## 桥梁 · Bridges

# %%
bridges = gk.analyse(g, "bridges", as_of=DAY)
figure, axes = plt.subplots(figsize=(7, 3))
axes.barh(written(bridges.counterpart, chinese)[::-1], bridges.units[::-1], color="steelblue")
axes.set_xlabel(worded("联系的本地单位数", "local units tied together", chinese))
plt.show()

# %% [markdown]
# ## 层级是否对等 · Do levels match
#
# `steps`：对方比本单位低几级（负数：高几级）。

# %%
balance = gk.analyse(g, "balance", as_of=DAY)
balance.groupby("mismatch").size().rename("ties").to_frame()

# %% [markdown]
# ## 距离 · Distance

# %%
gk.analyse(g, "distance", as_of=DAY).km.astype(float).describe().round()

# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 覆盖矩阵和缺口 · Coverage and gaps
#
# 每个单位在每个省份有几个合作对象，哪些格子空着，哪些空格是目标要求填的。
#
# Counterparts of every unit in every province; empty cells, and those that a target wants filled.

# %%
import matplotlib.pyplot as plt

import graphkit as gk
from figures import prepare, worded, written

chinese = prepare()
DAY = "2023-12-31"  # 判断的日期 the day to judge by
g = gk.wuhu()

# %%
matrix = gk.analyse(g, "coverage-provinces", as_of=DAY)
matrix = matrix[matrix.role == "county"]
asked = matrix[matrix.demanded | matrix.covered]  # 目标要求的，或已有合作的省份
counties = matrix.pivot(index="unit", columns="cell", values="counterparts")
counties = counties.loc[matrix.unit.unique(), asked.cell.unique()]
counties

# %%
figure, axes = plt.subplots(figsize=(5, 4))
axes.imshow(counties.to_numpy(), cmap="Blues", vmin=0, vmax=3, aspect="auto")
axes.set_xticks(range(len(counties.columns)), written(counties.columns, chinese))
axes.set_yticks(range(len(counties)), written(counties.index, chinese))
for row in asked.itertuples():
    place = counties.columns.get_loc(row.cell), counties.index.get_loc(row.unit)
    if row.covered:
        axes.text(*place, row.counterparts, ha="center", va="center")
    else:
        axes.text(*place, "×", ha="center", va="center", color="firebrick")
axes.set_title(worded("合作对象数（×：目标要求而尚无）", "counterparts (×: demanded, none yet)", chinese))
plt.show()

# %% [markdown]
# ## 覆盖率 · Shares
#
# `share` 是有合作对象的单位占应覆盖单位的比例。

# %%
shares = gk.analyse(g, "shares", as_of=DAY)
shares[shares.dimension == "any"][["role", "units", "covered", "share"]]

# %% [markdown]
# ## 离目标多远 · How far from the targets
#
# `reached`：已达到的单位数；`planned`：如果方案写了的都做成，能达到的单位数。

# %%
gk.analyse(g, "target-shares", as_of=DAY)[["target", "units", "reached", "planned", "share"]]

# %% [markdown]
# ## 缺口 · Gaps
#
# 与 `graphkit gaps` 相同；每一项都带着要求它的原文。

# %%
gaps = gk.gaps(g, as_of=DAY)
gaps.counts()

# %%
frame = gaps.to_frame()
frame[frame.rule == "county-without-counterpart"][["unit", "message_zh", "evidence"]]

# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 台账改变了什么 · What the ledger changed, 2021 to 2024
#
# 方案印发时和三年后：哪些合作落了地，哪些缺口还在。
#
# When the plan came out and three years later: what came true, and which gaps remain.

# %%
import matplotlib.pyplot as plt
import pandas as pd

import graphkit as gk
from figures import prepare, worded

chinese = prepare()
g = gk.wuhu()
BEFORE, AFTER = "2021-12-31", "2024-12-31"

# %%
gk.analyse(g, "comparison", as_of=BEFORE, other_as_of=AFTER)

# %% [markdown]
# ## 变了什么 · What changed
#
# `added`：新的合作；`status`：已有合作的进展变了。
#
# New partnerships, and those whose status rose.

# %%
changes = gk.diff(g, old_as_of=BEFORE, new_as_of=AFTER, gaps=False)
pd.DataFrame(
    [(one.change, one.unit, one.counterpart, one.old_status, one.new_status) for one in changes.links],
    columns=["change", "unit", "counterpart", "before", "after"],
)

# %% [markdown]
# ## 逐年的进展 · Year by year
#
# 每年末已签约或建成的合作双方数。

# %%
years = [str(year) for year in range(2016, 2025)]
signed = []
for year in years:
    frame = g.as_of(year).links()
    frame = frame[frame.status.isin(["signed", "built"])]
    signed.append(len(set(zip(frame.unit, frame.counterpart, strict=True))))
figure, axes = plt.subplots(figsize=(7, 3))
axes.step(years, signed, where="post", color="steelblue")
axes.set_ylim(0, max(signed) + 1)
axes.yaxis.get_major_locator().set_params(integer=True)
axes.set_xlabel(worded("年末", "end of the year", chinese))
axes.set_ylabel(worded("已签约或建成（对）", "pairs signed or built", chinese))
plt.show()

# %% [markdown]
# ## 缺口：前和后 · Gaps before and after

# %%
counts = {day: {rule: len(found) for rule, found in gk.gaps(g, as_of=day).by_rule().items()} for day in (BEFORE, AFTER)}
pd.DataFrame(counts).fillna(0).astype(int)

# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 两份方案并排 · Two plans side by side
#
# 芜湖的方案与一份为演示而编写的方案（`second_plan.txt`，不是真实文件）。换成自己的两份文件即可。
#
# Wuhu's plan beside an invented one. Put in two files of your own.

# %%
from pathlib import Path

import matplotlib.pyplot as plt

import graphkit as gk
from figures import prepare, worded, written

chinese = prepare()
DAY = "2024-12-31"
first = gk.wuhu(ledger=False)
second = gk.read(Path("second_plan.txt"))

# %%
both = gk.analyse(first, "comparison", as_of=DAY, other=second)
both.rename(columns={"before": "芜湖", "after": "示例"})

# %% [markdown]
# ## 覆盖率 · Coverage


# %%
def covered(graph):
    """各类单位的覆盖率 share covered by role."""
    shares = gk.analyse(graph, "shares", as_of=DAY)
    return shares[shares.dimension == "any"].set_index("role").share


roles = ["county", "zone", "department"]
figure, axes = plt.subplots(figsize=(7, 3))
for place, (title, graph) in enumerate((("芜湖", first), ("示例", second))):
    values = 100 * covered(graph).reindex(roles).fillna(0)
    axes.bar([n + 0.4 * place for n in range(3)], values, width=0.4, label=written([title], chinese)[0])
kinds = [worded(*words, chinese) for words in (("县市区", "counties"), ("开发区", "zones"), ("部门", "departments"))]
axes.set_xticks([0.2, 1.2, 2.2], kinds)
axes.set_ylim(0, 105)
axes.set_ylabel(worded("有合作对象的单位（%）", "units with a counterpart, %", chinese))
axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% [markdown]
# ## 谁也去找同一个对象 · Courted by both
#
# 两份方案放进一张图，同一个合作对象被谁争取。

# %%
together = first.merge(second)
courted = gk.analyse(together, "courted", as_of=DAY)
courted[["counterpart", "units", "unit_names"]].head(6)

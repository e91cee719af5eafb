# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 读一份方案 · A plan, read
#
# 从芜湖市 2021 年方案读出什么：名单、任务、目标、合作关系，以及每条关系出自哪句话。
#
# What graphkit reads out of Wuhu's plan of 2021: units, tasks, targets, partnerships, and the sentence behind each. Run a
# cell with Shift+Enter; change a name or a date and run it again.

# %%
import graphkit as gk

g = gk.wuhu(ledger=False)  # 或者 or: gk.read("方案.txt", "台账.xlsx")
g

# %% [markdown]
# ## 谁应当被覆盖 · Who must be covered
#
# 名单来自行政区划、方案的主送机关和责任单位；没有被任何一句话提到的单位也在其中。

# %%
roster = g.links("GOVERNS")[["to", "role", "basis", "mentions"]].rename(columns={"to": "unit"})
roster.groupby("role").size().rename("units").to_frame()

# %%
roster[roster.mentions == 0]

# %% [markdown]
# ## 任务和目标 · Tasks and targets

# %%
g.tasks()[["part", "no", "title", "due", "ongoing"]].head(12)

# %%
g.nodes("Target")[["what", "scope", "minimum", "minimum_status", "by"]]

# %% [markdown]
# ## 合作关系和依据 · Partnerships and their evidence
#
# `quote` 是原文，一字不差；`start`、`stop` 是它在文件里的位置。

# %%
links = g.links()
links = links[links.counterpart_label != "Group"]
links[["unit", "counterpart", "status", "task"]].drop_duplicates().head(15)

# %%
one = links[links.unit == "镜湖区"].iloc[0]
print(one.quote)
assert g.source(one.source).text[one.start : one.stop] == one.quote

# %% [markdown]
# ## 没有读懂的 · What was not understood
#
# 有合作用语而没有读成关系的句子，供人核对：既不算缺口，也不算覆盖。

# %%
[(remark.kind, remark.reason) for remark in g.remarks][:5], len(g.remarks)

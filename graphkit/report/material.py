"""What the reports are about: a graph, its findings and its figures for one day, put together once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graphkit.gaps.progress import Progress
from graphkit.gaps.run import UNCOVERED_RULES
from graphkit.gaps.state import State, state
from graphkit.language import Language, pick
from graphkit.listings.coverage import Covered, coverage, provinces
from graphkit.listings.duties import targets, tasks
from graphkit.listings.lines import Lines
from graphkit.listings.names import named
from graphkit.listings.partnerships import partnerships
from graphkit.listings.unread import unread
from graphkit.model import ROSTER_ROLES

if TYPE_CHECKING:
    from graphkit.gaps import Finding
    from graphkit.graph import Graph
    from graphkit.queries import Query
    from graphkit.store import Store


@dataclass(frozen=True)
class Material:
    """All that a report prints, in one language.

    Attributes
    ----------
    whole : Graph
        What was read; ``graph`` is what of it was known to hold on the day.
    day : str
        The day that everything is judged by.
    language : str
        Of the report's own words.
    found : sequence of Finding
        Findings of every rule, in the order of the report.
    shown : sequence of Finding
        Those to be listed; the figures are those of all.
    steps : tuple of Progress
        How far each unit has come towards each target.
    """

    whole: Graph
    day: str
    language: Language
    found: Sequence[Finding]
    shown: Sequence[Finding]
    steps: tuple[Progress, ...]

    def say(self, en: str, zh: str) -> str:
        """The wording in the report's language."""
        return pick(self.language, en, zh)

    def message(self, finding: Finding) -> str:
        """The sentence of a finding."""
        return self.say(finding.message_en, finding.message_zh)

    def rule_title(self, rule: str) -> str:
        """What a rule is called."""
        query = self.rules[rule]
        return self.say(query.title, query.title_zh)

    @cached_property
    def graph(self) -> Graph:
        """What was known to hold on the day."""
        return self.whole.as_of(self.day)

    @cached_property
    def rules(self) -> dict[str, Query]:
        """The rules by id, in the order of their findings, those without findings last."""
        from graphkit.queries import catalogue

        known = {query.id: query for query in catalogue().values() if query.severity}
        return {rule: known[rule] for rule in dict.fromkeys([*(f.rule for f in self.found), *known])}

    @cached_property
    def state(self) -> State:
        """The state of things at a glance."""
        return state(self.graph, self.found)

    @cached_property
    def lines(self) -> Lines:
        """Files, pages and lines."""
        return Lines(self.graph)

    @cached_property
    def covered(self) -> list[Covered]:
        """The coverage matrix."""
        return coverage(self.whole, self.day)

    @cached_property
    def provinces(self) -> list[tuple[str | None, str]]:
        """Provinces of the matrix."""
        return provinces(self.graph, self.covered)

    @cached_property
    def lacking(self) -> set[tuple[str, str]]:
        """Units and provinces of which a rule says that a counterpart is missing there."""
        return {(f.unit_id, f.province_id) for f in self.found if f.province_id}

    @cached_property
    def demanded(self) -> set[str]:
        """Codes of the provinces that targets name."""
        codes = self.graph.node_table("Target").column("provinces").to_pylist()
        return {code for some in codes for code in some or ()}

    @cached_property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Other names of units, by key."""
        return {node.key: node.aliases for node in named(self.graph, ROSTER_ROLES.values()).values()}

    @cached_property
    def bare(self) -> set[str]:
        """Units of which a rule says that nobody works with them."""
        return {f.unit_id for f in self.found if f.rule in UNCOVERED_RULES.values()}

    @cached_property
    def tasks(self) -> list[dict[str, Any]]:
        """Tasks of the body and rows of the annex."""
        return tasks(self.graph, self.day)

    @cached_property
    def targets(self) -> list[dict[str, Any]]:
        """Targets by plan and place."""
        return targets(self.graph)

    @cached_property
    def links(self) -> list[dict[str, Any]]:
        """Every link of the documents, those to groups and alliances too."""
        return partnerships(self.graph, everything=True)

    @cached_property
    def unread(self) -> list[dict[str, Any]]:
        """What was not understood."""
        return [row for row in unread(self.graph) if row["kind"] != "note"]

    @cached_property
    def plans(self) -> dict[str, str]:
        """What each plan is called, by key, where there are several of them; empty otherwise."""
        plans = self.state.plans
        return {p["key"]: p["number"] or p["title"] or p["key"] for p in plans} if len(plans) > 1 else {}

    @cached_property
    def title(self) -> str:
        """What the report is called: the city's name where one city's plan is judged."""
        cities = [unit.unit for unit in self.covered if unit.role == "city"]
        if len(cities) != 1:
            return self.say("Partnership plans: coverage and gaps", "对口合作方案：覆盖情况与缺口")
        return self.say(f"{cities[0]}: coverage and gaps of its partnerships", f"{cities[0]}对口合作覆盖情况与缺口")

    @cached_property
    def subtitle(self) -> str:
        """The documents that it rests on, and the day."""
        plans = self.say(", ", "、").join(plan["number"] or plan["title"] or plan["key"] for plan in self.state.plans)
        files = self.say(", ", "、").join(document["file"] for document in self.state.documents)
        parts = [plans, self.say(f"documents: {files}", f"依据文件：{files}")]
        parts.append(self.say(f"as of {self.day}", f"数据截至 {self.day}"))
        return self.say("; ", "　").join(part for part in parts if part)


def gather(graph: Graph, as_of: str | None = None, language: Language = "zh", store: Store | None = None) -> Material:
    """Judge a graph by all rules.

    Parameters
    ----------
    graph : Graph
        What to report on.
    as_of : str, optional
        The day to judge by; today by default.
    language : str
        Of the report's own words.
    store : Store, optional
        What holds this graph and answers; the caller closes it. By default the embedded engine.

    Raises
    ------
    UsageError
        If the date is none.
    """
    from graphkit.gaps import gaps
    from graphkit.gaps.progress import progress

    found = gaps(graph, as_of=as_of, store=store)
    steps = progress(graph, as_of=found.as_of, store=store)
    return Material(graph, found.as_of, language, tuple(found), tuple(found), steps)

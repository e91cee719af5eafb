// id: draw-zones-without
// title: Zones without a counterpart zone
// 标题: 没有合作园区的开发区
// question: Which zones of the roster have no zone or park as a counterpart, and what have they instead?
// params: as_of date
// columns: p, g, u, q, x
MATCH (p:Plan)-[g:GOVERNS]->(u:Zone)
WHERE g.role = 'zone' AND NOT EXISTS {
  MATCH (u)-[r:PARTNERS_WITH]-(c:Zone)
  WHERE c.key <> u.key AND r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
}
OPTIONAL MATCH (u)-[q:PARTNERS_WITH]-(x:Division|Zone|Department|Institution|Alliance|`Group`)
RETURN p, g, u, q, x

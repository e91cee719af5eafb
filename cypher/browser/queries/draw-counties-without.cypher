// id: draw-counties-without
// title: Counties without a counterpart
// 标题: 没有合作对象的县市区
// question: Which counties of the roster have no counterpart, and what have they instead?
// params: as_of date
// columns: p, g, u, q, x
MATCH (p:Plan)-[g:GOVERNS]->(u:Division)
WHERE g.role = 'county' AND NOT EXISTS {
  MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
  WHERE c.key <> u.key AND r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
}
OPTIONAL MATCH (u)-[q:PARTNERS_WITH]-(x:Division|Zone|Department|Institution|Alliance|`Group`)
RETURN p, g, u, q, x

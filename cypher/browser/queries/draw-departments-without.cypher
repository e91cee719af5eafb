// id: draw-departments-without
// title: Departments without a counterpart
// 标题: 没有对口部门的市直部门
// question: Which departments of the roster have no counterpart, and what have they instead?
// params: as_of date
// columns: p, g, u, q, x
MATCH (p:Plan)-[g:GOVERNS]->(u:Department)
WHERE g.role = 'department' AND NOT EXISTS {
  MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
  WHERE c.key <> u.key AND r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
}
OPTIONAL MATCH (u)-[q:PARTNERS_WITH]-(x:Division|Zone|Department|Institution|Alliance|`Group`)
RETURN p, g, u, q, x

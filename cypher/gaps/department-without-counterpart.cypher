// id: department-without-counterpart
// title: Department without a counterpart
// 标题: 没有合作对象的部门
// question: Which departments of the roster have no counterpart, planned or more?
// severity: warning
// params: as_of date
// columns: plan, unit_id, unit, have, need, demand
MATCH (p:Plan)-[g:GOVERNS]->(u:Department)
WHERE g.role = 'department' AND NOT EXISTS {
  MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
  WHERE r.rank >= 3 AND c.key <> u.key
    AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
}
RETURN p.key AS plan, u.key AS unit_id, u.name AS unit, 0 AS have, 1 AS need, min(g.key) AS demand
ORDER BY plan, unit_id

// id: zone-without-counterpart
// title: Zone without a counterpart zone or park
// 标题: 没有合作园区的开发区
// question: Which zones of the roster have no zone or park as a counterpart, planned or more?
// severity: error
// params: as_of date
// columns: plan, unit_id, unit, have, need, demand
MATCH (p:Plan)-[g:GOVERNS]->(u:Zone)
WHERE g.role = 'zone' AND NOT EXISTS {
  MATCH (u)-[r:PARTNERS_WITH]-(c:Zone)
  WHERE r.rank >= 3 AND c.key <> u.key
    AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
}
RETURN p.key AS plan, u.key AS unit_id, u.name AS unit, 0 AS have, 1 AS need, min(g.key) AS demand
ORDER BY plan, unit_id

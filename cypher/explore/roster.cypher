// id: roster
// title: Units that a plan must cover
// 标题: 方案应当覆盖的单位
// question: Which units does each plan govern, and how many counterparts have they?
// params: as_of date
// columns: plan, role, unit_id, unit, mentions, counterparts
MATCH (p:Plan)-[g:GOVERNS]->(u:Division|Zone|Department)
OPTIONAL MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of AND c.key <> u.key
RETURN p.key AS plan, g.role AS role, u.key AS unit_id, u.name AS unit, max(g.mentions) AS mentions,
  count(DISTINCT c.key) AS counterparts
ORDER BY plan, role, unit_id

// id: shared-counterparts
// title: Units that share a counterpart
// 标题: 共享同一合作对象的单位
// question: Which units work with the same counterpart?
// params: as_of date
// columns: counterpart_id, counterpart, unit_id, unit, other_id, other
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
WITH DISTINCT u, c
MATCH (c)<-[q:PARTNERS_WITH]-(v:Division|Zone|Department|Institution)
WHERE u.key < v.key AND q.rank >= 3 AND coalesce(q.until, '9999') + '~' >= $as_of AND coalesce(q.since, '') <= $as_of
RETURN DISTINCT c.key AS counterpart_id, c.name AS counterpart, u.key AS unit_id, u.name AS unit,
  v.key AS other_id, v.name AS other
ORDER BY counterpart_id, unit_id, other_id

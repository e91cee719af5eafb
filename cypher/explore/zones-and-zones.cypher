// id: zones-and-zones
// title: Zones and their counterpart zones
// 标题: 开发区与合作园区
// question: Which zone works with which zone or park, how far has it come?
// params: as_of date
// columns: zone_id, zone, counterpart_id, counterpart, rank, links
MATCH (u:Zone)-[r:PARTNERS_WITH]->(c:Zone)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of AND c.key <> u.key
RETURN u.key AS zone_id, u.name AS zone, c.key AS counterpart_id, c.name AS counterpart, max(r.rank) AS rank, count(r) AS links
ORDER BY zone_id, counterpart_id

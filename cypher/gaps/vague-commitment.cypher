// id: vague-commitment
// title: Commitment that names no counterpart
// 标题: 没有点名对象的合作承诺
// question: Which sentences promise cooperation with a group that names nobody?
// severity: info
// params: as_of date
// columns: group_id, group_name, unit_id, unit, source, start, stop, demand
MATCH (u:Division|Zone|Department|Institution|`Group`)-[r:PARTNERS_WITH]->(c:`Group`)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
RETURN c.key AS group_id, c.name AS group_name, u.key AS unit_id, u.name AS unit,
  r.source AS source, r.start AS start, r.stop AS stop, min(r.key) AS demand
ORDER BY source, start, stop, group_id, unit_id, demand

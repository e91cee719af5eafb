// id: chains-from-unit
// title: Who can be reached through a counterpart
// 标题: 通过合作对象可联系到谁
// question: Whom does a unit reach in two steps, through whom?
// params: unit text, as_of date
// columns: unit, through_id, through, reached_id, reached
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE (u.key = $unit OR u.name = $unit OR $unit IN u.aliases) AND r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
WITH DISTINCT u, c
MATCH (c)-[q:PARTNERS_WITH]-(v:Division|Zone|Department|Institution)
WHERE u.key <> v.key AND c.key <> v.key AND c.key <> u.key
  AND q.rank >= 3 AND coalesce(q.until, '9999') + '~' >= $as_of AND coalesce(q.since, '') <= $as_of
RETURN DISTINCT u.name AS unit, c.key AS through_id, c.name AS through, v.key AS reached_id, v.name AS reached
ORDER BY through_id, reached_id, unit

// id: conflicting-link
// title: Statements that contradict each other
// 标题: 互相矛盾的记载
// question: Which pairs have statements that cannot all be right: two documents tell other first days of one status, other last days, or other statuses of one day, or a statement ends before it begins?
// severity: info
// params: as_of date
// over: statements
// columns: unit_id, unit, partner_id, partner, kind, status, what, against, source, other, demand
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE u.key < c.key AND r.rank >= 4 AND r.since IS NOT NULL AND r.since <= $as_of AND r.source IS NOT NULL
WITH u, c, r.status AS status, r.source AS source, min(r.since) AS what
MATCH (u)-[q:PARTNERS_WITH]-(c)
WHERE q.status = status AND q.rank >= 4 AND q.source > source AND q.since IS NOT NULL AND q.since <= $as_of
WITH u, c, status, source, what, q.source AS other, min(q.since) AS against
WHERE NOT what STARTS WITH against AND NOT against STARTS WITH what
MATCH (u)-[s:PARTNERS_WITH]-(c)
WHERE s.status = status AND s.source = source AND s.since = what
RETURN u.key AS unit_id, u.name AS unit, c.key AS partner_id, c.name AS partner, 'since' AS kind, status, what, against,
  source, other, min(s.key) AS demand
UNION ALL
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE u.key < c.key AND (r.rank >= 4 OR r.rank = 0) AND r.until IS NOT NULL AND coalesce(r.since, '') <= $as_of
  AND r.source IS NOT NULL
WITH u, c, r.source AS source, max(r.until) AS what
MATCH (u)-[q:PARTNERS_WITH]-(c)
WHERE (q.rank >= 4 OR q.rank = 0) AND q.source > source AND q.until IS NOT NULL AND coalesce(q.since, '') <= $as_of
WITH u, c, source, what, q.source AS other, max(q.until) AS against
WHERE NOT what STARTS WITH against AND NOT against STARTS WITH what
MATCH (u)-[s:PARTNERS_WITH]-(c)
WHERE s.source = source AND s.until = what
RETURN u.key AS unit_id, u.name AS unit, c.key AS partner_id, c.name AS partner, 'until' AS kind, 'ended' AS status,
  what, against, source, other, min(s.key) AS demand
UNION ALL
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE u.key < c.key AND r.rank >= 4 AND size(r.since) = 10 AND r.since <= $as_of AND r.source IS NOT NULL
WITH u, c, r.since AS since, r.status AS what, r.source AS source, min(r.key) AS demand
MATCH (u)-[q:PARTNERS_WITH]-(c)
WHERE q.rank >= 4 AND q.since = since AND q.status <> what AND q.source > source
RETURN u.key AS unit_id, u.name AS unit, c.key AS partner_id, c.name AS partner, 'status' AS kind, since AS status,
  what, q.status AS against, source, q.source AS other, min(demand) AS demand
UNION ALL
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE u.key <> c.key AND r.until + '~' < r.since AND r.since <= $as_of AND r.source IS NOT NULL
RETURN u.key AS unit_id, u.name AS unit, c.key AS partner_id, c.name AS partner, 'order' AS kind, r.status AS status,
  r.since AS what, r.until AS against, r.source AS source, r.source AS other, min(r.key) AS demand

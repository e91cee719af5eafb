// Grouped by the nodes themselves instead of their keys.
MATCH (p:Plan)-[s:SETS]->(t:Target)
WITH DISTINCT p, t, coalesce(t.since, '') AS since, coalesce(t.minimum_rank, 3) AS least
OPTIONAL MATCH (p)-[g:GOVERNS]->(x:Division|Zone|Department)
WHERE t.scope = g.role OR t.scope = 'total' OR t.scope = 'city' AND g.role = 'department'
WITH p, t, since, least, collect(x.key) AS governed
WITH p, t, since, least,
  CASE WHEN t.scope IN ['city', 'total'] THEN governed + [p.issuer] ELSE governed END AS members
UNWIND members AS member
WITH DISTINCT p, t, since, least, member, p.key + '/' AS own
MATCH (u:Division|Zone|Department) WHERE u.key = member
OPTIONAL MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND c.key <> u.key
    AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
    AND NOT coalesce(r.outside, false)
WITH p, t, least, r.rank AS rank,
  CASE WHEN t.scope IN ['city', 'total'] THEN p.issuer ELSE u.key END AS owner,
  size(t.provinces) = 0 OR c.province IN t.provinces AS there,
  since = '' OR coalesce(r.since, '0') + '~' >= since
    OR coalesce(r.since, '') = '' AND coalesce(r.task, '') STARTS WITH own AS dated,
  t.counterpart_scope IN ['any', 'province']
    OR t.counterpart_scope = 'division' AND NOT c.key CONTAINS ':'
    OR t.counterpart_scope = 'zone' AND c.key STARTS WITH 'zone:'
    OR t.counterpart_scope = 'park' AND c.key STARTS WITH 'zone:' AND u.key STARTS WITH 'zone:' AS fits,
  CASE t.measure
    WHEN 'provinces' THEN c.province
    WHEN 'links' THEN CASE WHEN u.key < c.key THEN u.key + ' ' + c.key WHEN c.key < u.key THEN c.key + ' ' + u.key END
    ELSE c.key END AS what
WITH p, t, least, owner, rank, CASE WHEN there AND dated AND fits THEN what END AS what
WITH p, t, least, owner, what, max(rank) AS best
WITH p, t, owner, count(CASE WHEN best >= least THEN what END) AS have, count(what) AS planned
WHERE have < t.minimum OR $everyone
MATCH (p)-[s:SETS]->(t)
WITH p.key AS plan, t, owner, have, planned, min(s.key) AS demand
OPTIONAL MATCH (u:Division|Zone|Department)
WHERE u.key = owner
RETURN plan, t.key AS target, owner AS unit_id, coalesce(u.name, owner) AS unit, have, planned,
  t.minimum AS need, t.by AS by, CASE WHEN planned < t.minimum THEN 'error' ELSE 'warning' END AS severity, demand
ORDER BY plan, target, unit_id

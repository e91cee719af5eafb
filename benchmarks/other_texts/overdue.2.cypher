// What does not count for a target is left out before it is grouped.
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE coalesce(t.due, '9999') + '~' < $as_of AND t.minimum_rank IS NOT NULL
MATCH (u:Division|Zone|Department|Institution)-[:RESPONSIBLE_FOR]->(t)
WITH DISTINCT p, t, u, s
WHERE NOT EXISTS {
  MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
  WHERE r.rank >= t.minimum_rank AND r.rank >= 3 AND c.key <> u.key
    AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
}
RETURN p.key AS plan, t.key AS item, t.title AS what, u.key AS unit_id, u.name AS unit, t.minimum_rank AS need, t.due AS by,
  min(s.key) AS demand
UNION ALL
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE coalesce(t.due, '9999') + '~' < $as_of AND t.minimum_rank IS NULL
OPTIONAL MATCH (t)-[:ELABORATES]->(b:Task)
WITH p, t, s, coalesce(b.key, t.key) AS body
MATCH (u:Division|Zone|Department|Institution)-[q:PARTNERS_WITH]->(d:Division|Zone|Department|Institution)
WHERE q.task = body AND q.rank >= 3
WITH DISTINCT p, t, u, s
WHERE NOT EXISTS {
  MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
  WHERE r.rank > 3 AND r.rank >= 3 AND c.key <> u.key
    AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
}
RETURN p.key AS plan, t.key AS item, t.title AS what, u.key AS unit_id, u.name AS unit, 4 AS need, t.due AS by,
  min(s.key) AS demand
UNION ALL
MATCH (p:Plan)-[s:SETS]->(t:Target)
WHERE coalesce(t.by, '9999') + '~' < $as_of
WITH p, t, coalesce(t.since, '') AS since, coalesce(t.minimum_rank, 3) AS least, min(s.key) AS demand
OPTIONAL MATCH (p)-[g:GOVERNS]->(x:Division|Zone|Department)
WHERE t.scope = g.role OR t.scope = 'total' OR t.scope = 'city' AND g.role = 'department'
WITH p, t, since, least, demand, collect(x.key) AS governed
WITH p, t, since, least, demand,
  CASE WHEN t.scope IN ['city', 'total'] THEN governed + [p.issuer] ELSE governed END AS members
UNWIND members AS member
WITH DISTINCT p, t, since, least, demand, member, p.key + '/' AS own
MATCH (u:Division|Zone|Department) WHERE u.key = member
OPTIONAL MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND r.rank >= least AND c.key <> u.key
    AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
    AND NOT coalesce(r.outside, false)
    AND (size(t.provinces) = 0 OR c.province IN t.provinces)
    AND (since = '' OR coalesce(r.since, '0') + '~' >= since
      OR coalesce(r.since, '') = '' AND coalesce(r.task, '') STARTS WITH own)
    AND (t.counterpart_scope IN ['any', 'province']
      OR t.counterpart_scope = 'division' AND NOT c.key CONTAINS ':'
      OR t.counterpart_scope = 'zone' AND c.key STARTS WITH 'zone:'
      OR t.counterpart_scope = 'park' AND c.key STARTS WITH 'zone:' AND u.key STARTS WITH 'zone:')
WITH p, t, least, demand, u, c,
  CASE WHEN t.scope IN ['city', 'total'] THEN p.issuer ELSE u.key END AS owner
WITH p, t, least, demand, owner, min(CASE WHEN u.key = owner THEN u.name END) AS unit,
  count(c.key) AS have
WHERE have = 0
RETURN p.key AS plan, t.key AS item, t.what AS what, owner AS unit_id, coalesce(unit, owner) AS unit,
  least AS need, t.by AS by, demand

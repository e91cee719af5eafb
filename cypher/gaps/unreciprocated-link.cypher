// id: unreciprocated-link
// title: Partner named by one side only
// 标题: 只有一方方案点名的合作
// question: Which links does one plan state whose other end is the issuer of another plan, or its own unit, and that plan does not?
// severity: warning
// params: as_of date
// columns: plan, unit_id, unit, partner_id, partner, other, other_title, have, need, demand
MATCH (o:Plan)
WHERE o.issuer IS NOT NULL AND o.source IS NOT NULL
OPTIONAL MATCH (o)-[:GOVERNS]->(g:Division|Zone|Department)
WITH o, collect(DISTINCT g.key) AS governed
OPTIONAL MATCH (x:Division|Zone|Department|Institution)-[:PART_OF]->(b:Division)
WHERE b.key = o.issuer
WITH o, governed, collect(DISTINCT x.key) AS inside
OPTIONAL MATCH (y:Division|Zone|Department|Institution)-[:PART_OF]->(:Division)-[:PART_OF]->(b:Division)
WHERE b.key = o.issuer AND y.city = o.issuer
WITH o, governed, inside, collect(DISTINCT y.key) AS deeper
WITH o, governed + inside + deeper + [o.issuer] AS own
UNWIND own AS member
WITH DISTINCT o, own, member
MATCH (c:Division|Zone|Department|Institution)
WHERE c.key = member
MATCH (c)-[r:PARTNERS_WITH]-(u:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND r.source <> o.source AND NOT u.key IN own
    AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
MATCH (p:Plan)
WHERE p.source = r.source AND p.key <> o.key AND coalesce(p.issuer, '') <> o.issuer
  AND NOT EXISTS { MATCH (c)-[q:PARTNERS_WITH]-(u) WHERE q.source = o.source }
RETURN p.key AS plan, u.key AS unit_id, u.name AS unit, c.key AS partner_id, c.name AS partner, o.key AS other,
  coalesce(o.title, o.key) AS other_title, 0 AS have, 1 AS need, min(r.key) AS demand
ORDER BY plan, unit_id, partner_id, other

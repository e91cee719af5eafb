// Plans and texts fetched last.
MATCH (a:Task)-[:ELABORATES]->(b:Task)
WHERE a.part = 'annex'
WITH DISTINCT a, b
MATCH (u:Division|Zone|Department|Institution|`Group`)-[r:RESPONSIBLE_FOR]->(a)
WHERE r.basis = 'named' OR u.key STARTS WITH 'group:'
WITH DISTINCT a, b, u
WHERE NOT EXISTS {
  MATCH (u)-[q:RESPONSIBLE_FOR]->(b)
  WHERE q.basis = 'named' OR u.key STARTS WITH 'group:'
}
MATCH (p:Plan)-[s:SETS]->(a)
RETURN p.key AS plan, a.key AS unit_id, a.title AS unit, a.no AS no, 'only-annex' AS kind, b.key AS other, u.name AS what,
  min(s.key) AS demand
UNION ALL
MATCH (a:Task)-[:ELABORATES]->(b:Task)
WHERE a.part = 'annex'
WITH DISTINCT a, b
MATCH (u:Division|Zone|Department|Institution|`Group`)-[r:RESPONSIBLE_FOR]->(b)
WHERE r.basis = 'named' OR u.key STARTS WITH 'group:'
WITH DISTINCT a, b, u
WHERE NOT EXISTS {
  MATCH (u)-[q:RESPONSIBLE_FOR]->(a)
  WHERE q.basis = 'named' OR u.key STARTS WITH 'group:'
}
MATCH (p:Plan)-[s:SETS]->(a)
RETURN p.key AS plan, a.key AS unit_id, a.title AS unit, a.no AS no, 'only-body' AS kind, b.key AS other, u.name AS what,
  min(s.key) AS demand
UNION ALL
MATCH (p:Plan)-[s:SETS]->(a:Task)
WHERE a.part = 'annex' AND coalesce(a.days, 1000000) <= 30
RETURN p.key AS plan, a.key AS unit_id, a.title AS unit, a.no AS no, 'deadline' AS kind, p.issued AS other, a.due AS what,
  min(s.key) AS demand
UNION ALL
MATCH (p:Plan)-[s:SETS]->(a:Task)
WHERE a.part = 'annex' AND NOT EXISTS { MATCH (a)-[:ELABORATES]->(:Task) }
RETURN p.key AS plan, a.key AS unit_id, a.title AS unit, a.no AS no, 'subject' AS kind, '' AS other, '' AS what,
  min(s.key) AS demand

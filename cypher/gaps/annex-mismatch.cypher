// id: annex-mismatch
// title: Row of the annex that disagrees with the body or the date
// 标题: 附表与正文或日期不一致
// question: Which rows of the annex differ from the task they spell out in responsible units, belong to no task, or fall due before the plan's date or within days of it?
// severity: warning
// columns: plan, unit_id, unit, no, kind, other, what, demand
MATCH (p:Plan)-[s:SETS]->(a:Task)-[:ELABORATES]->(b:Task)
MATCH (u:Division|Zone|Department|Institution|`Group`)-[r:RESPONSIBLE_FOR]->(a)
WHERE a.part = 'annex' AND (r.basis = 'named' OR u.key STARTS WITH 'group:') AND NOT EXISTS {
  MATCH (u)-[q:RESPONSIBLE_FOR]->(b)
  WHERE q.basis = 'named' OR u.key STARTS WITH 'group:'
}
RETURN p.key AS plan, a.key AS unit_id, a.title AS unit, a.no AS no, 'only-annex' AS kind, b.key AS other, u.name AS what,
  min(s.key) AS demand
UNION ALL
MATCH (p:Plan)-[s:SETS]->(a:Task)-[:ELABORATES]->(b:Task)
MATCH (u:Division|Zone|Department|Institution|`Group`)-[r:RESPONSIBLE_FOR]->(b)
WHERE a.part = 'annex' AND (r.basis = 'named' OR u.key STARTS WITH 'group:') AND NOT EXISTS {
  MATCH (u)-[q:RESPONSIBLE_FOR]->(a)
  WHERE q.basis = 'named' OR u.key STARTS WITH 'group:'
}
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

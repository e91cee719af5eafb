// Joined by a property: quick here, but a walk over all links for each task on Neo4j.
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE t.part = 'body' AND NOT EXISTS {
  MATCH (:Division|Zone|Department|Institution|`Group`)-[r:PARTNERS_WITH]->(:Division|Zone|Department|Institution)
  WHERE r.rank >= 3 AND r.task = t.key
}
RETURN p.key AS plan, t.key AS unit_id, t.title AS unit, t.no AS no, 0 AS have, 1 AS need, min(s.key) AS demand
ORDER BY plan, no, unit_id

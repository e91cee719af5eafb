// Looked up in one list: the time grows with the square.
MATCH (:Division|Zone|Department|Institution|`Group`)-[r:PARTNERS_WITH]->(:Division|Zone|Department|Institution)
WHERE r.rank >= 3
WITH collect(DISTINCT r.task) AS stated
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE t.part = 'body' AND NOT t.key IN stated
RETURN p.key AS plan, t.key AS unit_id, t.title AS unit, t.no AS no, 0 AS have, 1 AS need, min(s.key) AS demand
ORDER BY plan, no, unit_id

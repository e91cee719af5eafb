// id: task-without-counterpart
// title: Task that names no counterpart
// 标题: 没有点名合作对象的任务
// question: Which tasks of the body does no sentence give a counterpart?
// severity: info
// columns: plan, unit_id, unit, no, have, need, demand
OPTIONAL MATCH (:Division|Zone|Department|Institution|`Group`)-[r:PARTNERS_WITH]->(:Division|Zone|Department|Institution)
WHERE r.rank >= 3
WITH collect(DISTINCT r.task) AS stated
MATCH (t:Task)
WHERE t.part = 'body'
WITH stated, collect(t.key) AS tasks
// A task that is in both lists is stated. Looking each up in the other list would take the square of their length.
UNWIND stated + tasks AS key
WITH key, count(*) AS times
WHERE times = 1
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE t.key = key AND t.part = 'body'
RETURN p.key AS plan, t.key AS unit_id, t.title AS unit, t.no AS no, 0 AS have, 1 AS need, min(s.key) AS demand
ORDER BY plan, no, unit_id

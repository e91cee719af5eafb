// id: task-without-deadline
// title: Task without a deadline
// 标题: 没有完成时限的任务
// question: Which tasks of the body have no deadline and do not go on, neither themselves nor through a row of the annex?
// severity: info
// columns: plan, unit_id, unit, no, demand
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE t.part = 'body' AND t.due IS NULL AND NOT coalesce(t.ongoing, false) AND NOT EXISTS {
  MATCH (x:Task)-[:ELABORATES]->(t)
  WHERE x.due IS NOT NULL OR x.ongoing
}
RETURN p.key AS plan, t.key AS unit_id, t.title AS unit, t.no AS no, min(s.key) AS demand
ORDER BY plan, no, unit_id

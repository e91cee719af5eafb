// id: task-without-named-unit
// title: Task that names no responsible unit
// 标题: 没有点名责任单位的任务
// question: Which tasks and rows of the annex make no unit responsible by name?
// severity: info
// columns: plan, unit_id, unit, part, no, groups, have, need, demand
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE NOT EXISTS {
  MATCH (u:Division|Zone|Department|Institution)-[r:RESPONSIBLE_FOR]->(t)
  WHERE r.basis = 'named'
}
OPTIONAL MATCH (x:`Group`)-[:RESPONSIBLE_FOR]->(t)
RETURN p.key AS plan, t.key AS unit_id, t.title AS unit, t.part AS part, t.no AS no, count(DISTINCT x.key) AS groups,
  0 AS have, 1 AS need, min(s.key) AS demand
ORDER BY plan, part, no, unit_id

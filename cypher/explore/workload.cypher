// id: workload
// title: Tasks for each unit
// 标题: 各单位的任务量
// question: For how many tasks is each unit responsible, how many with a deadline?
// columns: unit_id, unit, tasks, named, with_deadline
MATCH (u:Division|Zone|Department|Institution)-[r:RESPONSIBLE_FOR]->(t:Task)
RETURN u.key AS unit_id, u.name AS unit, count(DISTINCT t.key) AS tasks,
  count(DISTINCT CASE WHEN r.basis = 'named' THEN t.key END) AS named,
  count(DISTINCT CASE WHEN t.due IS NOT NULL THEN t.key END) AS with_deadline
ORDER BY tasks DESC, unit_id

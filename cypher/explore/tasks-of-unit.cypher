// id: tasks-of-unit
// title: Tasks of a unit
// 标题: 某单位负责的任务
// question: For which tasks is a unit responsible, by name or through a group?
// params: unit text
// columns: unit, task_id, part, no, task, role, basis, due, ongoing
MATCH (u:Division|Zone|Department|Institution)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE u.key = $unit OR u.name = $unit OR $unit IN u.aliases
RETURN DISTINCT u.name AS unit, t.key AS task_id, t.part AS part, t.no AS no, t.title AS task, r.role AS role,
  r.basis AS basis, t.due AS due, t.ongoing AS ongoing
ORDER BY task_id, basis DESC, role, unit

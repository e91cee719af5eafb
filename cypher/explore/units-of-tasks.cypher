// id: units-of-tasks
// title: Responsible units of every task
// 标题: 各项任务的责任单位
// question: Who is responsible for each task, by name or through a group?
// columns: task_id, part, no, task, due, unit_id, unit, role, basis
MATCH (u:Division|Zone|Department|Institution|`Group`)-[r:RESPONSIBLE_FOR]->(t:Task)
RETURN DISTINCT t.key AS task_id, t.part AS part, t.no AS no, t.title AS task, t.due AS due, u.key AS unit_id,
  u.name AS unit, r.role AS role, r.basis AS basis
ORDER BY task_id, basis DESC, unit_id, role

// id: tasks-by-sector
// title: Tasks by sector
// 标题: 各领域的任务
// question: Which tasks concern which field?
// columns: sector, task_id, part, no, task
MATCH (t:Task)-[:COVERS]->(s:Sector)
RETURN DISTINCT s.name AS sector, t.key AS task_id, t.part AS part, t.no AS no, t.title AS task
ORDER BY sector, task_id

// id: draw-tasks
// title: Tasks and who carries them out
// 标题: 任务与责任单位
// question: Which units are responsible for which tasks of the body?
// columns: p, s, t, r, u
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE t.part = 'body'
OPTIONAL MATCH (t)<-[r:RESPONSIBLE_FOR]-(u:Division|Zone|Department|Institution|`Group`)
WHERE r.basis = 'named'
RETURN p, s, t, r, u

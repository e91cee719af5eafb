// id: draw-overdue
// title: Tasks whose deadline has passed
// 标题: 已到期的任务
// question: Which tasks had to be done by now, and by whom?
// params: as_of date
// columns: p, s, t, r, u
MATCH (p:Plan)-[s:SETS]->(t:Task)
WHERE t.due + '~' < $as_of
OPTIONAL MATCH (t)<-[r:RESPONSIBLE_FOR]-(u:Division|Zone|Department|Institution|`Group`)
WHERE r.basis = 'named'
RETURN p, s, t, r, u

// id: draw-shared
// title: Counterparts that several units share
// 标题: 多个单位共同的合作对象
// question: Which counterparts do several units work with?
// params: as_of date
// columns: u, r, c, q, v
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
MATCH (c)<-[q:PARTNERS_WITH]-(v:Division|Zone|Department|Institution)
WHERE u.key <> v.key AND q.rank >= 3 AND coalesce(q.until, '9999') + '~' >= $as_of AND coalesce(q.since, '') <= $as_of
RETURN u, r, c, q, v

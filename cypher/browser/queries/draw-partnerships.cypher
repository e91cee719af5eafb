// id: draw-partnerships
// title: Who works with whom
// 标题: 谁与谁合作
// question: Which units work, or shall work, with which counterparts?
// params: as_of date
// columns: u, r, c
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
RETURN u, r, c

// id: draw-signed
// title: What is more than planned
// 标题: 已超出规划阶段的合作
// question: Which partnerships have come further than planned?
// params: as_of date
// columns: u, r, c
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank > 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
RETURN u, r, c

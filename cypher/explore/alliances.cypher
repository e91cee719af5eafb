// id: alliances
// title: Members of alliances
// 标题: 合作联盟的成员
// question: Who has joined, or works with, which corridor, metropolitan area or grouping?
// columns: alliance_id, alliance, unit_id, unit, how
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(a:Alliance)
RETURN DISTINCT a.key AS alliance_id, a.name AS alliance, u.key AS unit_id, u.name AS unit, r.status AS how
ORDER BY alliance_id, unit_id, how

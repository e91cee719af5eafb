// id: draw-alliances
// title: Alliances and their members
// 标题: 合作平台与成员
// question: Which units belong to which corridor, metropolitan area or grouping?
// columns: u, r, a
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH|PART_OF]->(a:Alliance)
RETURN u, r, a

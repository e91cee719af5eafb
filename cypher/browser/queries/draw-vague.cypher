// id: draw-vague
// title: Commitments to nobody in particular
// 标题: 没有点名的合作承诺
// question: Which units promise to work with a group that names nobody?
// columns: u, r, g
MATCH (u:Division|Zone|Department|Institution|`Group`)-[r:PARTNERS_WITH]->(g:`Group`)
RETURN u, r, g

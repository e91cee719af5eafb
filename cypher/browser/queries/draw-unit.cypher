// id: draw-unit
// title: Everything around a unit
// 标题: 某单位的全部关系
// question: With whom does a unit work, what is it responsible for, and which plan governs it?
// params: unit text
// columns: u, r, x
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH|RESPONSIBLE_FOR|GOVERNS]-(x:Division|Zone|Department|Institution|Alliance|`Group`|Plan|Task)
WHERE u.key = $unit OR u.name = $unit OR $unit IN u.aliases
RETURN u, r, x

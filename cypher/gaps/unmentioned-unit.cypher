// id: unmentioned-unit
// title: Unit that the plan never mentions
// 标题: 方案未提及的单位
// question: Which units of the roster does no sentence outside the salutation name?
// severity: warning
// columns: plan, unit_id, unit, role, have, need, demand
MATCH (p:Plan)-[g:GOVERNS]->(u:Division|Zone|Department)
WITH p, u, max(g.mentions) AS mentions, min(g.role) AS role, min(g.key) AS demand
WHERE mentions = 0
RETURN p.key AS plan, u.key AS unit_id, u.name AS unit, role, 0 AS have, 1 AS need, demand
ORDER BY plan, unit_id

// id: links-of-unit
// title: Links of a unit
// 标题: 某单位的合作关系
// question: With whom does a unit work or plan to work, and which sentence says so?
// params: unit text
// columns: unit, counterpart_id, counterpart, status, since, until, source, quote
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution|Alliance|`Group`)
WHERE u.key = $unit OR u.name = $unit OR $unit IN u.aliases
RETURN DISTINCT u.name AS unit, c.key AS counterpart_id, c.name AS counterpart, r.status AS status, r.since AS since,
  r.until AS until, r.source AS source, r.quote AS quote
ORDER BY counterpart_id, source, quote, status, since, until, unit

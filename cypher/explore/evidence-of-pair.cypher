// id: evidence-of-pair
// title: Sentences on a pair
// 标题: 某一对合作的依据
// question: Which sentences say that two units work together?
// params: unit text, counterpart text
// columns: unit, counterpart, status, task, since, source, start, stop, quote
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution|Alliance|`Group`)
WHERE (u.key = $unit OR u.name = $unit OR $unit IN u.aliases)
  AND (c.key = $counterpart OR c.name = $counterpart OR $counterpart IN c.aliases)
RETURN DISTINCT u.name AS unit, c.name AS counterpart, r.status AS status, r.task AS task, r.since AS since,
  r.source AS source, r.start AS start, r.stop AS stop, r.quote AS quote
ORDER BY source, start, stop, unit, counterpart, status, since

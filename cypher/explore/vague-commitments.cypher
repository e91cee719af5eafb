// id: vague-commitments
// title: Sentences that name nobody
// 标题: 没有点名对象的语句
// question: Who promises to work with a group that names nobody, and in which words?
// columns: unit_id, unit, group_id, group_name, source, start, quote
MATCH (u:Division|Zone|Department|Institution|`Group`)-[r:PARTNERS_WITH]->(c:`Group`)
RETURN u.key AS unit_id, u.name AS unit, c.key AS group_id, c.name AS group_name, r.source AS source, r.start AS start,
  r.quote AS quote
ORDER BY source, start, group_id, unit_id, quote

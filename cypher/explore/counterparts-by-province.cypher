// id: counterparts-by-province
// title: Counterparts by province and kind
// 标题: 按省份和类别统计合作对象
// question: How many counterparts of each kind lie in each province?
// params: as_of date
// columns: province_id, province, kind, counterparts, links
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of AND c.province IS NOT NULL
WITH c.province AS province_id, r, c,
  CASE WHEN c.key STARTS WITH 'zone:' THEN 'zone' WHEN c.key STARTS WITH 'dept:' THEN 'department'
    WHEN c.key STARTS WITH 'inst:' THEN 'institution' ELSE 'division' END AS kind
WITH province_id, kind, count(DISTINCT c.key) AS counterparts, count(r) AS links
OPTIONAL MATCH (v:Division)
WHERE v.key = province_id
RETURN province_id, coalesce(v.name, province_id) AS province, kind, counterparts, links
ORDER BY province_id, kind

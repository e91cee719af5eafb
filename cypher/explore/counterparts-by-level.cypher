// id: counterparts-by-level
// title: Divisions as counterparts, by province and level
// 标题: 按省份和行政级别统计合作对象
// question: How many provinces, cities, counties and towns of each province are counterparts?
// params: as_of date
// columns: province_id, province, level, counterparts, links
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
WITH c.province AS province_id, c.level AS level, count(DISTINCT c.key) AS counterparts, count(r) AS links
OPTIONAL MATCH (v:Division)
WHERE v.key = province_id
RETURN province_id, coalesce(v.name, province_id) AS province, level, counterparts, links
ORDER BY province_id, level

// id: counterparts-by-city
// title: Counterparts by city
// 标题: 按城市统计合作对象
// question: In which cities do the counterparts lie, and who works with them?
// params: as_of date
// columns: city_id, city, units, counterparts, links
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of AND c.city IS NOT NULL
WITH c.city AS city_id, count(DISTINCT u.key) AS units, count(DISTINCT c.key) AS counterparts, count(r) AS links
OPTIONAL MATCH (v:Division)
WHERE v.key = city_id
RETURN city_id, coalesce(v.name, city_id) AS city, units, counterparts, links
ORDER BY links DESC, city_id

// id: departments-by-city
// title: Departments by counterpart city
// 标题: 各部门对接的城市
// question: Which departments work with which city, or with a unit that lies in it?
// params: as_of date
// columns: department_id, department, city_id, city, links
MATCH (u:Department)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
WITH u, coalesce(c.city, c.key) AS city_id, count(r) AS links
OPTIONAL MATCH (v:Division)
WHERE v.key = city_id
RETURN u.key AS department_id, u.name AS department, city_id, coalesce(v.name, city_id) AS city, links
ORDER BY department_id, city_id

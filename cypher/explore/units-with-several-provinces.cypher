// id: units-with-several-provinces
// title: Units with counterparts in several provinces
// 标题: 合作对象遍布多省的单位
// question: Which units have counterparts in how many provinces?
// params: least integer = 2, as_of date
// columns: unit_id, unit, provinces, counterparts
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of AND c.key <> u.key
WITH u, count(DISTINCT c.province) AS provinces, count(DISTINCT c.key) AS counterparts
WHERE provinces >= $least
RETURN u.key AS unit_id, u.name AS unit, provinces, counterparts
ORDER BY provinces DESC, counterparts DESC, unit_id

// id: county-province-empty
// title: County without a counterpart in a province that the plan demands
// 标题: 县市区在目标省份没有合作对象
// question: In which provinces, of those where a target demands a counterpart of every county, does a county have none?
// severity: error
// params: as_of date
// columns: plan, unit_id, unit, province_id, province, have, need, by, demand
MATCH (p:Plan)-[s:SETS]->(t:Target)
WHERE t.scope = 'county' AND t.measure = 'provinces' AND t.minimum >= size(t.provinces)
UNWIND t.provinces AS province_id
WITH p, province_id, min(s.key) AS demand, min(t.by) AS by
MATCH (p)-[g:GOVERNS]->(u:Division)
WHERE g.role = 'county'
OPTIONAL MATCH (u)-[r:PARTNERS_WITH]-(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND c.key <> u.key
    AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of AND c.province = province_id
WITH p, u, province_id, demand, by, count(c.key) AS have
WHERE have = 0
OPTIONAL MATCH (v:Division)
WHERE v.key = province_id
RETURN p.key AS plan, u.key AS unit_id, u.name AS unit, province_id, coalesce(v.name, province_id) AS province,
  0 AS have, 1 AS need, by, demand
ORDER BY plan, unit_id, province_id

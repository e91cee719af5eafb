// id: status-by-province
// title: Status of links by province
// 标题: 各省份合作的进展
// question: How far have the links with each province come?
// params: as_of date
// columns: province_id, province, rank, status, links
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank >= 0 AND coalesce(r.since, '') <= $as_of
WITH c.province AS province_id, r.rank AS rank, r.status AS status, count(r) AS links
OPTIONAL MATCH (v:Division)
WHERE v.key = province_id
RETURN province_id, coalesce(v.name, province_id) AS province, rank, status, links
ORDER BY province_id, rank, status

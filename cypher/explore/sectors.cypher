// id: sectors
// title: Sectors by number of links
// 标题: 各领域的合作数量
// question: In which fields do how many links and units lie?
// params: as_of date
// columns: sector, links, units, counterparts
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
WHERE r.rank >= 3 AND coalesce(r.until, '9999') + '~' >= $as_of AND coalesce(r.since, '') <= $as_of
UNWIND r.sectors AS sector
RETURN sector, count(DISTINCT r.key) AS links, count(DISTINCT u.key) AS units, count(DISTINCT c.key) AS counterparts
ORDER BY links DESC, sector

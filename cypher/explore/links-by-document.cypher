// id: links-by-document
// title: Links by document
// 标题: 各文件给出的合作关系
// question: How many links and pairs does each document state, how strong?
// columns: source, status, rank, links, pairs
MATCH (u:Division|Zone|Department|Institution)-[r:PARTNERS_WITH]->(c:Division|Zone|Department|Institution)
RETURN r.source AS source, r.status AS status, r.rank AS rank, count(r) AS links,
  count(DISTINCT u.key + ' ' + c.key) AS pairs
ORDER BY source, rank, status

// id: targets
// title: Targets
// 标题: 方案的量化目标
// question: Which quotas do the plans set, for whom and by when?
// columns: plan, target_id, what, scope, counterpart_scope, measure, minimum, minimum_status, by
MATCH (p:Plan)-[:SETS]->(t:Target)
RETURN DISTINCT p.key AS plan, t.key AS target_id, t.what AS what, t.scope AS scope,
  t.counterpart_scope AS counterpart_scope, t.measure AS measure, t.minimum AS minimum,
  t.minimum_status AS minimum_status, t.by AS by
ORDER BY plan, by, target_id

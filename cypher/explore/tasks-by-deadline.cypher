// id: tasks-by-deadline
// title: Tasks by deadline
// 标题: 按时限排列的任务
// question: Which tasks and rows of the annex fall due when, those without a deadline last?
// columns: due, ongoing, part, no, task_id, task, minimum_status
MATCH (t:Task)
RETURN t.due AS due, t.ongoing AS ongoing, t.part AS part, t.no AS no, t.key AS task_id, t.title AS task,
  t.minimum_status AS minimum_status
ORDER BY due, part, no, task_id

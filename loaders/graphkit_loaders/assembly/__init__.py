"""From what was read to records: the plan, its roster, tasks, targets and links, with the evidence of each."""

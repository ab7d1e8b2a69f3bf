select a, b
from interlinkage
where layer = $layer and panel = $panel and rho is not null and (goal_a = $goal or goal_b = $goal)
order by link in ('together', 'apart') desc, goal_a <> goal_b desc, abs(rho) desc, a, b
limit 1

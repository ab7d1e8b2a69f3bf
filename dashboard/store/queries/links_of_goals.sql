select a, b, goal_a, goal_b, n, rho, q, link, reason, why, partial_n, partial_rho, partial_q, partial_link
from interlinkage
where layer = $layer and panel = $panel and ((goal_a = $goal and goal_b = $to) or (goal_a = $to and goal_b = $goal))
order by abs(rho) desc nulls last, a, b

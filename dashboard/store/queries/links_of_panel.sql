select a, b, goal_a, goal_b, n, rho, q, class, reason, partial_n, partial_rho, partial_q, partial_class
from interlinkage
where layer = $layer and panel = $panel and class <> 'not-tested'
order by a, b

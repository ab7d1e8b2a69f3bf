select a, b, goal_a, goal_b, n, rho, q, link, reason, partial_n, partial_rho, partial_q, partial_link
from interlinkage
where layer = $layer and panel = $panel and link <> 'not-tested'
order by a, b

select a, b, goal_a, goal_b, n, rho, p, q, link, reason, why, partial_n, partial_rho, partial_p, partial_q, partial_link, adjusted_for,
    n_levels, rho_levels, p_levels, link_levels, rho_detrended, rho_time
from interlinkage
where layer = $layer and panel = $panel and (a = $series or b = $series)
order by abs(rho) desc nulls last, a, b

-- Every pair of measures under both of its ends, tested or not, strongest first.
select layer, panel, series, a, b, goal_a, goal_b, n, rho, p, q, class, reason, why, partial_n, partial_rho, partial_p, partial_q, partial_class, adjusted_for,
    n_levels, rho_levels, p_levels, class_levels, rho_detrended, rho_time
from (select *, unnest([a, b]) as series from interlinkage)
order by layer, panel, series, abs(rho) desc nulls last, a, b

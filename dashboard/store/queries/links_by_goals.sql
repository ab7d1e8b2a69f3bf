-- Every pair of measures under the two goals they belong to, tested or not, strongest first.
select layer, panel, least(goal_a, goal_b) as goal, greatest(goal_a, goal_b) as goal_to,
    a, b, goal_a, goal_b, n, rho, q, class, reason, why, partial_n, partial_rho, partial_q, partial_class
from interlinkage
order by layer, panel, goal, goal_to, abs(rho) desc nulls last, a, b

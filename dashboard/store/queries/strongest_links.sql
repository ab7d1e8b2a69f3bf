-- The pair that shows most between one goal and the others, for every goal of every panel.
select layer, panel, goal, a, b
from (select *, unnest([goal_a, goal_b]) as goal from interlinkage where rho is not null)
qualify row_number() over (
    partition by layer, panel, goal order by class in ('together', 'apart') desc, goal_a <> goal_b desc, abs(rho) desc, a, b
) = 1

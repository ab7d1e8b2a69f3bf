with members as (
    select ref_area
    from area
    where is_network
        and ($region = '' or region = $region)
        and ($network = '' or ref_area in (select ref_area from membership where network = $network))
),

of_goal as (
    select goal, count(distinct ref_area)::integer as n_areas_of_goal
    from goal_count
    where ref_area in (select ref_area from members)
    group by goal
)

select goal, status, sum(n)::integer as n, sum(n_old)::integer as n_old, any_value(n_areas_of_goal) as n_areas_of_goal
from goal_count
join of_goal using (goal)
where ref_area in (select ref_area from members)
group by goal, status
order by goal, status

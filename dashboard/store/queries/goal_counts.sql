-- For the whole network, each of its networks and regions, and each network in each region; an empty text means all of them.
with members as (
    select ref_area, unnest(list_distinct([region, ''])) as region, network
    from area
    join (select ref_area, network from membership union all select ref_area, '' from area) using (ref_area)
    where is_network
)

select network, region, goal, status, sum(n)::integer as n, sum(n_old)::integer as n_old, any_value(n_areas)::integer as n_areas_of_goal
from (select *, count(distinct ref_area) over (partition by network, region, goal) as n_areas from members join goal_count using (ref_area))
group by network, region, goal, status
order by network, region, goal, status

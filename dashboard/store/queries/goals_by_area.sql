select goal, ref_area, status, sum(n)::integer as n
from goal_count
join area using (ref_area)
where is_network
group by goal, ref_area, status
order by goal, ref_area, status

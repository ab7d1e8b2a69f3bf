select ref_area, status, sum(n)::integer as n
from goal_count
join area using (ref_area)
where is_network and goal = $goal
group by ref_area, status
order by ref_area, status

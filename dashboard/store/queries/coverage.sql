select ref_area, goal, sum(n)::integer as n,
    sum(case when status in ('hold', 'slip', 'on', 'speed', 'stall', 'rev') then n else 0 end)::integer as n_judged
from goal_count
join area using (ref_area)
where is_network
group by ref_area, goal
order by ref_area, goal

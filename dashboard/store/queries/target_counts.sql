select ref_area, goal, target, n, n_trend, n_target, n_groups, first_year, last_year
from target_count
order by ref_area, goal, target

select ref_area, goal, target, n, n_trend, n_target, n_groups, first_year, last_year
from target_count
where ref_area in (select unnest(string_split($areas, '~')))

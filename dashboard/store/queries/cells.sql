select ref_area, series, value, year, time_label, obs_status, nature, boundary, status, reason, is_old, n_points, score, start_value, start_year, start_label,
    gap_points
from assessment
where ref_area in (select unnest(string_split($areas, '~'))) and value is not null and boundary in ('city', 'metro', 'urban-centre')

-- The assessments of cities outside the network, if they are few enough to be kept in memory.
select ref_area, series, value, year, time_label, obs_status, nature, boundary, start_value, start_year, n_points, score, colour, arrow,
    status, reason, gap_native, gap_points, needed_per_year, pace_per_year, acceleration, years_to_target, pace_uncertain,
    directions_disagree, hardly_moved, short_series, projected_2030, projected_low, projected_high, projection_shown,
    projection_too_wide, strength, is_old, n_context
from assessment
join area using (ref_area)
where not is_network and (select count(*) from assessment) <= 60000
order by ref_area, series

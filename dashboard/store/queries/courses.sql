select ref_area, time_period, time_label, obs_value, obs_status, nature, boundary
from observation_by_series
where series = $series and grp = '_T' and obs_status <> 'F' and ref_area in (select unnest(string_split($areas, '~')))
    and boundary in ('city', 'metro', 'urban-centre')
order by ref_area, boundary, time_period

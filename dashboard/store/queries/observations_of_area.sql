select ref_area, series, time_period, obs_value, obs_status, nature, boundary, note, source
from observation
where ref_area = $ref_area and grp = '_T'
order by series, boundary, time_period

select time_period, time_label, obs_value, obs_status, nature, boundary, note
from observation
where ref_area = $ref_area and series = $series and grp = '_T'

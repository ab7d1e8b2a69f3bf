select series, ref_area, value, year, time_label, status, is_old, score, boundary, obs_status, nature
from standing
order by series, score nulls first, ref_area

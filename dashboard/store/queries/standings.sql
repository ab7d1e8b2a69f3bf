select ref_area, value, year, time_label, status, is_old, score, boundary
from standing
where series = $series
order by score nulls first, ref_area

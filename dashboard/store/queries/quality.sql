select rule, action, ref_area, series, time_period, found, reason
from quality
where source = $source
order by action, rule, series, ref_area, time_period

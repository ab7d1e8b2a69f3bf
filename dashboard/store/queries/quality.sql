select source, rule, action, ref_area, series, time_period, found, reason, n_values
from quality
order by source, action, rule, series, ref_area, time_period

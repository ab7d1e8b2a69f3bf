select series, time_period, n, p25, median, p75
from band
order by series, time_period

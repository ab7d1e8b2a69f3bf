select time_period, n, p25, median, p75 from band where series = $series order by time_period

select series, n, n_old, first_year, last_year, low, n_middle, middle_from, p25, median, p75, high, ticks, weight, step
from strip
where series in (select unnest(string_split($series, '~')))

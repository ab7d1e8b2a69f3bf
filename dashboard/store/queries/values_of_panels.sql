-- What was compared, panel by panel and measure by measure, if it is little enough to be kept in memory.
select panel, series, ref_area, value, year, nature, obs_status as status
from interlinkage_value
where (select count(*) from interlinkage_value) <= 60000
order by panel, series, ref_area

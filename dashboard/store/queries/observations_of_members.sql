-- The values of the network's own cities, if they are few enough to be kept in memory.
select ref_area, series, time_period, time_label, obs_value, obs_status, nature, boundary, note
from observation
join area using (ref_area)
where is_network and grp = '_T'
    and (select count(*) from observation join area using (ref_area) where is_network) <= 60000
order by ref_area, series, boundary, time_period

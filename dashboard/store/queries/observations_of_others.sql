-- The values of cities outside the network, if they are few enough to be kept in memory.
select ref_area, series, time_period, time_label, obs_value, obs_status, nature, boundary, note
from observation
join area using (ref_area)
where not is_network and grp = '_T' and (select count(*) from observation) <= 250000
order by ref_area, series, boundary, time_period

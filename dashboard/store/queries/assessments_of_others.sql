-- The assessments of cities outside the network, if they are few enough to be kept in memory.
select assessment.* exclude (scale_0_3, share_done, sen_low, chance, trend_p)
from assessment
join area using (ref_area)
where not is_network and (select count(*) from assessment) <= 60000
order by ref_area, series

select assessment.* exclude (scale_0_3, share_done, sen_low, chance, trend_p)
from assessment
join area using (ref_area)
where is_network
order by ref_area, series

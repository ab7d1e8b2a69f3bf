select * exclude (scale_0_3, share_done, sen_low, chance, trend_p)
from assessment
where ref_area = $ref_area

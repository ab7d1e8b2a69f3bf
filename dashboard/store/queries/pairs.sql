select across.ref_area, across.value as x, across.year as x_year, across.obs_status as x_status,
    up.value as y, up.year as y_year, up.obs_status as y_status
from assessment_by_series as across
join assessment_by_series as up using (ref_area)
where across.series = $across and up.series = $up and across.value is not null and up.value is not null
    and across.boundary in ('city', 'metro', 'urban-centre') and up.boundary in ('city', 'metro', 'urban-centre')
order by across.ref_area

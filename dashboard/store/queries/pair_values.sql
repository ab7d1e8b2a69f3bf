select x.ref_area, x.value as a, y.value as b, x.year as year_a, y.year as year_b, x.nature as nature_a, y.nature as nature_b,
    x.obs_status as status_a, y.obs_status as status_b
from interlinkage_value as x
join interlinkage_value as y on y.ref_area = x.ref_area
where x.panel = $panel and y.panel = $panel and x.series = $a and y.series = $b
order by x.ref_area

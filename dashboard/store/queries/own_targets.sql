select ref_area, series, target_year, target_value, label, text, verdict, value, year, met, gap_native, needed_per_year, pace_per_year,
    start_value, start_year, start_label, worst_value, status, verdict_agrees
from local_assessment
order by ref_area, series, label

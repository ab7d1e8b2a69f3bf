select series, ref_area, value from interlinkage_value where panel = $panel order by series, ref_area

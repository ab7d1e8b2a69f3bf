select layer, panel, n_series, n_areas, n_network, pairs, tested, together, apart, adjusted_tested, adjusted_together, adjusted_apart,
    first_year, last_year, income, regions
from interlinkage_panel
order by layer, tested desc, panel

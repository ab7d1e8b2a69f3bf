select unnest([a, b]) as series, layer, panel, a, b, n, rho, class
from interlinkage
where class in ('together', 'apart')
order by layer, abs(rho) desc, interlinkage.a, interlinkage.b

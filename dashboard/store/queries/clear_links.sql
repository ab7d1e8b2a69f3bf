select unnest([a, b]) as series, layer, panel, a, b, n, rho, link
from interlinkage
where link in ('together', 'apart')
order by layer, abs(rho) desc, interlinkage.a, interlinkage.b

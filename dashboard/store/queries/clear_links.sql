select layer, panel, a, b, n, rho, link
from interlinkage
where link in ('together', 'apart')
order by layer, abs(rho) desc, a, b

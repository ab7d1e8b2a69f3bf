select a, b, reason
from interlinkage
where layer = 'across' and panel = $panel and reason in ('computed', 'denominator', 'same-indicator', 'not-own')
order by a, b

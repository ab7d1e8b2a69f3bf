select source, action, rule, count(*)::integer as n, any_value(reason) as reason
from quality
group by source, action, rule
order by source, action, rule

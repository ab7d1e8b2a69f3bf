select source, action, rule, sum(n_values)::integer as n, count(*)::integer as n_lines, 
    count(distinct reason)::integer as n_reasons, any_value(reason) as reason
from quality
group by source, action, rule
order by source, action, rule

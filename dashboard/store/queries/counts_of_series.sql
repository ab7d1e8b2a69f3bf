select ref_area, goal, status, count(*)::integer as n, count(*) filter (is_old)::integer as n_old,
    min(coalesce(start_year, year))::integer as first_year, max(year)::integer as last_year
from assessment
join area using (ref_area)
join series using (series)
where is_network and value is not null and boundary in ('city', 'metro', 'urban-centre')
    and series in (select unnest(string_split($series, '~')))
group by ref_area, goal, status
order by ref_area, goal, status

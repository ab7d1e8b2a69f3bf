-- The same rows once more, sorted for the other reading, and cut to what a view asks for at once.

create table assessment_by_series as select * from assessment order by series, ref_area;

create table observation_by_series as select * from observation order by series, grp, time_period, ref_area;

create table standing as
select series, ref_area, value, year, time_label, status, is_old, score, boundary
from assessment
join area using (ref_area)
where area.is_network and value is not null and boundary in ('city', 'metro', 'urban-centre')
order by series, score, ref_area;

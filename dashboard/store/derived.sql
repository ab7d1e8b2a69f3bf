-- The same rows once more, sorted for the other reading, and cut to what a view asks for at once.

create table assessment_by_series as select * from assessment order by series, ref_area;

create table observation_by_series as select * from observation order by series, grp, time_period, ref_area;

create table standing as
select series, ref_area, value, year, time_label, status, is_old, score, boundary, obs_status, nature
from assessment
join area using (ref_area)
where area.is_network and value is not null and boundary in ('city', 'metro', 'urban-centre')
order by series, score, ref_area;

create table target_count as
with grouped as (
    select distinct ref_area, series, true as has_groups from observation where grp <> '_T'
)

select assessment.ref_area, series.goal, series.target, count(*)::integer as n,
    count(*) filter (n_points >= 2)::integer as n_trend,
    count(*) filter (green is not null)::integer as n_target,
    count(*) filter (has_groups)::integer as n_groups,
    min(assessment.year)::integer as first_year, max(assessment.year)::integer as last_year
from assessment
join series using (series)
left join grouped on grouped.ref_area = assessment.ref_area and grouped.series = assessment.series
where value is not null and boundary in ('city', 'metro', 'urban-centre') and direction <> 'context'
group by assessment.ref_area, series.goal, series.target
order by assessment.ref_area, series.goal, series.target;

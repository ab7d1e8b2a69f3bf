-- The table contract of the data file. Add columns and tables; never rename or drop one.

create table release (
    release varchar not null, digest varchar, built date not null, method varchar not null,
    n_areas integer, n_series integer, n_observations integer, n_assessments integer, n_judged integer
);
create table source (
    source varchar primary key, title varchar not null, publisher varchar not null, licence varchar not null,
    licence_evidence varchar not null, share_alike boolean not null, vintage varchar not null, citation varchar not null,
    attribution varchar not null, modified varchar not null, caveat varchar not null, margin double,
    n_observations integer, n_series integer, n_areas integer, first_year integer, last_year integer, n_dropped integer,
    n_flagged integer, n_skipped integer, url varchar, licence_url varchar
);
create table goal (
    goal varchar primary key, name varchar not null, short_name varchar not null, colour varchar not null,
    label_ink varchar not null
);
create table target (target varchar primary key, goal varchar not null references goal (goal), label varchar not null);
create table indicator (indicator varchar primary key, target varchar not null, label varchar not null);
create table unit (
    unit_measure varchar primary key, label varchar not null, long_label varchar not null, decimals integer not null
);
create table country (country varchar primary key, iso2 varchar not null, name varchar not null, region varchar not null);
create table panel (
    panel varchar primary key, title varchar not null, description varchar not null, source varchar not null, unranked varchar
);
create table area (
    ref_area varchar primary key, name varchar not null, kind varchar not null, country varchar, country_name varchar,
    region varchar, lat double, lon double, population double, population_year integer, population_source varchar,
    is_network boolean not null, n_series integer not null, n_goals integer not null, n_values integer not null,
    n_judged integer not null, n_trends integer not null, first_year integer, last_year integer, density double,
    density_year integer, near_sea boolean, population_projected boolean not null
);
create table area_alias (ref_area varchar not null, alias varchar not null);
create table membership (ref_area varchar not null, network varchar not null);
create table panel_area (panel varchar not null, ref_area varchar not null);
create table series (
    series varchar primary key, source varchar not null references source (source), panel varchar, goal varchar not null,
    target varchar, indicator varchar, label varchar not null, definition varchar not null, unit_measure varchar not null,
    direction varchar not null, lower_bound double, red double, green double, optimum double, bound_origin varchar not null,
    bound_reason varchar not null, decimals integer not null, valid_min double, valid_max double, source_code varchar,
    n_areas integer, n_network integer, first_year integer, last_year integer, n_moving integer
);
create table observation (
    ref_area varchar not null, series varchar not null, time_period integer not null, time_label varchar,
    obs_value double not null, obs_status varchar not null, nature varchar, boundary varchar not null,
    source varchar not null, grp varchar not null, note varchar
);
create table assessment (
    ref_area varchar not null, series varchar not null, value double, year integer, time_label varchar,
    obs_status varchar, nature varchar, boundary varchar, start_value double, start_year integer, start_label varchar, n_points integer,
    score double, scale_0_3 double, colour varchar, arrow varchar, status varchar not null, reason varchar,
    gap_native double, gap_points double, share_done double, needed_per_year double, pace_per_year double,
    pace_from integer, n_pace integer, acceleration double, years_to_target double, sen_low double, sen_high double, pace_uncertain boolean,
    directions_disagree boolean, hardly_moved boolean, short_series boolean, projected_2030 double, projected_low double,
    projected_high double, projection_shown boolean, projection_too_wide boolean, projection_outside boolean, chance double, trend_p double,
    strength varchar, is_old boolean, n_context integer
);
create table local_assessment (
    ref_area varchar not null, series varchar not null, target_year integer, target_value double, label varchar,
    text varchar, verdict varchar, value double, year integer, met boolean, gap_native double, needed_per_year double,
    pace_per_year double, start_value double, start_year integer, start_label varchar, worst_value double, status varchar not null, verdict_agrees boolean
);
create table band (
    series varchar not null, time_period integer not null, n integer not null, p25 double not null, median double not null,
    p75 double not null
);
create table strip (
    series varchar not null, n integer not null, n_old integer not null, first_year integer not null, last_year integer not null,
    low double not null, n_middle integer not null, middle_from integer not null, p25 double not null, median double not null,
    p75 double not null, high double not null, ticks double[] not null, weight integer[] not null,
    step double not null
);
create table peer (
    ref_area varchar not null, peer varchar not null, pool varchar not null, place integer not null, distance double not null,
    shared varchar not null
);
create table goal_count (ref_area varchar not null, goal varchar not null, status varchar not null, n integer not null, n_old integer not null);
create table quality (
    source varchar not null, rule varchar not null, action varchar not null, ref_area varchar, series varchar,
    time_period varchar, found varchar, reason varchar, n_values integer not null
);

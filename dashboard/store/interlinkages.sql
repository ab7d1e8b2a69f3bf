-- Links, in four layers that are never mixed: our figures (across cities, over time), published research and a group's own scores,
-- the wording of the targets. Shared activities are counted from the record of the network.

create table interlinkage (
    layer varchar not null, panel varchar not null, a varchar not null, b varchar not null, goal_a varchar not null,
    goal_b varchar not null, n integer not null, rho double, p double, q double, class varchar not null, reason varchar,
    why varchar, partial_n integer, partial_rho double, partial_p double, partial_q double, partial_class varchar,
    adjusted_for varchar, n_levels integer, rho_levels double, p_levels double, class_levels varchar, rho_detrended double,
    rho_time double
);
create table interlinkage_goal (
    layer varchar not null, panel varchar not null, adjusted boolean not null, least integer not null, goal_a varchar not null,
    goal_b varchar not null, tested integer not null, together integer not null, apart integer not null
);
create table interlinkage_value (
    panel varchar not null, series varchar not null, ref_area varchar not null, value double not null, year integer not null,
    boundary varchar not null, obs_status varchar, nature varchar
);
create table interlinkage_panel (
    layer varchar not null, panel varchar not null, n_series integer not null, n_areas integer not null, n_network integer not null,
    pairs integer not null, tested integer not null, together integer not null, apart integer not null, adjusted_tested integer,
    adjusted_together integer, adjusted_apart integer, first_year integer, last_year integer, income varchar, regions varchar
);
create table target_wording (target varchar not null, goal varchar not null, words varchar not null);
create table research_link (
    "from" varchar not null, "to" varchar not null, score integer, statement varchar not null, citation varchar not null,
    place varchar not null, scored_by varchar, checked date not null
);
create table research_score (
    scorer varchar not null, "from" varchar not null, "to" varchar not null, score integer not null, note varchar,
    scored date not null
);

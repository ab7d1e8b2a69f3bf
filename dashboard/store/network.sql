-- What the network does: the record of its documents, by the field names of data/network/.

create table document (
    document varchar not null, title varchar not null, publisher varchar not null, kind varchar not null,
    "start" date, "end" date, held_at varchar, note varchar
);
create table member (
    ref_area varchar not null, name varchar not null, region varchar not null, region_origin varchar not null,
    network varchar not null, kind varchar not null, note varchar, engaged_2021 varchar, new_2023 varchar,
    board_2021 varchar, board_2023 varchar
);
create table member_listing (
    document varchar not null, ref_area varchar not null, region varchar, status varchar not null,
    place varchar not null
);
create table board_seat (
    document varchar not null, seat integer not null, ref_area varchar not null, role varchar not null,
    place varchar not null
);
create table focal_point (
    document varchar not null, region varchar not null, ref_area varchar not null, role varchar not null,
    place varchar not null
);
create table engagement (
    document varchar not null, ref_area varchar not null, place varchar not null
);
create table activity (
    activity varchar not null, title varchar not null, label varchar not null, summary varchar not null,
    "start" date not null, "end" date not null, second_date date, date_text varchar not null,
    action_line varchar not null, format varchar not null, mode varchar, led_by varchar not null,
    document varchar not null, place varchar not null
);
create table activity_outcome (
    activity varchar not null, code varchar not null, document varchar not null, place varchar not null
);
create table activity_challenge (
    activity varchar not null, code varchar not null, document varchar not null, place varchar not null
);
create table activity_member (
    activity varchar not null, ref_area varchar not null, document varchar not null, place varchar not null
);
create table activity_alliance (
    activity varchar not null, alliance varchar not null, document varchar not null, place varchar not null
);
create table activity_reach (
    activity varchar not null, unit varchar not null, figure double, qualifier varchar, about varchar not null,
    document varchar not null, place varchar not null
);
create table activity_mention (
    activity varchar not null, kind varchar not null, name varchar not null, ref_area varchar, role varchar not null,
    document varchar not null, place varchar not null
);
create table alliance (
    alliance varchar not null, label varchar not null, kind varchar not null, also varchar
);
create table challenge (
    code varchar not null, label varchar not null, document varchar not null, place varchar not null
);
create table challenge_target (
    challenge varchar not null, target varchar not null, weight double not null, reason varchar not null,
    origin varchar not null, "first" varchar, "second" varchar, status varchar not null
);
create table challenge_target_considered (
    challenge varchar not null, target varchar not null, reason varchar not null, status varchar not null
);
create table plan_item (
    code varchar not null, level varchar not null, "line" varchar not null, action varchar, deliverable varchar,
    label varchar, short varchar, printed varchar not null, document varchar not null, place varchar not null
);
create table meeting (
    document varchar not null, month varchar not null, mode varchar, kind varchar not null, ref_area varchar,
    alliance varchar, place varchar not null
);
create table media_mention (
    document varchar not null, month varchar not null, outlet varchar not null, subject varchar, activity varchar,
    place varchar not null
);
create table result (
    document varchar not null, result varchar not null, "start" date, "end" date, figure double not null,
    qualifier varchar, unit varchar not null, label varchar not null, topic varchar not null, item varchar,
    place varchar not null
);
create table report_item (
    item varchar not null, document varchar not null, "line" varchar, number integer, sequence integer not null,
    label varchar not null, summary varchar not null, "start" date, "end" date, date_text varchar,
    format varchar not null, mode varchar, place varchar not null
);
create table report_item_member (
    item varchar not null, ref_area varchar not null, role varchar not null, place varchar not null
);
create table report_item_partner (
    item varchar not null, name varchar not null, alliance varchar, place varchar not null
);
create table project_result (
    project varchar not null, measure varchar not null, ref_area varchar, year integer not null,
    result double not null, result_qualifier varchar, target double, target_implied double,
    above_target_percent double, unit varchar not null, note varchar, document varchar not null,
    place varchar not null
);
create table gender_item (
    item varchar not null, kind varchar not null, "line" varchar, label varchar not null, summary varchar not null,
    figure double, qualifier varchar, unit varchar, ref_area varchar, document varchar not null,
    place varchar not null
);
create table anomalies (
    kind varchar not null, found varchar not null, decision varchar not null, document varchar not null,
    "line" varchar, origin varchar not null
);
create table review (
    kind varchar not null, ref_area varchar, country varchar not null, year integer, status varchar not null,
    evidence varchar, note varchar, as_of integer
);
create table review_target (
    kind varchar not null, ref_area varchar, country varchar not null, year integer not null, target varchar not null,
    evidence varchar not null, checked date not null
);
create table linkage_part (
    part varchar not null, number integer not null, label varchar not null, question varchar not null,
    how varchar not null
);
create table linkage_answer (
    ref_area varchar not null, year integer not null, part varchar not null, answer varchar not null,
    evidence varchar not null, checked date not null
);
create table checklist_item (
    item varchar not null, number integer not null, label varchar not null, question varchar not null,
    "points_0" varchar not null, points_1 varchar not null, points_2 varchar not null
);
create table checklist_answer (
    ref_area varchar not null, item varchar not null, points integer not null, evidence varchar not null,
    checked date not null
);
create table vlr_component (
    component varchar not null, number integer not null, label varchar not null, question varchar not null,
    "check" varchar not null, status varchar not null
);
create table theme (
    theme varchar not null, number integer not null, label varchar not null, summary varchar not null,
    document varchar not null, place varchar not null
);
create table theme_goal (
    theme varchar not null, goal varchar not null, weight double not null, reason varchar not null,
    origin varchar not null
);
create table theme_target (
    theme varchar not null, target varchar not null, weight double not null, reason varchar not null,
    status varchar not null
);
create table convening_session (
    session varchar not null, number integer not null, title varchar not null, theme varchar,
    document varchar not null, place varchar not null
);
create table session_presenter (
    session varchar not null, ref_area varchar, organisation varchar, mode varchar, document varchar not null,
    place varchar not null
);
create table question (
    session varchar not null, number integer not null, question varchar not null, document varchar not null,
    place varchar not null
);
create table organisation (
    organisation varchar not null, label varchar not null, role varchar not null, document varchar not null,
    place varchar not null
);
create table transition (
    transition varchar not null, number integer not null, label varchar not null, short varchar not null,
    summary varchar not null, document varchar not null, place varchar not null
);
create table transition_goal (
    transition varchar not null, goal varchar not null, weight double not null, origin varchar not null,
    status varchar not null
);
create table transition_target (
    transition varchar not null, target varchar not null, reason varchar not null, status varchar not null
);
create table five_p (
    p varchar not null, number integer not null, label varchar not null, summary varchar not null
);
create table five_p_goal (
    p varchar not null, goal varchar not null
);
create table partnership_factor (
    factor varchar not null, kind varchar not null, number integer not null, label varchar not null,
    summary varchar not null, question varchar not null, caution varchar, document varchar not null,
    place varchar not null
);
create table focus_goal (
    document varchar not null, goal varchar not null, place varchar not null
);
create table workstream (
    workstream varchar not null, number integer not null, label varchar not null, document varchar not null,
    place varchar not null
);
create table working_group (
    working_group varchar not null, label varchar not null, summary varchar not null, document varchar not null,
    place varchar not null
);
create table key_outcome (
    outcome varchar not null, number integer not null, label varchar not null, summary varchar not null,
    document varchar not null, place varchar not null
);
create table commitment (
    commitment varchar not null, number integer not null, label varchar not null, summary varchar not null,
    document varchar not null, place varchar not null
);
create table next_step (
    step varchar not null, number integer not null, label varchar not null, summary varchar not null, who varchar,
    "when" varchar, due_year integer, document varchar not null, place varchar not null
);
create table entity (
    entity varchar not null, label varchar not null, name varchar not null, document varchar not null,
    place varchar not null
);
create table hub (
    hub varchar not null, label varchar not null, status varchar not null, region varchar not null,
    country varchar not null, ref_area varchar, year integer not null, document varchar not null,
    place varchar not null
);
create table hub_region (
    region varchar not null, label varchar not null, under_represented varchar, document varchar, place varchar
);
create table process (
    process varchar not null, label varchar not null, name varchar not null, scope varchar not null, year integer,
    year_origin varchar, note varchar, document varchar not null, place varchar not null
);
create table process_lead (
    process varchar not null, entity varchar, ref_area varchar, role varchar not null, document varchar not null,
    place varchar not null
);
create table lens (
    lens varchar not null, "key" varchar not null, number integer not null, label varchar not null
);
create table lens_goal (
    lens varchar not null, "key" varchar not null, goal varchar not null, weight double not null
);
create table lens_target (
    lens varchar not null, "key" varchar not null, target varchar not null, weight double not null
);
create table deck (
    deck varchar not null, number integer not null, title varchar not null, summary varchar not null, session varchar
);
create table deck_step (
    deck varchar not null, number integer not null, link varchar not null, title varchar not null, question varchar not null,
    notes varchar not null, minutes integer not null, missing varchar not null, "line" integer not null
);

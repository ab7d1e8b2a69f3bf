"""Attention by goal through the table of challenges and targets, with the record's own numbers."""

import pytest

from dashboard.analysis.co_occurrence import MANY_TAGS
from dashboard.store.questions import Store
from dashboard.views import effort


def test_attention_shares_out_every_tag(store: Store) -> None:
    attention = effort.goal_attention(store.record(), store.catalogue())
    assert sum(attention.values()) == pytest.approx(68)
    # Climate resilience (12 tags): 13.1 and 13.2 weigh 1.5 of 3; nothing else leads to goal 13.
    assert attention["13"] == pytest.approx(12 * 1.5 / 3)
    assert attention["2"] == 0


def test_attention_counted_once_adds_up_to_the_activities_with_a_challenge(store: Store) -> None:
    record = store.record()
    assert sum(effort.goal_attention(record, store.catalogue(), once=True).values()) == pytest.approx(28)
    few = [activity for activity in record["activity"] if len(effort.tags_of_activities(record)[activity["activity"]]) <= MANY_TAGS]
    assert len(few) == 28 and sum(effort.goal_attention(record, store.catalogue(), few).values()) == pytest.approx(58)


def test_shares_of_a_challenge_add_up_to_one(store: Store) -> None:
    shares = effort.shares_of_challenges(store.record())
    assert len(shares) == 12
    assert all(sum(found.values()) == pytest.approx(1) for found in shares.values())


def test_an_activity_counts_once_per_goal(store: Store) -> None:
    counts = {found.goal: found.n_activities for found in effort.goal_efforts(store.record(), store.catalogue(), [])}
    assert counts["11"] == 23 and counts["13"] == 12 and counts["17"] == 0


def test_goals_that_no_challenge_can_express(store: Store) -> None:
    assert effort.goals_without_challenge(store.record(), store.catalogue()) == ["2", "4", "12", "14", "15", "17"]


def test_a_goal_with_few_judged_measures_has_no_gap(store: Store) -> None:
    counts = [{"goal": "5", "status": status, "n": n} for status, n in (("hold", 6), ("rev", 3), ("level", 40), ("none", 9))]
    found = {row.goal: row for row in effort.goal_efforts(store.record(), store.catalogue(), counts)}
    assert found["5"].judged == 9 and found["5"].off == 3 and found["5"].gap is None
    counts.append({"goal": "5", "status": "speed", "n": 3})
    assert effort.goal_efforts(store.record(), store.catalogue(), counts)[4].gap == 50

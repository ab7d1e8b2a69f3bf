"""What is judged and what of it is off course: values whose direction is not known count in neither."""

from dashboard.analysis.off_course import OffCourse, furthest, off_course


def test_only_what_has_a_direction_is_judged() -> None:
    statuses = {"hold": 1, "slip": 2, "met": 4, "on": 8, "speed": 16, "stall": 32, "rev": 64, "level": 128, "none": 256}
    counts = [{"goal": "4", "status": status, "n": n} for status, n in statuses.items()] + [{"goal": "14", "status": "none", "n": 6}]
    assert off_course(counts) == {"4": OffCourse(123, 112), "14": OffCourse(0, 0)}


def test_the_furthest_are_named_with_all_that_tie() -> None:
    found = {"2": OffCourse(7, 7), "4": OffCourse(45, 30), "5": OffCourse(10, 0), "8": OffCourse(20, 10), "11": OffCourse(84, 56), "12": OffCourse(12, 6)}
    assert furthest(found, 1) == ["11", "4"] == furthest(found, 2)  # 56 of 84 and 30 of 45 are two thirds; seven judged are too few
    assert furthest(found, 3) == ["11", "4", "8", "12"]
    assert furthest({"5": OffCourse(10, 0)}, 2) == []

"""What is judged and what of it is off course: values whose direction is not known count in neither."""

from dashboard.analysis.off_course import OffCourse, off_course


def test_only_what_has_a_direction_is_judged() -> None:
    statuses = {"hold": 1, "slip": 2, "met": 4, "on": 8, "speed": 16, "stall": 32, "rev": 64, "level": 128, "none": 256}
    counts = [{"goal": "4", "status": status, "n": n} for status, n in statuses.items()] + [{"goal": "14", "status": "none", "n": 6}]
    assert off_course(counts) == {"4": OffCourse(123, 112), "14": OffCourse(0, 0)}

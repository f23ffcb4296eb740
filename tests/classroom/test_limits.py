"""Limits hold whoever asks too much, and nobody else."""

from twiplo_game.classroom.limits import JOINS, KNOWN, SEAT, WRONG, Bucket, Buckets, Door


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    clock = [0.0]
    bucket = Bucket(SEAT, lambda: clock[0])
    assert sum(bucket.take() for _ in range(500)) == SEAT.burst
    clock[0] += 1
    assert sum(bucket.take() for _ in range(500)) == SEAT.per_second


def test_a_whole_school_joins_from_one_address() -> None:
    door = Door(lambda: 0.0)
    assert all(door.may_try("school") for _ in range(JOINS.burst))
    assert not door.may_try("school")
    assert door.may_try("elsewhere")


def test_who_tries_codes_waits_and_who_is_right_does_not() -> None:
    clock = [0.0]
    door = Door(lambda: clock[0])
    tries = 0
    while door.may_try("thief") and tries < 10_000:
        door.was_wrong("thief")
        tries += 1
    assert tries == WRONG.burst
    assert door.may_try("school")
    # Many addresses together do not get further: those who have been wrong wait.
    for number in range(700):
        door.was_wrong(f"thief {number}")
    assert not door.may_try("thief 3")
    assert door.may_try("school")


def test_only_so_many_are_remembered() -> None:
    buckets = Buckets(SEAT, lambda: 0.0)
    first = buckets.of("0")
    for number in range(1, KNOWN + 1):
        buckets.of(str(number))
    assert buckets.of("0") is not first

"""Edits of a photo as values: boxes stay inside, blurs leave nothing to read, every step can be undone."""

import json

from hypothesis import given
from hypothesis import strategies as st

from app.domain.photo_edit import (
    MOST_BLURS,
    SMALLEST,
    UNTOUCHED,
    WHOLE,
    Box,
    EditHistory,
    PhotoEdit,
    between,
    cells,
    from_plain,
    to_plain,
    turned,
)

shares = st.floats(-0.5, 1.5, allow_nan=False)
points = st.tuples(shares, shares)
boxes = st.builds(between, points, points)
edits = st.builds(PhotoEdit, boxes, st.lists(boxes, max_size=4).map(tuple), st.integers(0, 3))


@given(points, points)
def test_a_box_between_two_points_lies_in_the_photo(one: tuple[float, float], other: tuple[float, float]) -> None:
    box = between(one, other)
    assert 0 <= box.left <= box.right <= 1
    assert 0 <= box.top <= box.bottom <= 1


@given(boxes, st.floats(-2, 2), st.floats(-2, 2))
def test_a_moved_box_keeps_its_size_and_stays_inside(box: Box, right: float, down: float) -> None:
    moved = box.moved(right, down)
    assert abs(moved.width - box.width) < 1e-9
    assert abs(moved.height - box.height) < 1e-9
    assert moved.left > -1e-9
    assert moved.bottom < 1 + 1e-9


@given(boxes, st.integers(1, 5000), st.integers(1, 5000))
def test_pixels_are_at_least_one_and_inside(box: Box, width: int, height: int) -> None:
    left, top, right, bottom = box.pixels(width, height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


@given(boxes)
def test_a_crop_is_never_too_small(box: Box) -> None:
    crop = UNTOUCHED.cropped(box).crop
    assert crop.width > SMALLEST - 1e-9
    assert crop.height > SMALLEST - 1e-9
    assert crop.inside(WHOLE) == crop


@given(st.integers(1, 6000), st.integers(1, 6000))
def test_a_blurred_area_keeps_few_cells(width: int, height: int) -> None:
    across, down = cells(width, height)
    assert 1 <= min(across, down) <= 3
    assert max(across, down) <= 6


def test_a_line_of_digits_has_fewer_cells_than_digits() -> None:
    assert cells(600, 40) == (6, 1), "an account number has 8 digits or more"


def test_blurs_are_added_moved_taken_away_and_bounded() -> None:
    box, other = Box(0.1, 0.1, 0.3, 0.2), Box(0.5, 0.5, 0.9, 0.9)
    edit = UNTOUCHED.blurred(box)
    assert edit.blurs == (box,)
    assert UNTOUCHED.blurred(Box(0.2, 0.2, 0.2, 0.9)) == UNTOUCHED
    assert edit.with_blur(0, other).blurs == (other,)
    assert not edit.without_blur(0)
    for _ in range(MOST_BLURS + 5):
        edit = edit.blurred(box)
    assert len(edit.blurs) == MOST_BLURS


def test_four_quarters_are_none() -> None:
    assert UNTOUCHED.turned(-1).turns == 3
    assert not UNTOUCHED.turned(3).turned(1)


def test_steps_are_undone_and_done_again_until_another_step() -> None:
    one, two = UNTOUCHED.turned(1), UNTOUCHED.turned(2)
    history = EditHistory().done(one).done(one).done(two)
    assert history.undone().now == one
    assert history.undone().undone().now == UNTOUCHED
    assert history.undone().undone().undone().now == UNTOUCHED
    assert history.undone().undone().redone().redone() == history
    assert history.redone() == history
    assert history.undone().done(UNTOUCHED.turned(3)).redone().now == UNTOUCHED.turned(3)


@given(edits)
def test_an_edit_survives_json(edit: PhotoEdit) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(edit)))) == edit


@given(boxes, st.integers(-3, 3))
def test_turning_to_and_fro_ends_where_it_began(box: Box, quarters: int) -> None:
    back = turned(turned(box, quarters), -quarters)
    assert all(abs(one - other) < 1e-9 for one, other in zip(back, box, strict=True))


def test_the_upper_left_corner_turns_to_the_upper_right() -> None:
    assert turned(Box(0.0, 0.0, 0.25, 0.5), 1) == Box(0.5, 0.0, 1.0, 0.25)

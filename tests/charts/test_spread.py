"""Labels move apart no further than they must."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.spread import spread


def test_labels_that_do_not_touch_stay():
    assert spread([10, 100], [20, 20], 0, 200) == [10, 100]


def test_two_on_one_spot_share_the_move():
    assert spread([50, 50], [20, 30], 0, 200) == pytest.approx([37.5, 62.5])


def test_they_stay_inside():
    assert spread([0, 5], [20, 20], 0, 200) == [10, 30]
    assert spread([200, 199], [20, 20], 0, 200) == [190, 170]


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(5, 60)), min_size=1, max_size=5))
def test_none_covers_another(labels):
    centres, heights = [c for c, _ in labels], [h for _, h in labels]
    placed = spread(centres, heights, 0, 300)
    boxes = sorted((c - h / 2, c + h / 2) for c, h in zip(placed, heights, strict=True))
    assert boxes[0][0] >= -0.001
    assert boxes[-1][1] <= 300.001
    assert all(b[0] >= a[1] - 0.001 for a, b in zip(boxes, boxes[1:], strict=False))

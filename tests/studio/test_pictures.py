from glyphstudio.studio.pictures import Frame, Picture


def picture(step, total_steps=4):
    return Picture(size=1, step=step, total_steps=total_steps, sigma=1.0, noisy=b"\1", clean=b"\2")


def test_a_picture_is_finished_after_its_last_step():
    assert [picture(step).finished for step in range(5)] == [False, False, False, False, True]


def test_a_frame_stands_where_its_last_picture_stands():
    frame = Frame(pictures=(picture(3), picture(2)), done=5, total=8, truncated=False)
    assert (frame.step, frame.steps) == (2, 4)

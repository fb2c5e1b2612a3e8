from concurrent.futures import ThreadPoolExecutor

from glyphstudio.workers.latest_value import LatestValue


def test_an_empty_mailbox_gives_nothing():
    assert LatestValue().take() is None


def test_only_the_newest_value_is_kept():
    mailbox = LatestValue()
    for value in "abc":
        mailbox.put(value)
    assert mailbox.take() == "c"
    assert mailbox.take() is None


def test_the_reader_is_woken_only_when_the_mailbox_was_empty():
    mailbox = LatestValue()
    assert [mailbox.put(value) for value in range(1000)] == [True] + [False] * 999
    mailbox.take()
    assert mailbox.put(1000)


def test_two_threads_lose_no_wake_up():
    mailbox = LatestValue()
    with ThreadPoolExecutor() as pool:
        writing = pool.submit(lambda: sum(mailbox.put(value) for value in range(1, 20_001)))
        taken = []
        while not taken or taken[-1] != 20_000:
            if (value := mailbox.take()) is not None:
                taken.append(value)
    assert taken == sorted(taken)
    assert writing.result() == len(taken)

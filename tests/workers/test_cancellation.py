from glyphstudio.workers.cancellation import CancellationToken


def test_a_new_token_is_not_cancelled():
    assert not CancellationToken().cancelled


def test_a_cancelled_token_stays_cancelled():
    token = CancellationToken()
    token.cancel()
    token.cancel()
    assert token.cancelled

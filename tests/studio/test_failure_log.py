from glyphstudio.studio import failure_log
from glyphstudio.studio.failure_log import FailureLog


def test_each_failure_is_kept_with_its_time(tmp_path):
    log = FailureLog(tmp_path / "new" / "failures.log")
    log.add("one")
    log.add("two 飛 \ud800")
    text = log.path.read_text(encoding="utf-8")
    assert text.index("one") < text.index("two 飛 \\ud800")
    assert text.startswith("20")


def test_a_long_log_begins_anew_and_keeps_the_old_one_once(tmp_path, monkeypatch):
    monkeypatch.setattr(failure_log, "LARGEST", 100)
    log = FailureLog(tmp_path / "failures.log")
    for number in range(5):
        log.add(f"failure {number} " + "x" * 100)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["failures.log", "failures.old.log"]
    assert "failure 4" in log.path.read_text()
    assert "failure 3" in (tmp_path / "failures.old.log").read_text()


def test_a_log_that_cannot_be_written_hides_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    FailureLog(tmp_path / "file" / "failures.log").add("one")
    FailureLog(tmp_path).add("one")

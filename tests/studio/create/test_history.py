from glyphstudio.studio.create.history import MOST, PromptHistory


def history_of(*prompts):
    history = PromptHistory()
    history.learn(prompts)
    return history


def test_the_arrows_walk_to_older_prompts_and_back_to_what_was_typed():
    history = history_of("c", "b", "a")
    shown = ["typing"]
    for _ in range(4):
        shown.append(history.older(shown[-1]))
    assert shown == ["typing", "c", "b", "a", "a"]
    for _ in range(4):
        shown.append(history.newer(shown[-1]))
    assert shown[5:] == ["b", "c", "typing", "typing"]


def test_the_prompt_on_show_is_not_offered_again():
    assert history_of("c", "b").older("c") == "b"


def test_an_empty_history_changes_nothing():
    assert history_of().older("typing") == "typing"
    assert history_of().newer("typing") == "typing"


def test_what_is_drawn_becomes_the_newest_and_stands_once():
    history = history_of("c", "b", "a")
    history.remember("a")
    assert [history.older(""), history.older("a"), history.older("c")] == ["a", "c", "b"]


def test_an_empty_prompt_is_not_remembered():
    history = history_of("c")
    history.remember("  ")
    assert history.older("") == "c"


def test_editing_an_old_prompt_begins_a_new_walk():
    history = history_of("c", "b")
    assert history.older("typing") == "c"
    assert history.newer("c and more") == "c and more"
    assert history.older("c and more") == "c"
    assert history.newer("c") == "c and more"


def test_a_draw_ends_the_walk():
    history = history_of("c", "b")
    history.older("typing")
    history.remember("c")
    assert history.newer("c") == "c"


def test_older_days_come_behind_today_and_there_is_an_end():
    history = PromptHistory()
    history.remember("today")
    history.learn(["today", *(str(number) for number in range(2 * MOST))])
    shown, count = "", 0
    while (older := history.older(shown)) != shown:
        shown, count = older, count + 1
    assert count == MOST

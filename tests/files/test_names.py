"""Any prompt makes a file name that any file system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.files.names import RESERVED, slug_of, slugs_of


@pytest.mark.parametrize(
    ("prompt", "slug"),
    [
        ("gold", "gold"),
        ("A house in the RAIN!", "a-house-in-the-rain"),
        ("", "unconditional"),
        ("  \t", "unconditional"),
        ("!?", "glyph"),
        ("\x00\x1b[31m", "31m"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
        ("黄金", "黄金"),
        ("Ｇｏｌｄ", "gold"),
        ("naïve Straße", "naïve-strasse"),
        ("हिन्दी", "हिन्दी"),
        ("🔥\ufe0f fire 🔥", "fire"),
        ("a\u202eb", "a-b"),
        ("con", "glyph-con"),
        ("LPT1", "glyph-lpt1"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("x" * 500, "x" * 60),
        ("word " * 100, "word-" * 11 + "word"),
        ("金" * 500, "金" * 40),
    ],
)
def test_a_prompt_becomes_a_name(prompt, slug):
    assert slug_of(prompt) == slug


@given(st.text(max_size=300))
def test_any_text_becomes_a_name_that_any_file_system_takes(prompt):
    name = slug_of(prompt)
    assert name
    assert name not in RESERVED
    assert len(name.encode()) <= 126
    assert not name.startswith(("-", "."))
    assert not set(name) & set('/\\:*?"<>|\0\n ')
    assert name.isprintable() or not prompt.isprintable()


def test_prompts_that_share_a_name_get_names_of_their_own():
    slugs = slugs_of(["gold", "Gold", "gold!", "gold", "silver"])
    assert slugs["gold"] == "gold"
    assert slugs["silver"] == "silver"
    assert slugs["Gold"].startswith("gold-")
    assert len(set(slugs.values())) == 4


def test_a_name_does_not_depend_on_later_prompts():
    assert slugs_of(["gold", "Gold"])["gold"] == slugs_of(["gold"])["gold"]

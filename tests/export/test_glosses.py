import pytest

pytest.importorskip("torch")  # the folder's other modules need it

from export.glosses import PROMPTS, frequent_words, main, synonym_sets, texts
from glyphstudio.errors import DatasetError

LICENCE = "  1 This software and database is being provided to you\n"
NOUNS = (
    "02084071 05 n 03 dog 0 domestic_dog 0 Canis_familiaris 0 001 @ 02083346 n 0000 | a member of the genus Canis; "
    '"the dog barked all night"; "a good dog"  \n'
    "09358226 17 n 01 moon 1 000 | the natural satellite of the Earth  \n"
)
VERBS = "01170052 34 v 02 eat 0 feed(p) 0 000 01 + 08 00 | take in solid food  \n"


@pytest.fixture
def wordnet(tmp_path):
    folder = tmp_path / "wordnet"
    folder.mkdir()
    for part, lines in (("noun", NOUNS), ("verb", VERBS), ("adj", ""), ("adv", "")):
        (folder / f"data.{part}").write_text(LICENCE + lines)
    (folder / "cntlist.rev").write_text(
        "dog%1:05:00:: 1 5\nmoon%1:17:00:: 1 9\ndog%1:18:01:: 2 6\neat%2:34:00:: 1 3\nred%5:00:00:chromatic:00 1 2\n"
    )
    return folder


def test_a_line_is_words_and_a_gloss(wordnet):
    dog, moon, eat = synonym_sets(wordnet)
    assert dog.words == ("dog", "domestic dog", "Canis familiaris")
    assert dog.gloss.startswith("a member of the genus Canis")
    assert (moon.part, eat.part, eat.words) == ("noun", "verb", ("eat", "feed"))


def test_the_most_frequent_word_comes_first_over_all_its_senses(wordnet):
    assert frequent_words(wordnet) == {"noun": ["dog", "moon"], "verb": ["eat"], "adj": ["red"], "adv": []}


def test_definitions_examples_words_and_prompts_are_written_once_each(wordnet, tmp_path, capsys):
    assert main([str(wordnet), str(tmp_path / "texts.txt")]) == 0
    lines = (tmp_path / "texts.txt").read_text().splitlines()
    assert capsys.readouterr().out == f"{len(lines)} texts\n"
    assert lines[:6] == [
        "a member of the genus Canis",
        "the dog barked all night",
        "a good dog",
        "dog, domestic dog",
        "dog",
        "domestic dog",
    ]
    assert "Canis familiaris" not in lines
    assert "a red moon under the dog" in lines
    assert len(set(lines)) == len(lines) < PROMPTS
    assert not any("{" in line or not line.strip() for line in lines)


def test_some_of_the_texts_are_drawn_by_lot(wordnet, tmp_path):
    assert main([str(wordnet), str(tmp_path / "all.txt")]) == 0
    assert main([str(wordnet), str(tmp_path / "some.txt"), "--most", "50"]) == 0
    some = (tmp_path / "some.txt").read_text().splitlines()
    assert len(some) == 50
    assert set(some) < set((tmp_path / "all.txt").read_text().splitlines())


def test_equal_seeds_give_equal_texts(wordnet):
    assert texts(wordnet, 3) == texts(wordnet, 3)


@pytest.mark.parametrize("line", ["nothing of the kind\n", "1 2 n zz dog 0 | a dog\n"])
def test_what_is_no_database_is_refused_with_a_sentence(wordnet, tmp_path, line, capsys):
    (wordnet / "data.adv").write_text(line)
    with pytest.raises(DatasetError, match="no database file"):
        texts(wordnet)
    assert main([str(tmp_path), str(tmp_path / "texts.txt")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "texts.txt").exists()


def test_a_file_that_cannot_be_written_is_said(wordnet, tmp_path, capsys):
    assert main([str(wordnet), str(tmp_path / "none" / "texts.txt")]) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["data.noun", "cntlist.rev"])
def test_missing_files_are_named(wordnet, missing):
    (wordnet / missing).unlink()
    with pytest.raises(DatasetError, match="cannot be read"):
        texts(wordnet)


@pytest.mark.parametrize("line", ["dog\n", "dog%9:05:00:: 1 5\n", "dog 1 5\n", "dog%1:05:00:: 1 many\n"])
def test_a_damaged_list_of_frequencies_is_one_sentence(wordnet, line):
    """It was a traceback."""
    (wordnet / "cntlist.rev").write_text(line)
    with pytest.raises(DatasetError, match="no list of frequencies"):
        texts(wordnet)

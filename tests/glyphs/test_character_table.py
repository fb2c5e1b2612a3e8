"""From Unihan's files to the table, on a database of a few characters."""

import subprocess
import sys
import zipfile

import pytest

from glyphstudio.errors import DatasetError
from glyphstudio.glyphs.character_table import build_characters, write_table
from glyphstudio.glyphs.dictionary import TABLE, read_table, split_of
from glyphstudio.glyphs.unihan import FILES, read_unihan

VALUES = {
    "Unihan_Readings.txt": [
        ("一", "kDefinition", "one; a, an"),
        ("一", "kMandarin", "yī yí"),
        ("壹", "kDefinition", "One; A, AN"),
        ("鬒", "kDefinition", "bushy, black hair"),
        ("㐱", "kDefinition", "(same as 鬒) bushy, black hair"),
        ("䰐", "kDefinition", "(same as 㐱)"),
        ("亻", "kDefinition", "radical number 9"),
        ("人", "kDefinition", "man; people"),
        ("馬", "kDefinition", "horse"),
        ("㲋", "kDefinition", "(same as 丆)"),
        ("丆", "kDefinition", "(same as 㲋)"),
        ("\U00020000", "kDefinition", "outside of the blocks"),
    ],
    "Unihan_IRGSources.txt": [
        ("一", "kRSUnicode", "1.0"),
        ("一", "kTotalStrokes", "1"),
        ("䌶", "kRSUnicode", "120'.3 87.4"),
        ("䌶", "kTotalStrokes", "6 9"),
    ],
    "Unihan_Variants.txt": [
        ("一", "kSemanticVariant", "U+58F9<kMatthews,kMeyerWempe U+5F0C"),
        ("马", "kTraditionalVariant", "U+99AC"),
        ("馬", "kSpoofingVariant", "U+4E00"),
    ],
}


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "Unihan"
    path.mkdir()
    for name in FILES:
        lines = [f"U+{ord(character):04X}\t{field}\t{value}" for character, field, value in VALUES[name]]
        (path / name).write_text("\n".join(["# Unicode Version 17.0.0", "", *lines, "# EOF"]), encoding="utf-8")
    return path


@pytest.fixture
def characters(folder):
    return {chr(character.codepoint): character for character in build_characters(read_unihan(folder))}


def test_only_the_two_blocks_are_taken_in_order(characters):
    assert "".join(characters) == "㐱㲋䌶䰐一丆人亻壹馬马鬒"


def test_the_first_of_several_values_is_taken(characters):
    assert characters["一"].pinyin == "yī"
    assert (characters["䌶"].radical, characters["䌶"].strokes) == (120, 6)


def test_a_definition_that_only_refers_is_that_of_the_other_character(characters):
    assert characters["䰐"].definition == "bushy, black hair"
    assert characters["䰐"].inherited
    assert not characters["㐱"].inherited


def test_a_radical_without_a_meaning_takes_that_of_its_character(characters):
    assert characters["亻"].definition == "man; people"


def test_characters_that_only_refer_to_each_other_have_no_definition(characters):
    assert characters["㲋"].definition == characters["丆"].definition == ""
    assert not characters["㲋"].inherited


def test_equal_definitions_share_a_group_whatever_their_case(characters):
    assert characters["一"].group == characters["壹"].group


@pytest.mark.parametrize("forms", ["㐱鬒䰐", "马馬", "一壹", "人亻"])
def test_variants_share_a_group_and_a_side(characters, forms):
    assert len({characters[form].group for form in forms}) == 1
    assert len({split_of(characters[form]) for form in forms}) == 1


def test_characters_that_only_look_alike_do_not_share_a_group(characters):
    assert characters["馬"].group != characters["一"].group


def test_the_table_reads_as_it_was_written_and_is_the_same_each_time(folder, tmp_path):
    tables = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written = write_table(read_unihan(folder), tmp_path / name)
        assert list(read_table(tmp_path / name / TABLE).values()) == written
        tables.append((tmp_path / name / TABLE).read_bytes())
    assert tables[0] == tables[1]


def test_a_zip_is_read_like_a_folder(folder, tmp_path):
    path = tmp_path / "Unihan.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in FILES:
            archive.write(folder / name, name)
    assert build_characters(read_unihan(path)) == build_characters(read_unihan(folder))


def test_the_module_is_a_command(folder, tmp_path):
    command = [sys.executable, "-m", "glyphstudio.glyphs.character_table", str(folder), str(tmp_path / "new")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "12 characters, 8 with a definition\n"
    assert (tmp_path / "new" / TABLE).exists()


def test_a_missing_file_is_named(folder):
    (folder / "Unihan_Variants.txt").unlink()
    with pytest.raises(DatasetError, match=r"Unihan_Variants\.txt"):
        read_unihan(folder)


def test_a_zip_with_other_files_is_refused(tmp_path):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(DatasetError, match=r"holds no Unihan_Readings\.txt"):
        read_unihan(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip"], ids=["empty", "not a zip"])
def test_what_is_not_a_zip_is_refused(tmp_path, content):
    path = tmp_path / "Unihan.zip"
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=r"Unihan\.zip"):
        read_unihan(path)


def test_a_line_that_is_not_unihans_is_shown(folder):
    (folder / "Unihan_IRGSources.txt").write_text("U+4E00\tkTotalStrokes\tmany\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="many"):
        read_unihan(folder)


def test_files_without_a_version_are_refused(tmp_path):
    for name in FILES:
        (tmp_path / name).write_text("U+4E00\tkMandarin\tyī\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="not a Unihan database"):
        read_unihan(tmp_path)

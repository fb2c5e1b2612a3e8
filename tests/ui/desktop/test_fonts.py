from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QRawFont

from glyphstudio.ui.desktop import fonts


def test_behind_the_desktops_font_is_one_for_characters(qapp, monkeypatch):
    monkeypatch.setattr(fonts, "_NOBODY_CHOSE", ())
    families = fonts.complete_font(QFont("Some desktop font")).families()
    assert families[0] == "Some desktop font"
    shown = [QRawFont.fromFont(QFont(family)) for family in families[1:]]
    for character in "一龍鑫㐀䶵あカ":
        assert any(font.supportsCharacter(ord(character)) for font in shown), character


def test_cjk_has_ink_and_no_box(qapp):
    metrics = QFontMetrics(fonts.complete_font(qapp.font()))
    assert metrics.inFontUcs4(ord("龍"))
    assert metrics.tightBoundingRect("龍") != metrics.tightBoundingRect("一")


def test_where_nobody_chose_a_font_the_app_brings_its_own(qapp, monkeypatch):
    plain = QFont("DejaVu Sans")
    plain.setPointSizeF(9)
    monkeypatch.setattr(fonts, "_NOBODY_CHOSE", (QFontInfo(plain).family(),))
    completed = fonts.complete_font(plain)
    assert completed.families()[0] == "Inter"
    assert completed.pointSizeF() == 10
    assert QRawFont.fromFont(QFont("Inter")).familyName() == "Inter"

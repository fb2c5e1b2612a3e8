"""The board of 36 words by which models are compared, and the Kangxi radical that each word should show."""

PROBE: tuple[tuple[str, int], ...] = (
    ("grass", 140), ("water", 85), ("tree", 75), ("hand", 64), ("mouth", 30), ("heart", 61),
    ("insect", 142), ("bamboo", 118), ("speech", 149), ("silk", 120), ("gold", 167), ("man", 9),
    ("bird", 196), ("woman", 38), ("meat", 130), ("eye", 109), ("fire", 86), ("mountain", 46),
    ("clothes", 145), ("earth", 32), ("foot", 157), ("fish", 195), ("sickness", 104), ("stone", 112),
    ("jade", 96), ("horse", 187), ("sun", 72), ("dog", 94), ("grain", 115), ("eat", 184),
    ("walk", 162), ("knife", 18), ("leaf", 181), ("cart", 159), ("city", 163), ("mound", 170),
)  # fmt: skip
"""The 36 words of the reference's board."""

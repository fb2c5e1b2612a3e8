"""``pairs.json``: which of two pictures of one prompt somebody preferred.

::

    {"format": 1,
     "pairs": [{"prompt": "gold",               what both pictures were drawn from, up to 10,000 characters
                "winner": "pictures/gold-3.png",  a square PNG of the model's size, relative to this file
                "loser": "pictures/gold-7.png",
                "seed": 3,                        optional: the winner's
                "time": "2026-05-01T12:00:00Z"}]} optional: when it was rated, ISO 8601

Other keys are left alone: who writes the file may keep more in it.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image, UnidentifiedImageError

from glyphstudio.errors import DatasetError
from glyphstudio.training.batches import Batch, DrawTimes
from glyphstudio.training.blocks import RADICAL_SLOTS
from glyphstudio.training.checkpoint import Network
from glyphstudio.training.network import Conditions, text_alone
from glyphstudio.training.standardisation import Standardisation
from glyphstudio.training.texts import TextTable
from glyphstudio.training.torch_model import prompt_conditions

FORMAT = 1
LARGEST_FILE = 64 * 1024 * 1024
LONGEST_PROMPT = 10_000


@dataclass(frozen=True, kw_only=True)
class PreferencePair:
    """One judgement."""

    prompt: str
    winner: Path
    loser: Path
    seed: int | None = None
    time: datetime | None = None


@dataclass(frozen=True, eq=False)
class PreferenceSet:
    """All judgements and their pictures, uint8 [P, S, S], 0 black."""

    pairs: tuple[PreferencePair, ...]
    winners: npt.NDArray[np.uint8]
    losers: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.pairs)


def read_pairs(path: Path, image_size: int) -> PreferenceSet:
    """Read a file of pairs and its pictures of ``image_size``.

    Raises ``DatasetError`` with one sentence for a file that is none, holds no pair, or names a picture that is
    missing, damaged, of another size, or no other than its opponent.
    """
    pairs = tuple(_pair(item, number, path) for number, item in enumerate(_items(path), 1))
    winners, losers = [], []
    for number, pair in enumerate(pairs, 1):
        place = f"pair {number} of {path.name}"
        winner, loser = _picture(pair.winner, image_size, place), _picture(pair.loser, image_size, place)
        if np.array_equal(winner, loser):
            raise DatasetError(f"{place} has the same picture on both sides ({pair.winner.name})", "Remove the pair.")
        winners.append(winner)
        losers.append(loser)
    return PreferenceSet(pairs, np.stack(winners), np.stack(losers))


def _items(path: Path) -> list[object]:
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(LARGEST_FILE))
    except OSError as error:
        raise DatasetError(
            f"{path} cannot be read: {error.strerror}", "Name a pairs.json with --preference."
        ) from error
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"{path} is not JSON ({error})", "Rate some pictures again.") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("pairs"), list):
        raise DatasetError(f'{path} is no list of preferences: {{"format": {FORMAT}, "pairs": [...]}}')
    if not data["pairs"]:
        raise DatasetError(f"{path} holds no pair", "Rate some pictures first.")
    return list(data["pairs"])


def _pair(item: object, number: int, path: Path) -> PreferencePair:
    def refuse(name: str, should: str) -> DatasetError:
        return DatasetError(f"pair {number} of {path.name}: {name!r} should be {should}")

    if not isinstance(item, dict):
        raise DatasetError(f"pair {number} of {path.name} should be a JSON object, not {item!r:.80}")
    for name in ("prompt", "winner", "loser"):
        value = item.get(name)
        if not isinstance(value, str) or not value or "\0" in value or len(value) > LONGEST_PROMPT:
            raise refuse(name, f"text of 1 to {LONGEST_PROMPT} characters, not {value!r:.80}")
    seed, time = item.get("seed"), item.get("time")
    if seed is not None and (type(seed) is not int or not 0 <= seed < 2**32):
        raise refuse("seed", f"a whole number below 2³², not {seed!r:.80}")
    try:
        when = None if time is None else datetime.fromisoformat(time)
    except (TypeError, ValueError) as error:
        raise refuse("time", f"a time such as 2026-05-01T12:00:00Z, not {time!r:.80}") from error
    winner, loser = path.parent / item["winner"], path.parent / item["loser"]
    return PreferencePair(prompt=item["prompt"], winner=winner, loser=loser, seed=seed, time=when)


def _picture(path: Path, size: int, place: str) -> npt.NDArray[np.uint8]:
    try:
        # The size stands in the header: no pixel of a picture that is too large is unpacked.
        with path.open("rb") as file, Image.open(file, formats=("PNG",)) as picture:
            if picture.size != (size, size):
                wide, high = picture.size
                raise DatasetError(
                    f"{place}: {path.name} has {wide}×{high} pixels, the model draws {size}×{size}",
                    "Take pictures as this model drew them.",
                )
            return np.asarray(picture.convert("L"))
    except FileNotFoundError as error:
        raise DatasetError(f"{place}: {path} is missing", "Put it back, or remove the pair.") from error
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise DatasetError(f"{place}: {path} is no sound PNG ({error})", "Remove the pair.") from error


class PreferenceBatches:
    """Step k's batch of pairs, a pure function of (seed, k): winners first, then the losers of the same pairs.

    ``network`` suggests the radicals of the prompts, as it does when pictures are drawn.
    """

    def __init__(
        self, pairs: PreferenceSet, texts: TextTable, scale: Standardisation, network: Network, *, size: int, seed: int
    ) -> None:
        self._pairs, self._texts, self._scale, self._network = pairs, texts, scale, network
        self._size, self._seed = size, seed

    def steps_per_epoch(self, world_size: int = 1) -> int:
        """Return the steps in which every pair is met."""
        return -(-len(self._pairs) // (self._size * world_size))

    def batch(self, step: int, draw_times: DrawTimes, part: slice = slice(None), world_size: int = 1) -> Batch:
        """Return the pairs ``part`` of step ``step``'s ``world_size`` times ``size``, as twice as many rows."""
        count = self._size * world_size
        epoch, place = divmod(step, self.steps_per_epoch(world_size))
        order = np.random.default_rng((self._seed, 1, epoch)).permutation(len(self._pairs))
        # The last step of an epoch is filled up with pairs of its first.
        chosen = order[np.arange(place * count, (place + 1) * count) % len(order)][part]
        seed = int(np.random.default_rng((self._seed, 2, step)).integers(2**62))
        generator = torch.Generator().manual_seed(seed)
        time = draw_times(count, generator)[part]
        winners = self._scale.apply(self._pairs.winners[chosen])
        noise = torch.randn((count, *winners.shape[1:]), generator=generator)[part]
        clean = torch.cat([winners, self._scale.apply(self._pairs.losers[chosen])])
        conditions = self._conditions([self._pairs.pairs[row].prompt for row in chosen])
        return Batch(clean, noise.repeat(2, 1, 1, 1), time.repeat(2), conditions)

    @torch.no_grad()
    def _conditions(self, prompts: list[str]) -> Conditions:
        states, mask = map(torch.from_numpy, self._texts.gather([self._texts.index[prompt] for prompt in prompts]))
        count = len(prompts)
        nothing = torch.zeros(count, RADICAL_SLOTS), torch.zeros(count)
        sketch = text_alone(states, mask).sketch
        device = next(self._network.parameters()).device
        once = prompt_conditions(self._network, *(value.to(device) for value in (states, mask, *nothing, sketch)))
        return Conditions(*(torch.cat([value, value]).cpu() for value in once))

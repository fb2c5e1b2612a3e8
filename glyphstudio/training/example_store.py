"""Where pictures, sketches and token states lie while a run draws its batches: in memory, or on a graphics card.

A card takes thousands of pictures a second, more than one thread of a processor can put together: there the whole set
moves to the card once, and a batch is a handful of numbers that are looked up on it.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glyphstudio.training.standardisation import Standardisation
from glyphstudio.training.texts import TextTable

MOST_OF_A_CARD = 0.25
"""Share of a card's free memory that a set may take; a larger one stays in the machine's memory."""
BLANK = -1
"""Number of the sketch that says nothing."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class PictureTable:
    """``images`` uint8 [M, S, S] (0 ink … 255 paper, memory-mapped), ``sketches`` uint8 [K, 64, 64] (255 ink)."""

    images: npt.NDArray[np.uint8]
    sketches: npt.NDArray[np.uint8]


class ExampleStore(Protocol):
    """Looks up by number what a batch consists of; all tensors are float32."""

    def pictures(self, rows: Numbers) -> Tensor:
        """Return standardised pictures [B, 1, S, S]."""
        ...

    def sketches(self, rows: Numbers) -> Tensor:
        """Return sketches [B, 1, 64, 64], 0 paper … 1 ink; blank for :data:`BLANK`."""
        ...

    def texts(self, numbers: Numbers) -> tuple[Tensor, Tensor]:
        """Return token states [B, L, d] and mask [B, L]."""
        ...

    def told(self, values: npt.NDArray[np.float32]) -> Tensor:
        """Return ``values`` where the pictures are."""
        ...

    def noise(self, shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
        """Draw from N(0, 1); ``generator`` lies on the CPU, and equal ones give equal noise on equal devices."""
        ...


class MemoryStore:
    """Keeps the set where it is."""

    def __init__(self, table: PictureTable, texts: TextTable, scale: Standardisation) -> None:
        self._table, self._texts, self._scale = table, texts, scale

    def pictures(self, rows: Numbers) -> Tensor:
        """See :class:`ExampleStore`."""
        return self._scale.apply(self._table.images[rows])

    def sketches(self, rows: Numbers) -> Tensor:
        """See :class:`ExampleStore`."""
        chosen = self._table.sketches[rows].astype(np.float32) / 255.0
        chosen[rows == BLANK] = 0.0
        return torch.from_numpy(chosen)[:, None]

    def texts(self, numbers: Numbers) -> tuple[Tensor, Tensor]:
        """See :class:`ExampleStore`; L is the longest of these texts."""
        states, mask = self._texts.gather(numbers.tolist())
        return torch.from_numpy(states), torch.from_numpy(mask)

    def told(self, values: npt.NDArray[np.float32]) -> Tensor:
        """See :class:`ExampleStore`."""
        return torch.from_numpy(values)

    def noise(self, shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
        """See :class:`ExampleStore`."""
        return torch.randn(shape, generator=generator)


class DeviceStore:
    """Keeps a copy of the set on ``device``."""

    def __init__(self, table: PictureTable, texts: TextTable, scale: Standardisation, device: torch.device) -> None:
        self._device, self._scale = device, scale
        self._images = torch.from_numpy(np.array(table.images)).to(device)
        self._sketches = torch.from_numpy(table.sketches).to(device)
        self._flat = torch.from_numpy(texts.flat).to(device)
        self._starts = torch.from_numpy(texts.starts).to(device)
        # All batches have one length, so that compiled blocks and captured graphs fit them all.
        self._places = torch.arange(int(np.diff(texts.starts).max()), device=device)

    def _on_device(self, numbers: npt.NDArray[Any]) -> Tensor:
        values = torch.from_numpy(numbers)
        if self._device.type == "cuda":
            # From pageable memory a copy waits until all work on the card is done.
            values = values.pin_memory()
        return values.to(self._device, non_blocking=True)

    def pictures(self, rows: Numbers) -> Tensor:
        """See :class:`ExampleStore`."""
        chosen = self._images[self._on_device(rows)].float()[:, None]
        return chosen.mul_(1.0 / 127.5 / self._scale.std).sub_((1.0 + self._scale.mean) / self._scale.std)

    def sketches(self, rows: Numbers) -> Tensor:
        """See :class:`ExampleStore`."""
        wanted = self._on_device(rows)
        told = (wanted != BLANK)[:, None, None, None]
        return self._sketches[wanted.clamp(min=0)].float()[:, None].mul_(1.0 / 255.0).mul_(told)

    def texts(self, numbers: Numbers) -> tuple[Tensor, Tensor]:
        """See :class:`ExampleStore`; L is the longest of all texts."""
        wanted = self._on_device(numbers)
        places = self._starts[wanted][:, None] + self._places
        mask = places < self._starts[wanted + 1][:, None]
        states = self._flat[places.clamp(max=len(self._flat) - 1)].float()
        return states * mask[:, :, None], mask.float()

    def told(self, values: npt.NDArray[np.float32]) -> Tensor:
        """See :class:`ExampleStore`."""
        return self._on_device(values)

    def noise(self, shape: tuple[int, ...], generator: torch.Generator) -> Tensor:
        """See :class:`ExampleStore`; from a generator of the device that is seeded as ``generator`` was."""
        own = torch.Generator(self._device).manual_seed(generator.initial_seed())
        return torch.randn(shape, generator=own, device=self._device)


def open_store(
    table: PictureTable, texts: TextTable, scale: Standardisation, device: torch.device | None = None
) -> ExampleStore:
    """Return a store on ``device`` if that is a card with room for the set, else one in memory."""
    if device is not None and device.type == "cuda":
        needed = table.images.nbytes + table.sketches.nbytes + texts.flat.nbytes
        free, _ = torch.cuda.mem_get_info(device)
        if needed <= MOST_OF_A_CARD * free:
            return DeviceStore(table, texts, scale, device)
    return MemoryStore(table, texts, scale)

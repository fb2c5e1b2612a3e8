"""Any T5 encoder, from a local folder or a hub, behind the text encoder's port."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from transformers import AutoTokenizer, T5EncoderModel

from glyphstudio.errors import BundleError


class TorchT5Encoder:
    """Frozen ``T5EncoderModel`` states (Raffel et al. 2020), as the reference used them (google-t5/t5-small).

    ``source`` is a folder or a hub id. Weights are read from safetensors only: a pickle is refused. Raises
    ``BundleError`` when the folder holds no T5 encoder or the hub cannot be reached.
    """

    id = "t5"

    def __init__(self, source: str, max_tokens: int = 48) -> None:
        try:
            self.tokenizer = AutoTokenizer.from_pretrained(source)
            model, told = T5EncoderModel.from_pretrained(source, use_safetensors=True, output_loading_info=True)
        except Exception as error:  # transformers raises whatever its dependencies do
            hint = "It needs config.json, model.safetensors and the tokenizer's files."
            if not Path(source).exists():
                hint = f"Download {source} on a machine with a network and name its folder."
            raise BundleError(f"{source} is no T5 encoder: {str(error).splitlines()[0]}", hint) from error
        # Weights that are not in the file would be random: the folder of another kind of encoder loads so.
        if told["missing_keys"]:
            raise BundleError(f"{source} is no T5 encoder: it lacks {min(told['missing_keys'])}", "Name a T5 folder.")
        self.model = model.eval().requires_grad_(False)
        self.width = int(self.model.config.d_model)
        self.max_tokens = max_tokens
        self.sha256 = self._hash()

    def _hash(self) -> str:
        digest = hashlib.sha256()
        for name, tensor in sorted(self.model.state_dict().items()):
            digest.update(name.encode())
            digest.update(tensor.float().numpy().tobytes())
        return digest.hexdigest()

    def truncates(self, text: str) -> bool:
        """Tell whether ``text`` has more tokens than are read."""
        return len(self.tokenizer(text)["input_ids"]) > self.max_tokens

    @torch.no_grad()
    def encode(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
        """Return states [B, L, d] (padding zeroed) and mask [B, L]; L is ``max_tokens``."""
        tokens = self.tokenizer(
            list(texts), padding="max_length", truncation=True, max_length=self.max_tokens, return_tensors="pt"
        )
        answer = self.model(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"])
        mask = tokens["attention_mask"].numpy().astype(np.bool_)
        states = answer.last_hidden_state.float().numpy()
        return np.where(mask[:, :, None], states, np.float32(0.0)), mask

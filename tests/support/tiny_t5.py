"""A T5 encoder of a few hundred weights with a tokenizer of its own, in the layout that the hub has."""

from pathlib import Path

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast, T5Config, T5EncoderModel

WORDS = ("<pad>", "</s>", "<unk>", "flat", "upright", "bar", "gold", *(str(number) for number in range(24)))


def write_tiny_t5(folder: Path, *, width: int = 16, seed: int = 0) -> None:
    """Write config, safetensors and tokenizer; equal seeds give equal weights."""
    torch.manual_seed(seed)
    config = T5Config(
        vocab_size=len(WORDS), d_model=width, d_kv=4, d_ff=32, num_layers=1, num_heads=2, feed_forward_proj="gated-gelu"
    )
    T5EncoderModel(config).save_pretrained(folder)
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    ).save_pretrained(folder)

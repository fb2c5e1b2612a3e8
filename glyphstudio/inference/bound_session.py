"""A session whose inputs and output keep their places in a device's memory: nothing is allocated while it runs."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from glyphstudio.errors import BundleError
from glyphstudio.inference.runtime import new_value, reason_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession, NodeArg, OrtValue

Memory: TypeAlias = Literal["cpu", "cuda"]


class BoundSession:
    """Runs ``session``, all of whose shapes are fixed, on buffers in ``memory`` that are written and read in place.

    CUDA's graphs ask for that: they replay the addresses which they were recorded with. Raises ``BundleError`` when a
    shape is free or the buffers cannot be made.
    """

    def __init__(self, session: "InferenceSession", memory: Memory) -> None:
        self._session = session
        try:
            self._binding = session.io_binding()
            self._inputs = {value.name: self._buffer(value, memory) for value in session.get_inputs()}
            self._outputs = {value.name: self._buffer(value, memory) for value in session.get_outputs()}
            for name, buffer in self._inputs.items():
                self._binding.bind_ortvalue_input(name, buffer)
            for name, buffer in self._outputs.items():
                self._binding.bind_ortvalue_output(name, buffer)
        except BundleError:
            raise
        except Exception as error:  # ONNX Runtime's exceptions share no base class
            raise BundleError(f"the model's inputs find no place on the device: {reason_of(error)}") from error

    @staticmethod
    def _buffer(value: "NodeArg", memory: Memory) -> "OrtValue":
        if value.type != "tensor(float)" or not all(isinstance(length, int) for length in value.shape):
            raise BundleError(f"{value.name} is {value.type} of the shape {value.shape}, which is not fixed")
        return new_value(np.zeros(value.shape, dtype=np.float32), memory)

    def run(
        self, feed: Mapping[str, npt.NDArray[np.float32]], unchanged: Collection[str] = ()
    ) -> dict[str, npt.NDArray[np.float32]]:
        """Return the outputs by name. Inputs that are ``unchanged`` since the last run are not copied again.

        Raises ``BundleError`` when the evaluation fails.
        """
        try:
            for name, values in feed.items():
                if name not in unchanged:
                    self._inputs[name].update_inplace(np.ascontiguousarray(values))
            self._session.run_with_iobinding(self._binding)
            return {name: buffer.numpy() for name, buffer in self._outputs.items()}
        except Exception as error:  # ONNX Runtime's exceptions share no base class
            raise BundleError(f"the model failed on the device: {reason_of(error)}", "Choose --device cpu.") from error

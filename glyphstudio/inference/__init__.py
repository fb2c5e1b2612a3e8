"""Model bundles through ONNX Runtime."""

"""Learned parts: ONNX files with their cards, and the modules that feed and run them."""

"""Where facts rest. The store knows nothing of what an event means: bodies are bytes, names of types are words."""

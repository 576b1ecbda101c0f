"""The pages and the plain HTTP addresses, one blueprint each; they parse, ask the program, and answer."""

"""One module per command; each only reads its options, calls and shows."""

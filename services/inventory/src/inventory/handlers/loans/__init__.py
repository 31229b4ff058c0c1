"""Use cases of loans, measuring devices and tools (P-11, P-12, P-20)."""

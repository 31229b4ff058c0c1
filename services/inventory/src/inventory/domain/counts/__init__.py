"""Stock counts: blind, compared with the books at the instant of counting (P-14)."""

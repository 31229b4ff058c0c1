"""Use cases: take in facts, list figures, list what is behind them."""

"""Use cases of dispatch, one per module; reactions begin with `on_`."""

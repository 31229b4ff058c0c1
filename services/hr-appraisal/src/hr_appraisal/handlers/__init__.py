"""Use cases, one per file: read under lock, decide in the domain, save, announce."""

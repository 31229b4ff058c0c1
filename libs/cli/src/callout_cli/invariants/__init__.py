"""What must hold over all databases at any time, by SQL."""

"""What counts: facts, figures, targets. Standard library only."""

"""Reactions to what inventory says of fitted parts."""

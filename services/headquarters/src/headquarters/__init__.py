"""Headquarters: the read model of the whole network."""

"""Rules of stock and requisitions: standard library only, no clock, no ids of its own."""

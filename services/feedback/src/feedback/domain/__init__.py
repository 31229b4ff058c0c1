"""Rules of surveys and complaints: standard library only, no clock, no ids of its own."""

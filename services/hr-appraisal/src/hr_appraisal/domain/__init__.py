"""Rules of appraisal: standard library only, no clock, no ids of its own."""

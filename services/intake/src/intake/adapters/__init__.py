"""How intake meets the world: tables, policies, ciphers, messages, traces."""

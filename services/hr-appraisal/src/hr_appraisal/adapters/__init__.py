"""Tables, messages and policy files behind the ports."""

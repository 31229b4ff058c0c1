"""What intake knows without any machinery: the register, the facts, the clocks."""

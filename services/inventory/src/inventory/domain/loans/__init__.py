"""What is lent and comes back: loaners, tools, measuring devices (P-11, P-12, P-20)."""

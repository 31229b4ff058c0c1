"""The `callout` command."""

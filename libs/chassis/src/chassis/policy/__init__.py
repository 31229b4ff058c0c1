"""Policies: versioned, effective-dated YAML files, loaded into the frozen values of a domain."""

from chassis.policy.files import (
    Policy,
    PolicyBook,
    PolicyError,
    PolicyNotFound,
    kind_of,
    load_policies,
    read_policy,
    restored_body,
    with_policy,
)

__all__ = [
    "Policy",
    "PolicyBook",
    "PolicyError",
    "PolicyNotFound",
    "kind_of",
    "load_policies",
    "read_policy",
    "restored_body",
    "with_policy",
]

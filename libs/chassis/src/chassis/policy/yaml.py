"""YAML as people expect it: `no` is a word, 12:30 is a time of day, 1.10 keeps its zero.

PyYAML follows YAML 1.1, where `no` is false, 12:30 is 750 and 2026.10 is the float 2026.1; a
repeated key silently wins. In a policy each of these would be a wrong figure.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.constructor import ConstructorError
from yaml.nodes import MappingNode

# The same loader with its scanner in C, where PyYAML was built with libyaml: ten times as fast.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_SafeLoader):  # type: ignore[misc]
    """Plain scalars are true/false, null, whole numbers, dates, or text; keys are unique."""


_StrictLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("tag:yaml.org,2002:timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
    ("tag:yaml.org,2002:merge", r"^(?:<<)$", "<"),
):
    _StrictLoader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


def _construct_mapping(loader: _StrictLoader, node: MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise ConstructorError(None, None, f"key {key!r} appears twice", key_node.start_mark)
        seen.add(key)
    loader.flatten_mapping(node)
    return dict(loader.construct_pairs(node, deep=True))


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def load_yaml(text: str) -> Any:
    """Read one YAML document; numbers with a point stay text, to become exact decimals.

    Raises:
        yaml.YAMLError: The text is not YAML, or a key appears twice.
    """
    return yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - derived from SafeLoader


def write_yaml(value: Any) -> str:
    """Write plain values in one canonical form, which `load_yaml` reads as the same values."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=True, width=100)

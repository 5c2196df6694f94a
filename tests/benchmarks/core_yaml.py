"""A reader of generated files that trusts nothing of the generator: PyYAML with YAML 1.2's idea of numbers."""

import re
from typing import Any

import yaml


class CoreLoader(yaml.CSafeLoader):
    """Reads whole numbers and booleans; days, times and months stay text, and keys are text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 PyYAML declares it on the class

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 PyYAML's signature
        """Return the mapping, and refuse a key that stands twice."""
        mapping = super().construct_mapping(node, deep=deep)
        assert len(mapping) == len(node.value), f"a key twice: {node.start_mark}"
        return {str(key): value for key, value in mapping.items()}


CoreLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?\d+\Z"), list("-0123456789"))
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true\Z|false\Z"), list("tf"))


def read(text: bytes) -> Any:
    """Return what a file says."""
    return yaml.load(text, Loader=CoreLoader)  # noqa: S506 a safe loader's child

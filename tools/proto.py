"""Generate, lint and compare the contracts: `proto.py generate | check | release`.

The compiler is the one in grpcio-tools and every import comes from an installed wheel, so that a
machine without a network gets the same bytes.
"""

from __future__ import annotations

import argparse
import filecmp
import importlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import google.type.date_pb2
import grpc_tools
from google.protobuf import (
    descriptor_pb2,
    duration_pb2,
    field_mask_pb2,
    timestamp_pb2,
)
from grpc_tools import protoc

ROOT = Path(__file__).resolve().parents[1]
PROTO = ROOT / "proto"
GENERATED = ROOT / "libs" / "contracts" / "src"
RELEASED = PROTO / "released.binpb"
TOPOLOGY = PROTO / "callout" / "topology.yaml"
RULES = "buf/validate/validate.proto"

INIT = '"""Generated from proto/ by `make proto`; nothing here is written by hand."""\n'


class CompilerError(Exception):
    """protoc refused the sources; its own message is on standard error."""


def rules_descriptor_set() -> descriptor_pb2.FileDescriptorSet:
    """Return the field rules of protovalidate, as the installed wheel carries them.

    The wheel ships no .proto file; its generated module holds the file's descriptor.
    """
    module = importlib.import_module("protovalidate._gen.buf.validate.validate_pb")
    rules = descriptor_pb2.FileDescriptorProto.FromString(module.desc().proto.to_binary())
    files = descriptor_pb2.FileDescriptorSet()
    for known in (descriptor_pb2, duration_pb2, field_mask_pb2, timestamp_pb2):
        known.DESCRIPTOR.CopyToProto(files.file.add())
    files.file.append(rules)
    return files


def run_protoc(rules: Path, *arguments: str) -> None:
    """Run protoc on our sources, the rules and what the installed wheels carry."""
    wheels = Path(google.type.date_pb2.__file__).parents[2]
    known_types = Path(grpc_tools.__file__).parent / "_proto"
    command = [
        "protoc",
        f"--proto_path={PROTO}",
        f"--proto_path={known_types}",
        f"--proto_path={wheels}",
        f"--descriptor_set_in={rules}",
        *arguments,
    ]
    if protoc.main(command) != 0:
        raise CompilerError(" ".join(arguments))


def sources() -> list[str]:
    """Return the names of our proto files, sorted."""
    return sorted(str(path.relative_to(PROTO)) for path in PROTO.rglob("*.proto"))


def with_services(names: list[str]) -> list[str]:
    """Return the files that declare a service; only those get gRPC stubs."""
    return [
        name
        for name in names
        if any(
            line.startswith("service ")
            for line in (PROTO / name).read_text(encoding="utf-8").splitlines()
        )
    ]


def write_rules(folder: Path) -> Path:
    """Write the descriptor set of the field rules into `folder`."""
    path = folder / "rules.binpb"
    path.write_bytes(rules_descriptor_set().SerializeToString(deterministic=True))
    return path


def generate(target: Path) -> None:
    """Write the whole contracts tree into the empty folder `target`."""
    names = sources()
    with tempfile.TemporaryDirectory() as scratch:
        rules = write_rules(Path(scratch))
        run_protoc(rules, f"--python_out={target}", f"--pyi_out={target}", *names, RULES)
        run_protoc(rules, f"--grpc_python_out={target}", *with_services(names))
    shutil.copyfile(TOPOLOGY, target / "callout" / "topology.yaml")
    packages = {target / "buf", target / "callout"}
    for module in target.rglob("*_pb2.py"):
        packages.update(p for p in module.parents if target in p.parents)
    for package in sorted(packages):
        (package / "__init__.py").write_text(INIT, encoding="utf-8")
    for top in ("buf", "callout"):
        (target / top / "py.typed").touch()


def write_image(path: Path, *, comments: bool) -> None:
    """Write our files and their imports as one image for buf."""
    with tempfile.TemporaryDirectory() as scratch:
        extra = ["--include_source_info"] if comments else []
        run_protoc(
            write_rules(Path(scratch)),
            "--include_imports",
            *extra,
            f"--descriptor_set_out={path}",
            *sources(),
        )


def differences(left: Path, right: Path) -> list[str]:
    """Return the files that are missing or different between two trees."""
    every = {
        path.relative_to(tree)
        for tree in (left, right)
        for path in tree.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    _, changed, missing = filecmp.cmpfiles(left, right, [str(p) for p in every], shallow=False)
    return sorted({*changed, *missing})


def install(fresh: Path) -> None:
    """Bring the committed tree to what was generated, touching only what differs."""
    for name in differences(fresh, GENERATED):
        if (fresh / name).exists():
            (GENERATED / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fresh / name, GENERATED / name)
        else:
            (GENERATED / name).unlink()


def buf(*arguments: str) -> bool:
    """Run buf on our configuration and tell whether it was content."""
    program = Path(sys.executable).parent / "buf"
    command = [str(program), *arguments, "--config", str(PROTO / "buf.yaml")]
    return subprocess.run(command, check=False).returncode == 0


def check() -> bool:
    """Compare the committed code with a fresh one, lint, and look for breaking changes."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "src"
        fresh.mkdir()
        generate(fresh)
        stale = differences(fresh, GENERATED)
        for name in stale:
            print(f"libs/contracts/src/{name} is not what proto/ says: run `make proto`")
        image = Path(scratch) / "image.binpb"
        write_image(image, comments=True)
        tidy = buf("lint", str(image))
        compatible = buf("breaking", str(image), "--against", str(RELEASED))
    return not stale and tidy and compatible


def main() -> int:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["generate", "check", "release"])
    command = parser.parse_args().command
    try:
        if command == "check":
            return 0 if check() else 1
        if command == "release":
            write_image(RELEASED, comments=False)
            return 0
        with tempfile.TemporaryDirectory() as scratch:
            generate(Path(scratch))
            install(Path(scratch))
    except CompilerError as error:
        print(f"protoc failed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

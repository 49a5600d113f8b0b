"""What schema.org itself knows: its vocabulary as TypeScript types (schema-dts), held by the compiler."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

MODULES = Path(__file__).parents[4] / "node_modules"
# The short list of what the compiler must know to read one file and write nothing.
OPTIONS = ["--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022"]


def refused(blocks: list[dict], folder: Path) -> str:
    """What the compiler refuses in these blocks, each taken for an Event; skipped where there is no Node."""
    node, compiler = shutil.which("node"), MODULES / "typescript" / "bin" / "tsc"
    if node is None or not (compiler.exists() and (MODULES / "schema-dts").exists()):
        pytest.skip("no Node, no TypeScript or no schema-dts on this machine: the vocabulary was not asked")
    known = json.dumps(str(MODULES / "schema-dts"))
    written = [f"import type {{ Event, WithContext }} from {known};"] + [
        f"export const block{rank}: WithContext<Event> = {json.dumps(block)};" for rank, block in enumerate(blocks)
    ]
    source = folder / "blocks.ts"
    source.write_text("\n".join(written))
    told = subprocess.run(
        [node, compiler, *OPTIONS, source], capture_output=True, text=True, check=False, timeout=60, cwd=folder
    )
    return told.stdout

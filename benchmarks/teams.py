"""The generated teams that benchmarks run on, built once and kept under the system's temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
_GENERATOR = ROOT / "benchmarks" / "generate"
# Nobody on the team wrote the one commit, so it proves nothing about anybody.
_COMMIT = {
    "GIT_AUTHOR_NAME": "benchmark",
    "GIT_AUTHOR_EMAIL": "benchmark@salesctl.invalid",
    "GIT_COMMITTER_NAME": "benchmark",
    "GIT_COMMITTER_EMAIL": "benchmark@salesctl.invalid",
    "GIT_AUTHOR_DATE": "2026-11-23T06:00:00+0000",
    "GIT_COMMITTER_DATE": "2026-11-23T06:00:00+0000",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def default_cache() -> Path:
    """Return where teams are kept if nobody says otherwise."""
    return Path(tempfile.gettempdir()) / "salesctl-benchmarks"


def team(size: str, cache: Path) -> Path:
    """Return a git repository with the generated team of `size`, building it unless this generator has before."""
    folder = cache / f"{size}-{_digest()}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f"{size}-", dir=cache))
        _build(size, unfinished)
        unfinished.rename(folder)
    return folder


def chill(folder: Path) -> None:
    """Take away what earlier runs of salesctl remember of a team."""
    shutil.rmtree(folder / ".salesctl", ignore_errors=True)


def files(folder: Path) -> int:
    """Return how many files a team keeps."""
    return sum(1 for _ in folder.rglob("*.yaml"))


def _build(size: str, folder: Path) -> None:
    # A process of its own: what the generator holds in memory would count into every child started here.
    command = [sys.executable, "-m", "benchmarks.generate", str(folder), "--size", size]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "A generated team"]):
        subprocess.run(["git", *words], check=True, cwd=folder, env={**os.environ, **_COMMIT})


def _digest() -> str:
    """Return a short name for this very generator: a changed one builds anew."""
    sources = sorted(path for path in _GENERATOR.rglob("*") if path.suffix in {".py", ".toml"})
    return sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:12]

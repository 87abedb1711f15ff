# SPDX-License-Identifier: Apache-2.0
"""Runs the built program: what every end-to-end test shares."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

RECOUPE = os.path.abspath(os.environ["RECOUPE"])
ROOT = os.path.abspath(os.environ["RECOUPE_ROOT"])
EXAMPLES = os.path.join(ROOT, "examples")


def recoupe(*arguments, given=None, env=None):
    """Runs the program; gives back (exit code, standard output, error)."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}
    environment.pop("LANGUAGE", None)
    run = subprocess.run([RECOUPE, *arguments], input=given,
                         capture_output=True, env=environment, timeout=600)
    return run.returncode, run.stdout, run.stderr.decode("utf-8", "replace")


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own for files that it makes."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = holder.name

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content if isinstance(content, bytes)
                    else content.encode("utf-8"))
        return path

    def read(self, *arguments, given=None, code=0):
        """The reports that `recoupe read --format json` printed."""
        got, out, err = recoupe("read", "--format", "json", *arguments,
                                given=given)
        self.assertEqual(got, code, err)
        return [json.loads(line) for line in out.decode("utf-8").splitlines()]


def main():
    unittest.main(argv=[sys.argv[0], "-v"])

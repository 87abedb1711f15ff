#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program as installed: it finds its packs and reads as before."""
import glob
import os
import shutil
import subprocess

from program import EXAMPLES, ROOT, ProgramTest, main, recoupe

REPORT = os.path.join(EXAMPLES, "raqqa-convoy", "01-jazira-news-agency.txt")


class Installed(ProgramTest):
    def install(self):
        build = os.environ["RECOUPE_BUILD"]
        run = subprocess.run(
            [os.environ["MESON"], "install", "--no-rebuild", "--quiet",
             "-C", build, "--destdir", self.folder], capture_output=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        found = glob.glob(self.folder + "/**/bin/recoupe", recursive=True)
        self.assertEqual(len(found), 1)
        return found[0]

    def test_it_reads_with_the_packs_beside_it(self):
        program = self.install()
        run = subprocess.run([program, "read", "--format", "json", REPORT],
                             capture_output=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(run.stdout,
                         recoupe("read", "--format", "json", REPORT)[1])
        share = os.path.join(os.path.dirname(program), "..", "share")
        self.assertTrue(os.path.exists(
            os.path.join(share, "man", "man1", "recoupe.1")))

    def test_without_its_own_packs_it_uses_none_of_them(self):
        program = self.install()
        packs = os.path.join(self.folder, "packs")
        shutil.copytree(os.path.join(ROOT, "languages", "en"), packs + "/en")
        for shared in glob.glob(os.path.join(ROOT, "languages", "*.tsv")):
            shutil.copy(shared, packs)
        run = subprocess.run([program, "packs"], capture_output=True,
                             env=dict(os.environ, RECOUPE_LANGUAGES=packs))
        self.assertEqual(run.stdout.decode(), packs + "/en: no mistakes\n")


if __name__ == "__main__":
    main()

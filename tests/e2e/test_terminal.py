#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a person sees: help, languages of the program, width, colours."""
import os

from program import EXAMPLES, ProgramTest, main, recoupe

RAQQA = os.path.join(EXAMPLES, "raqqa-convoy")


class Help(ProgramTest):
    def test_help_and_version(self):
        for arguments in (["--help"], ["read", "--help"], ["check", "--help"]):
            code, out, err = recoupe(*arguments)
            self.assertEqual((code, err), (0, ""), arguments)
            self.assertIn(b"Usage", out)
        code, out, err = recoupe("--version")
        self.assertRegex(out.decode(), r"^recoupe \d+\.\d+\.\d+\n$")


class Sheet(ProgramTest):
    def test_nothing_is_wider_than_eighty_columns(self):
        for verb in ("read", "check"):
            code, out, err = recoupe(verb, RAQQA)
            self.assertEqual(code, 0, err)
            for line in out.decode().splitlines():
                self.assertLessEqual(len(line), 80, line)

    def test_the_programs_words_in_both_languages(self):
        english = recoupe("check", "--ui", "en", RAQQA)[1].decode()
        french = recoupe("check", "--ui", "fr", RAQQA)[1].decode()
        self.assertIn("WHAT TO LOOK AT", english)
        self.assertIn("À REGARDER", french)

    def test_language_of_the_environment(self):
        out = recoupe("check", RAQQA, env={"LC_ALL": "fr_FR.UTF-8"})[1]
        self.assertIn("À REGARDER", out.decode())

    def test_colours_only_when_asked_for_or_on_a_terminal(self):
        self.assertNotIn(b"\x1b", recoupe("check", RAQQA)[1])
        self.assertIn(b"\x1b[1m",
                      recoupe("check", "--colour", "always", RAQQA)[1])

    def test_progress_is_not_for_files(self):
        self.assertEqual(recoupe("read", RAQQA)[2], "")


if __name__ == "__main__":
    main()

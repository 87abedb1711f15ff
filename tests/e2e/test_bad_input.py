#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bad input: a clear message, the batch goes on, exit 1."""
import os

from program import ProgramTest, main, recoupe

GOOD = ("Un pont s'est effondré\n\nPublié le 3 mai 2021 à 10h00\n\n"
        "Selon la préfecture, trois personnes ont été blessées.\n")


class BadInput(ProgramTest):
    def refused(self, path, *words):
        """The bad report is told and passed over, the good one is read."""
        good = self.file("zz-good.txt", GOOD)
        code, out, err = recoupe("read", "--format", "json", path, good)
        self.assertEqual(code, 1, err)
        self.assertEqual(len(out.splitlines()), 1, err)
        self.assertIn(os.path.basename(path), err)
        for word in words:
            self.assertIn(word, err)
        self.assertEqual(len(err.splitlines()), 1, err)
        return err

    def test_missing_file(self):
        self.refused(os.path.join(self.folder, "nowhere.txt"), "no such file")

    def test_empty_file(self):
        self.refused(self.file("empty.txt", b""), "empty")

    def test_only_white_space(self):
        self.refused(self.file("blank.txt", b" \n\n\t\n"))

    def test_binary(self):
        self.refused(self.file("image.txt", bytes(range(256)) * 64))

    def test_pdf_named_html(self):
        self.refused(self.file("page.html", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
                               + b"1 0 obj\n<<>>\nendobj\n" * 50), "PDF")

    def test_huge_file_is_refused_unread(self):
        path = os.path.join(self.folder, "huge.txt")
        with open(path, "wb") as f:
            f.truncate(200 << 20)
        self.refused(path, "longer than")

    def test_empty_folder(self):
        os.mkdir(os.path.join(self.folder, "none"))
        self.refused(os.path.join(self.folder, "none"))

    def test_folder_that_contains_itself(self):
        self.file("loop/a.txt", GOOD)
        os.symlink("..", os.path.join(self.folder, "loop", "again"))
        code, out, err = recoupe("read", "--format", "json",
                                 os.path.join(self.folder, "loop"))
        self.assertEqual(len(out.splitlines()), 1, err)
        self.assertIn(code, (0, 1), err)

    def test_invalid_utf8_is_read_as_far_as_it_goes(self):
        path = self.file("broken.txt", GOOD.encode() + b"Deux \xff\xfe mots.\n")
        text = self.read(path)[0]["text"]
        self.assertIn("trois personnes", text)

    def test_latin1_html(self):
        page = ("<html><head><title>Un été brûlant</title></head><body>"
                "<h1>Un été brûlant</h1><p>" + "La sécheresse dure depuis "
                "août à l'évidence. " * 8 + "</p></body></html>")
        path = self.file("latin.html", page.encode("latin-1"))
        self.assertIn("août à l'évidence", self.read(path)[0]["text"])

    def test_hundred_thousand_nested_tags(self):
        page = "<div>" * 100000 + "<p>The bridge fell on Monday.</p>"
        path = self.file("deep.html", page)
        code, out, err = recoupe("read", "--format", "json", path)
        self.assertIn(code, (0, 1), err)

    def test_truncated_json_line(self):
        lines = ('{"id":"a","text":"The mayor said two men died."}\n'
                 '{"id":"b","text":"The mayor sa\n'
                 '{"id":"c","text":"The mayor said nobody died."}\n')
        code, out, err = recoupe("read", "--format", "json", "--input",
                                 "jsonl", "-", given=lines.encode())
        self.assertEqual(code, 1)
        self.assertEqual(len(out.splitlines()), 2, err)
        self.assertRegex(err, r":2\b")

    def test_script_and_escapes_do_not_reach_the_terminal(self):
        path = self.file("evil.txt", "A\x1b[31mred\x1b[0m headline\x07\n\n"
                         "The mayor said \x1b]0;title\x07 that two men died.\n")
        code, out, err = recoupe("read", path)
        self.assertEqual(code, 0, err)
        self.assertNotIn(b"\x1b", out)
        self.assertNotIn(b"\x07", out)


class WrongUsage(ProgramTest):
    def usage(self, *arguments, words=()):
        code, out, err = recoupe(*arguments)
        self.assertEqual(code, 2, err)
        self.assertEqual(out, b"")
        for word in words:
            self.assertIn(word, err)

    def test_no_verb(self):
        self.usage(words=["read", "check"])

    def test_unknown_verb(self):
        self.usage("chekc", "x", words=["chekc"])

    def test_unknown_option(self):
        self.usage("read", "--colour-blind", "x", words=["--colour-blind"])

    def test_unknown_format(self):
        self.usage("read", "--format", "yaml", "x", words=["yaml", "json"])

    def test_no_input(self):
        self.usage("read", words=["standard input"])

    def test_unknown_language(self):
        self.usage("read", "--lang", "tlh", "-", words=["tlh"])

    def test_unknown_ui(self):
        self.usage("read", "--ui", "zz", "-", words=["zz"])

    def test_bad_date(self):
        self.usage("read", "--published", "yesterday", "-", words=["2017-11-15"])

    def test_bad_jobs(self):
        self.usage("read", "-j", "0", "x", words=["--jobs"])

    def test_conllu_of_a_check(self):
        self.usage("check", "--format", "conllu", "x", words=["conllu"])


    def test_a_report_has_one_form(self):
        self.usage("report", "--format", "json", "x", words=["report"])
        self.usage("report", "--explain", "x1", "x", words=["--explain"])


class BadPack(ProgramTest):
    def test_missing_packs(self):
        code, out, err = recoupe("read", "--languages", self.folder, "-")
        self.assertEqual(code, 3)
        self.assertIn("concepts.tsv", err)

    def test_mistakes_have_a_place_and_a_caret(self):
        self.file("concepts.tsv", "concept\tgloss\nperson\tpeople\n")
        self.file("events.tsv", "")
        self.file("qq/pack.tsv", "key\tvalue\tcolour\nname\tQ\n")
        self.file("qq/nobody-reads-me.tsv", "a\tb\n")
        code, out, err = recoupe("packs", self.folder)
        out = out.decode()
        self.assertNotEqual(code, 0)
        self.assertIn("pack.tsv:1:", out)
        self.assertIn("unknown column 'colour'", out)
        self.assertIn("^", out)
        self.assertIn("nobody-reads-me.tsv", out)

    def test_wrong_values_of_options(self):
        good = self.file("good.txt", GOOD)
        for option, value in (("--format", "xml"), ("--input", "pdf"),
                              ("--colour", "red"), ("--jobs", "0")):
            code, out, err = recoupe("read", option, value, good)
            self.assertEqual((code, out), (2, b""), err)
            self.assertIn(value, err.splitlines()[0])
            self.assertNotIn("PROGRAM ERROR", err)


if __name__ == "__main__":
    main()

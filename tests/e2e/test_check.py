#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `recoupe check` promises, and what it must find in the examples."""
import json
import os

from program import EXAMPLES, ROOT, ProgramTest, main, recoupe

try:
    import jsonschema
except ImportError:
    jsonschema = None

RAQQA = os.path.join(EXAMPLES, "raqqa-convoy")
FIRE = os.path.join(EXAMPLES, "chemical-fire")


class Promises(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.result, cls.texts, cls.bytes = {}, {}, {}
        for folder in (RAQQA, FIRE):
            code, out, err = recoupe("check", "--format", "json", folder)
            assert code == 0, err
            cls.bytes[folder] = out
            cls.result[folder] = json.loads(out)
            code, out, err = recoupe("read", "--format", "json", folder)
            for line in out.decode().splitlines():
                r = json.loads(line)
                cls.texts[r["document"]["path"]] = r["text"]

    def words(self, folder, span):
        path = {d["id"]: d["path"] for d in self.result[folder]["documents"]}
        return self.texts[path[span["document"]]][span["start"]:span["end"]]

    def findings(self, folder, kind):
        return [f for f in self.result[folder]["findings"]
                if f["kind"] == kind]

    def files(self, folder, finding):
        path = {d["id"]: os.path.basename(d["path"])
                for d in self.result[folder]["documents"]}
        return {path[s["document"]][:2] for s in finding["spans"]}

    def test_schema(self):
        if jsonschema is None:
            self.skipTest("python3-jsonschema is not installed")
        with open(os.path.join(ROOT, "docs", "formats",
                               "recoupe-check-1.schema.json"),
                  encoding="utf-8") as f:
            check = jsonschema.Draft202012Validator(json.load(f))
        for folder, result in self.result.items():
            errors = [e.message for e in check.iter_errors(result)]
            self.assertEqual(errors, [], folder)

    def test_same_bytes_with_one_and_eight_workers(self):
        for jobs in ("1", "8"):
            again = recoupe("check", "--format", "json", "-j", jobs, RAQQA)
            self.assertEqual(again[1], self.bytes[RAQQA], f"-j {jobs}")

    def test_every_finding_has_words_a_rule_and_a_sentence(self):
        for folder in (RAQQA, FIRE):
            for f in self.result[folder]["findings"]:
                self.assertTrue(f["spans"])
                self.assertTrue(f["rule"])
                for s in f["spans"]:
                    self.assertTrue(self.words(folder, s).strip())
                for language in ("fr", "en"):
                    sentence = f["explanation"][language]
                    self.assertNotIn("{", sentence)
                    self.assertNotIn("  ", sentence)
                    self.assertRegex(sentence, r"[.?!]$")

    def test_raqqa_has_what_an_editor_must_know(self):
        drift = [f for f in self.findings(RAQQA, "drift")
                 if {"05", "06"} <= self.files(RAQQA, f)]
        self.assertTrue(drift, "250 became 500 between reports 05 and 06")
        shift = [f for f in self.findings(RAQQA, "stance_shift")
                 if {"05", "06"} <= self.files(RAQQA, f)]
        self.assertTrue(shift, "the conditional of 05 is a fact in 06")
        reuse = [f for f in self.findings(RAQQA, "text_reuse")
                 if {"06", "08"} <= self.files(RAQQA, f)]
        self.assertTrue(reuse, "08 copied two paragraphs of 06")
        circle = [f for f in self.findings(RAQQA, "circular_sourcing")
                  if len(self.files(RAQQA, f)) >= 3]
        self.assertTrue(circle, "several reports rest on the drivers alone")

    def test_raqqa_compatible_wordings_are_left_alone(self):
        for f in self.findings(RAQQA, "contradiction"):
            words = " ".join(self.words(RAQQA, s) for s in f["spans"])
            self.assertNotIn("lorries", words)

    def test_page_furniture_is_no_claim(self):
        for text in self.texts.values():
            for line in ("2 000 terroristes", "300 otages", "412 partenaires",
                         "42 commentaires"):
                self.assertNotIn(line, text)


class Explain(ProgramTest):
    def test_one_finding_in_full(self):
        code, out, err = recoupe("check", "--explain", "x1", RAQQA)
        self.assertEqual(code, 0, err)
        self.assertIn("x1", out.decode())
        self.assertIn("Why: ", out.decode())

    def test_unknown_id(self):
        code, out, err = recoupe("check", "--explain", "x999", RAQQA)
        self.assertIn("x999", out.decode())


if __name__ == "__main__":
    main()

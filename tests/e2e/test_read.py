#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `recoupe read` promises for every report: schema, spans, same bytes."""
import glob
import json
import os

from program import EXAMPLES, ROOT, ProgramTest, main, recoupe

try:
    import jsonschema
except ImportError:
    jsonschema = None

REPORTS = sorted(glob.glob(os.path.join(EXAMPLES, "*", "0*")))


def schema(name):
    path = os.path.join(ROOT, "docs", "formats", name)
    with open(path, encoding="utf-8") as f:
        return json.load(f)


class Promises(ProgramTest):
    @classmethod
    def setUpClass(cls):
        code, out, err = recoupe("read", "--format", "json", *REPORTS)
        assert code == 0, err
        cls.bytes = out
        cls.reports = [json.loads(x) for x in out.decode().splitlines()]

    def test_there_is_one_object_for_each_report(self):
        self.assertEqual([r["document"]["path"] for r in self.reports],
                         REPORTS)

    def test_schema(self):
        if jsonschema is None:
            self.skipTest("python3-jsonschema is not installed")
        check = jsonschema.Draft202012Validator(schema("recoupe-1.schema.json"))
        for r in self.reports:
            errors = [e.message for e in check.iter_errors(r)]
            self.assertEqual(errors, [], r["document"]["path"])

    def test_spans_lie_in_the_text(self):
        def walk(value, size, path):
            if isinstance(value, dict):
                if "start" in value and "end" in value:
                    self.assertLessEqual(0, value["start"], path)
                    self.assertLess(value["start"], value["end"], path)
                    self.assertLessEqual(value["end"], size, path)
                for key, inner in value.items():
                    walk(inner, size, f"{path}.{key}")
            elif isinstance(value, list):
                for i, inner in enumerate(value):
                    walk(inner, size, f"{path}[{i}]")
        for r in self.reports:
            walk(r, len(r["text"]), r["document"]["path"])

    def test_blocks_make_up_the_text(self):
        for r in self.reports:
            parts = [r["text"][b["start"]:b["end"]] for b in r["blocks"]]
            self.assertEqual("\n\n".join(parts), r["text"])

    def test_sentences_lie_in_blocks_and_predicates_in_claims(self):
        for r in self.reports:
            for s in r["sentences"]:
                self.assertTrue(any(b["start"] <= s["start"] and
                                    s["end"] <= b["end"]
                                    for b in r["blocks"]), s)
            for c in r["claims"]:
                self.assertLessEqual(c["start"], c["predicate"]["start"])
                self.assertLessEqual(c["predicate"]["end"], c["end"])

    def test_ids_are_there(self):
        for r in self.reports:
            ids = {x["id"] for k in ("actors", "times", "quantities",
                                     "attributions") for x in r[k]}
            asked = set()
            for q in r["quantities"]:
                asked.add(q["part_of"])
            for a in r["attributions"]:
                asked.add(a["parent"])
                asked.add(a["source"] and a["source"]["actor"])
            for c in r["claims"]:
                asked.update(c["quantities"], c["times"], c["time_inferred"],
                             c["chain"], [x["actor"] for x in c["roles"]])
            self.assertEqual(asked - ids - {None}, set())

    def test_same_bytes_again_and_with_eight_workers(self):
        for jobs in ("1", "8"):
            again = recoupe("read", "--format", "json", "-j", jobs, *REPORTS)
            self.assertEqual(again[1], self.bytes, f"-j {jobs}")

    def test_nothing_is_read_out_of_publication_lines(self):
        for r in self.reports:
            lines = [b for b in r["blocks"] if b["kind"] == "byline"]
            for key in ("times", "quantities", "claims", "attributions"):
                for x in r[key]:
                    at = x if "start" in x else x["content"][0]
                    self.assertFalse(any(b["start"] <= at["start"] < b["end"]
                                         for b in lines), (key, x))


class Metadata(ProgramTest):
    def test_given_members_of_a_json_line(self):
        line = {"id": "n1", "title": "A bridge fell", "publisher": "The Post",
                "published": "2021-05-03T10:00", "authors": ["Ann Lee"],
                "url": "https://post.example/1", "language": "en",
                "text": "The mayor said that two men died on Monday."}
        r = self.read("--input", "jsonl", "-",
                      given=json.dumps(line).encode())[0]
        d = r["document"]
        self.assertEqual(d["given_id"], "n1")
        self.assertEqual(d["publisher"], "The Post")
        self.assertEqual(d["published"], "2021-05-03T10:00")
        self.assertEqual(r["blocks"][0]["kind"], "headline")
        self.assertTrue(r["text"].startswith("A bridge fell\n\n"))

    def test_published_option_is_for_reports_without_a_date(self):
        path = self.file("r.txt", "A bridge fell\n\nTwo men died on Monday, "
                         "the mayor said.\n")
        r = self.read("--published", "2021-05-05", path)[0]
        self.assertEqual(r["document"]["published"], "2021-05-05")

    def test_language_is_detected(self):
        fr = self.file("fr.txt", "Un pont tombe\n\nLe maire a dit que deux "
                       "hommes sont morts dans la nuit de lundi.\n")
        en = self.file("en.txt", "A bridge falls\n\nThe mayor said that two "
                       "men had died in the night of Monday.\n")
        found = [r["document"]["language"] for r in self.read(fr, en)]
        self.assertEqual(found, ["fr", "en"])

    def test_metadata_tell_the_order_of_day_and_month(self):
        text = "The mayor said that two men died on 05/06/2018."
        june, may = "2018-06-05", "2018-05-06"
        for told, value in (({"language": "en-GB"}, june),
                            ({"language": "en-US"}, may),
                            ({"publisher": "The Guardian"}, june),
                            ({"url": "https://post.example.co.uk/1"}, june),
                            ({"url": "https://post.example.com/1"}, may)):
            line = {"published": "2018-11-20", "text": text, **told}
            r = self.read("--input", "jsonl", "-",
                          given=json.dumps(line).encode())[0]
            self.assertEqual([t["value"] for t in r["times"]], [value], told)


class Explain(ProgramTest):
    """Each rule is told in words, in each language of the program."""

    @classmethod
    def setUpClass(cls):
        code, out, err = recoupe("read", "--format", "json", *REPORTS)
        assert code == 0, err
        cls.seen = {}
        for r in map(json.loads, out.decode().splitlines()):
            rules = {a["id"]: a["rule"] for a in r["attributions"]}
            for c in r["claims"]:
                for rule in [c["rule"]] + [rules[a] for a in c["chain"]]:
                    # one of each rule; one row of each table
                    kind = rule.split(":")[0]
                    cls.seen.setdefault(
                        kind, (r["document"]["path"], c["id"], rule))

    def test_every_rule_has_words(self):
        self.assertGreater(len(self.seen), 8)
        for kind, (path, claim, rule) in sorted(self.seen.items()):
            for ui in ("fr", "en"):
                code, out, err = recoupe(
                    "read", "--ui", ui, "--explain", claim, path)
                text = out.decode()
                self.assertEqual(code, 0, err)
                self.assertIn(claim, text)
                if kind.endswith(".tsv"):
                    self.assertIn(f"({rule})", " ".join(text.split()))
                    self.assertIn(" · ", text)
                else:
                    self.assertNotIn(kind, text)

    def test_a_folder_shows_only_the_reports_that_have_it(self):
        last = "c999999"
        code, out, err = recoupe("read", "--ui", "en", "--explain", last,
                                 *REPORTS)
        self.assertEqual(code, 0, err)
        self.assertEqual(out.decode(), f"There is no '{last}' here.\n")

    def test_only_as_text(self):
        code, out, err = recoupe("read", "--explain", "c1", "--format",
                                 "json", REPORTS[0])
        self.assertEqual(code, 2)
        self.assertIn("--explain", err)


if __name__ == "__main__":
    main()

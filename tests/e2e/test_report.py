#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The HTML page: complete, self-contained, and deaf to what reports say."""
import html.parser
import json
import os
import re
import shutil
import subprocess
import tempfile

from program import EXAMPLES, ProgramTest, main, recoupe

RAQQA = os.path.join(EXAMPLES, "raqqa-convoy")
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


class Page(html.parser.HTMLParser):
    """What a page holds: tags, ids, where links lead, text."""

    VOID = {"meta", "link", "br", "img", "line", "circle", "input"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.ids, self.links, self.attributes = [], [], [], []
        self.text, self.open = "", []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attributes:
            self.attributes.append(name)
            if name == "id":
                self.ids.append(value)
            if name in ("href", "src"):
                self.links.append(value)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open and self.open[-1] == tag, (tag, self.open)
            self.open.pop()

    def handle_data(self, data):
        self.text += data


class Report(ProgramTest):
    def page(self, *arguments, given=None):
        code, out, err = recoupe("report", *arguments, given=given)
        self.assertEqual(code, 0, err)
        return Page(out.decode("utf-8"))

    def test_it_stands_alone_and_its_links_lead_somewhere(self):
        page = self.page(RAQQA)
        self.assertEqual(page.open, [])
        self.assertNotIn("script", page.tags)
        self.assertEqual(len(page.ids), len(set(page.ids)))
        for link in page.links:
            self.assertTrue(link.startswith("#"), link)
            self.assertIn(link[1:], page.ids)

    def test_it_says_what_the_terminal_says(self):
        page = self.page("--ui", "fr", RAQQA)
        result = json.loads(recoupe("check", "--format", "json", RAQQA)[1])
        text = re.sub(r"\s+", " ", page.text)
        for finding in result["findings"]:
            sentence = re.sub(r"\s+", " ", finding["explanation"]["fr"])
            self.assertIn(sentence, text)
        for document in result["documents"]:
            self.assertIn(document["publisher"], text)

    def test_each_place_leads_back_to_its_fact(self):
        page = self.page(RAQQA)
        result = json.loads(recoupe("check", "--format", "json", RAQQA)[1])
        for i, fact in enumerate(result["facts"], 1):
            self.assertIn(f"f{i}", page.ids)
            back = page.links.count(f"#f{i}")
            starts = {(c["document"], c["start"]) for c in fact["claims"]}
            self.assertGreaterEqual(back, len(starts), fact["label"])
        for i in range(1, len(result["roots"]) + 1):
            self.assertIn(f"r{i}", page.ids)

    def test_output_goes_to_the_file(self):
        path = os.path.join(self.folder, "case.html")
        code, out, err = recoupe("report", RAQQA, "-o", path)
        self.assertEqual((code, out, err), (0, b"", ""))
        with open(path, encoding="utf-8") as f:
            self.assertTrue(f.read().endswith("</html>\n"))

    def evil(self):
        report = {"id": EVIL, "url": EVIL, "title": EVIL + " Two men died",
                  "publisher": EVIL, "authors": [EVIL],
                  "published": "2021-05-03", "language": "en",
                  "text": f"The mayor {EVIL} said that 40 men {EVIL} died on "
                          f"Monday.\n\nAccording to {EVIL}, 90 men died."}
        other = dict(report, id="b", text=f"The mayor said 12 men {EVIL} died.")
        return "\n".join(json.dumps(r) for r in (report, other)).encode()

    def test_nothing_in_a_report_becomes_markup(self):
        page = self.page("--input", "jsonl", "-", given=self.evil())
        self.assertNotIn("script", page.tags)
        self.assertNotIn("img", page.tags)
        self.assertNotIn("onerror", page.attributes)
        self.assertIn("<script>alert(1)</script>", page.text)

    def test_a_browser_shows_it_and_runs_nothing(self):
        browser = shutil.which("chromium")
        if not browser:
            self.skipTest("chromium is not installed")
        path = os.path.join(self.folder, "evil.html")
        code, out, err = recoupe("report", "--input", "jsonl", "-", "-o", path,
                                 given=self.evil())
        self.assertEqual(code, 0, err)
        with tempfile.TemporaryDirectory() as profile:
            shown = subprocess.run(
                [browser, "--headless", "--no-sandbox", "--disable-gpu",
                 "--disable-quic", "--no-first-run",
                 "--disable-background-networking",
                 "--disable-component-update", "--disable-sync",
                 f"--user-data-dir={profile}", "--dump-dom",
                 "file://" + path],
                capture_output=True, timeout=120)
        dom = shown.stdout.decode("utf-8", "replace")
        self.assertIn("<main>", dom)
        self.assertEqual(Page(dom).tags.count("script"), 0)


if __name__ == "__main__":
    main()

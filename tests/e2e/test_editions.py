#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two versions of one page: what the later one changed without saying so."""
import json

from program import ProgramTest, main, recoupe

PAGES = {
    "fr": ("Le barrage de Mervans a cédé dans la nuit",
           "Le barrage de Mervans, en amont de la ville, a cédé vers 3 heures. "
           "{} La route départementale reste coupée dans les deux sens. "
           "Une cellule de crise a été ouverte à la mairie de Mervans. "
           "Les écoles du canton n'ouvriront pas lundi."),
    "en": ("Dam above Mervans gives way overnight",
           "The dam above the town of Mervans gave way at about 3 a.m. "
           "{} The main road remains closed in both directions. "
           "A crisis cell has been opened at the Mervans town hall. "
           "Schools in the canton will stay shut on Monday."),
}
SILENT = [
    ("fr", "Les pompiers ont évacué 140 habitants.",
     "Les pompiers ont évacué 410 habitants.", "edited-number"),
    ("fr", "Selon la préfecture, 12 maisons ont été détruites par l'eau.",
     "Selon la préfecture, 21 maisons ont été détruites par l'eau.",
     "edited-number"),
    ("fr", "L'exploitant a ignoré deux rapports d'inspection.",
     "L'exploitant aurait ignoré deux rapports d'inspection.",
     "edited-certainty"),
    ("fr", "L'exploitant a ouvert les vannes avant la rupture.",
     "L'exploitant n'a pas ouvert les vannes avant la rupture.",
     "edited-denial"),
    ("fr", "Selon le maire Paul Lestrade, l'exploitant a ouvert les vannes.",
     "L'exploitant a ouvert les vannes.", "edited-source"),
    ("en", "Firefighters evacuated 140 residents.",
     "Firefighters evacuated 410 residents.", "edited-number"),
    ("en", "The operator ignored two inspection reports.",
     "The operator allegedly ignored two inspection reports.",
     "edited-certainty"),
    ("en", "The operator opened the sluices before the break.",
     "The operator did not open the sluices before the break.",
     "edited-denial"),
    ("en", "The operator opened the sluices, according to mayor Paul Lestrade.",
     "The operator opened the sluices.", "edited-source"),
]
SAID = [
    ("fr", "Les pompiers ont évacué 140 habitants.",
     "Les pompiers ont évacué 410 habitants, et non 140 habitants."),
    ("fr", "Les pompiers ont évacué 140 habitants.",
     "Les pompiers ont désormais évacué 410 habitants."),
    ("fr", "Les pompiers ont évacué 140 habitants.",
     "Les pompiers ont évacué 410 habitants. Mise à jour : le nombre "
     "d'habitants évacués a été corrigé."),
    ("fr", "Les pompiers ont évacué 140 habitants.",
     "Les pompiers ont évacué quelque 140 habitants."),
    ("fr", "Les pompiers ont évacué 140 habitants.",
     "Quelque cent quarante habitants ont été évacués par les pompiers."),
    ("en", "Firefighters evacuated 140 residents.",
     "Firefighters have now evacuated 410 residents."),
    ("en", "Firefighters evacuated 140 residents.",
     "Firefighters evacuated 410 residents. Correction: an earlier version "
     "gave another number of residents."),
    ("en", "Firefighters evacuated 140 residents.",
     "Firefighters evacuated 410 residents, up from 140 residents."),
    ("en", "Firefighters evacuated 140 residents.",
     "Firefighters evacuated about 140 residents."),
]


SITE = "https://mervans.example/"
# A parameter that tells how the page was reached does not hide the one that
# tells which page it is, on either side of it.
ONE_PAGE = [
    ("a.php?utm_source=rss&id=5", "a.php?id=5"),
    ("a.php?id=5&utm_source=rss", "a.php?id=5"),
    ("a.php?utm_source=rss&utm_medium=x&id=5&p=1", "a.php?id=5&p=1"),
    ("a.php?id=5&utm_source=rss&p=1", "a.php?id=5&p=1#top"),
    ("a/?utm_source=rss", "a"),
]
TWO_PAGES = [
    ("a.php?utm_source=rss&id=5", "a.php?utm_source=rss&id=6"),
    ("a.php?id=5&utm_source=rss", "a.php?id=6&utm_source=rss"),
    ("a.php?utm_source=rss&id=5", "a.php?id=6"),
]


def report(language, line, url, hour, **more):
    title, text = PAGES[language]
    return json.dumps({"id": f"{url}-{hour}", "url": url, "title": title,
                       "publisher": "Mervans Matin", "language": language,
                       "published": f"2021-03-06T{hour:02d}:00",
                       "text": text.format(line), **more})


class Editions(ProgramTest):
    def findings(self, lines):
        path = self.file("pages.jsonl", "\n".join(lines) + "\n")
        code, out, err = recoupe("check", "--format", "json", path)
        self.assertEqual(code, 0, err)
        return json.loads(out)["findings"]

    def edits(self, language, before, after, other=None, page=None):
        page = page or SITE + "barrage-1.html"
        return self.findings([report(language, before, page, 7),
                              report(language, after, other or page, 11)])

    def silent(self, lines):
        return [f for f in self.findings(lines) if f["kind"] == "silent_edit"]

    def test_what_changed_is_told(self):
        for language, before, after, rule in SILENT:
            with self.subTest(after=after):
                found = self.edits(language, before, after)
                self.assertIn(rule, [f["rule"] for f in found])
                edit = next(f for f in found if f["rule"] == rule)
                self.assertEqual(edit["kind"], "silent_edit")
                self.assertEqual({s["document"] for s in edit["spans"]},
                                 {"d1", "d2"})
                self.assertEqual([f["kind"] for f in found],
                                 ["silent_edit"], "nothing is said twice")

    def test_what_the_page_says_itself_is_not_silent(self):
        for language, before, after in SAID:
            with self.subTest(after=after):
                self.assertEqual(self.edits(language, before, after), [])

    def test_another_page_is_no_version(self):
        language, before, after, _ = SILENT[0]
        found = self.edits(language, before, after,
                           "https://mervans.example/barrage-2.html")
        self.assertNotIn("silent_edit", [f["kind"] for f in found])

    def test_an_address_without_how_it_was_reached(self):
        language, before, after, rule = SILENT[0]
        for pages, edited in (ONE_PAGE, True), (TWO_PAGES, False):
            for one, other in pages:
                with self.subTest(one=one, other=other):
                    found = self.edits(language, before, after,
                                       SITE + other, SITE + one)
                    self.assertEqual(rule in [f["rule"] for f in found],
                                     edited)

    def test_an_id_is_its_outlets_own(self):
        # The day keeps the two apart but for the id.
        language, before, after, rule = SILENT[0]
        first = report(language, before, "", 7, id="1")
        for more, edited in (({}, True), ({"publisher": "Le Canton"}, False),
                             ({"publisher": ""}, False)):
            with self.subTest(more=more):
                later = report(language, after, "", 7, id="1", **{
                    "published": "2021-03-07T07:00", **more})
                self.assertEqual([f["rule"] for f in
                                  self.silent([first, later])],
                                 [rule] if edited else [])

    def test_one_id_and_two_addresses_are_two_pages(self):
        language, before, after, _ = SILENT[0]
        self.assertEqual(self.silent([
            report(language, before, SITE + "a.html", 7, id="1"),
            report(language, after, SITE + "b.html", 11, id="1")]), [])

    def test_a_headline_alone_makes_no_page(self):
        # Nothing but two headlines that count the same things.
        pages = [("Incendie à Mervans : 12 maisons détruites",
                  "Le feu a pris dans une grange au nord du bourg."),
                 ("La rivière emporte 21 maisons, le pont et la scierie",
                  "La rivière est sortie de son lit avant l'aube.")]
        lines = [report("fr", "", SITE + "direct.html", 7 + i, title=title,
                        text=text) for i, (title, text) in enumerate(pages)]
        self.assertEqual(self.silent(lines), [])

    def test_each_edition_is_told_by_itself(self):
        language, before, after, rule = SILENT[0]
        lines = [report(language, line, SITE + page, hour)
                 for page in ("a.html", "b.html")
                 for line, hour in ((before, 7), (after, 11), (before, 15))]
        found = self.silent(lines)
        self.assertEqual([f["rule"] for f in found], [rule] * 4)
        self.assertEqual([len(f["spans"]) for f in found], [2] * 4)

    def test_the_same_page_twice_is_no_change(self):
        language, before, _, _ = SILENT[0]
        self.assertEqual(self.edits(language, before, before), [])


if __name__ == "__main__":
    main()

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


def report(language, line, url, hour):
    title, text = PAGES[language]
    return json.dumps({"id": f"{url}-{hour}", "url": url, "title": title,
                       "publisher": "Mervans Matin", "language": language,
                       "published": f"2021-03-06T{hour:02d}:00",
                       "text": text.format(line)})


class Editions(ProgramTest):
    def edits(self, language, before, after, other=None):
        page = "https://mervans.example/barrage-1.html"
        lines = [report(language, before, page, 7),
                 report(language, after, other or page, 11)]
        path = self.file("pages.jsonl", "\n".join(lines) + "\n")
        code, out, err = recoupe("check", "--format", "json", path)
        self.assertEqual(code, 0, err)
        return json.loads(out)["findings"]

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

    def test_the_same_page_twice_is_no_change(self):
        language, before, _, _ = SILENT[0]
        self.assertEqual(self.edits(language, before, before), [])


if __name__ == "__main__":
    main()

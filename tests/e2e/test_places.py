#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where places are: the rules that choose, the user's own gazetteer."""
import os

from program import ProgramTest, main, recoupe


def row(number, name, lat, lon, country, region, people=1000, feature="P\tPPL",
        other=""):
    """A line of a GeoNames dump."""
    return (f"{number}\t{name}\t\t{other}\t{lat}\t{lon}\t{feature}\t{country}"
            f"\t\t{region}\t\t\t\t{people}\t\t\t\t\n")


DUMP = (row(1, "Orvelle", 46.1, 2.5, "FR", "11", other="Orvella")
        + row(2, "Orvelle", -45.2, 170.5, "NZ", "F7", people=90000)
        + row(3, "Montclar", 46.2, 2.7, "FR", "11")
        + row(4, "Haute-Orve", 46.0, 2.6, "FR", "11", feature="A\tADM1")
        + row(5, "Tarnay", 46.3, 2.4, "FR", "11")
        + row(7, "Tarnay", 43.1, 6.2, "FR", "93")
        + row(6, "Tarnay", 10.0, 10.0, "NG", "22", people=500000))


class Places(ProgramTest):
    def locations(self, text, dump=DUMP):
        path = self.file("report.txt", "Une inondation\n\n" + text + "\n")
        own = self.file("own.txt", dump)
        report, = self.read("--gazetteer", own, "--lang", "fr", path)
        return {a["name"]: a["location"] for a in report["actors"]
                if a["kind"] == "place"}

    def test_a_country_that_is_named(self):
        found = self.locations("La rivière a débordé à Orvelle, où des "
                               "secouristes français sont arrivés.")
        self.assertEqual(found["Orvelle"]["id"], "1")
        self.assertEqual(found["Orvelle"]["rule"], "place:country named")
        self.assertFalse(found["Orvelle"]["guess"])

    def test_what_stands_behind_it(self):
        found = self.locations("La rivière a débordé à Orvelle (Haute-Orve) "
                               "dans la nuit.")
        self.assertEqual(found["Orvelle"]["id"], "1")
        self.assertEqual(found["Orvelle"]["rule"], "place:told")

    def test_nearness(self):
        found = self.locations("La rivière a débordé à Orvelle (Haute-Orve). "
                               "Le maire de Tarnay a fermé l'école.")
        self.assertEqual(found["Tarnay"]["id"], "5")
        self.assertEqual(found["Tarnay"]["rule"], "place:nearness")
        self.assertFalse(found["Tarnay"]["guess"])

    def test_a_guess_says_so(self):
        found = self.locations("La rivière a débordé à Tarnay.")
        self.assertEqual(found["Tarnay"]["id"], "6")
        self.assertEqual(found["Tarnay"]["rule"], "place:population")
        self.assertTrue(found["Tarnay"]["guess"])
        found = self.locations("La rivière a débordé à Montclar.")
        self.assertEqual(found["Montclar"]["rule"], "place:only one")
        self.assertTrue(found["Montclar"]["guess"])

    def test_what_the_gazetteer_does_not_know_is_null(self):
        found = self.locations("La rivière a débordé à Brenvelle-sur-Ouze.")
        self.assertEqual(set(found.values()), {None})

    def test_places_left_out_are_counted(self):
        names = [a + b for a in ("Mar", "Tor", "Bel", "Cas", "Dor", "Vil", "Sau")
                 for b in ("nay", "velle", "court", "mont", "zac", "bourg")]
        path = self.file("report.txt", "".join(
            f"La rivière a débordé à {n}.\n\n" for n in names))
        own = self.file("own.txt", "".join(
            row(i, n, 46.0, 2.0, "FR", "11") for i, n in enumerate(names)))
        code, out, err = recoupe("read", "--gazetteer", own, "--lang", "fr",
                                 "--ui", "en", path)
        self.assertEqual(code, 0, err)
        out = out.decode("utf-8")
        self.assertEqual(out.count("46.000, 2.000"), 40)
        self.assertIn("\n  … +2\n", out)

    def test_on_the_terminal(self):
        path = self.file("report.txt", "La rivière a débordé à Tarnay.\n")
        own = self.file("own.txt", DUMP)
        code, out, err = recoupe("read", "--gazetteer", own, "--lang", "fr",
                                 "--ui", "en", path)
        self.assertEqual(code, 0, err)
        self.assertIn("10.000, 10.000 · town · Tarnay, NG · a guess",
                      out.decode("utf-8"))

    def test_a_file_that_is_no_dump(self):
        path = self.file("report.txt", "Une rivière a débordé à Tarnay.\n")
        for name, content in (("prose.txt", "Not a table at all.\n"),
                              ("empty.txt", ""),
                              ("bytes.txt", bytes(range(256)) * 9)):
            own = self.file(name, content)
            code, out, err = recoupe("read", "--gazetteer", own, path)
            self.assertEqual((code, out), (3, b""), err)
            self.assertIn(name, err)
            self.assertIn("no row of a GeoNames dump", err)

    def test_a_file_that_is_not_there(self):
        code, out, err = recoupe("read", "--gazetteer",
                                 os.path.join(self.folder, "none"), "-")
        self.assertEqual((code, out), (3, b""), err)


if __name__ == "__main__":
    main()

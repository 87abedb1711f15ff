#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Small sets of reports, what must be found in them and what must not."""
import json

from program import ProgramTest, main, recoupe

HEAD = {"fr": "Avalanche au col de Tourmal",
        "en": "Avalanche at the Tourmal pass"}
OPEN = {"fr": "Une avalanche a emporté un groupe de randonneurs au col de "
              "Tourmal, au-dessus du village de Sarrance. ",
        "en": "An avalanche swept away a group of hikers at the Tourmal "
              "pass, above the village of Sarrance. "}
# (language, publisher, published, sentence), …; the kinds that must be found,
# with their severity
SETS = {
    "a count of missing that another one replaces the next day": (
        [("fr", "Radio Gave", "2022-01-10T08:00",
          "Onze personnes sont portées disparues, selon la gendarmerie."),
         ("en", "Pyrenees Wire", "2022-01-11T18:00",
          "Seven people are missing, the prefecture said.")], {}),
    "a toll that grew": (
        [("fr", "Radio Gave", "2022-01-10T08:00",
          "L'avalanche a fait deux morts, selon la gendarmerie."),
         ("en", "Pyrenees Wire", "2022-01-10T18:00",
          "The avalanche killed five people, the prefecture said.")], {}),
    "a toll of which nobody knows when it was taken": (
        [("fr", "Radio Gave", None,
          "L'avalanche a fait deux morts, selon la gendarmerie."),
         ("en", "Pyrenees Wire", None,
          "The avalanche killed five people, the prefecture said.")],
        {"contradiction": "warning"}),
    "what was counted before a change, told with it": (
        [("fr", "Radio Gave", "2022-01-10T18:00",
          "L'avalanche a fait huit blessés, selon le maire."),
         ("en", "Pyrenees Wire", "2022-01-10T19:00",
          "The number of injured has been raised to eight from seven, the "
          "prefecture said.")], {}),
    "a toll that shrank, from another body": (
        [("fr", "Radio Gave", "2022-01-10T08:00",
          "L'avalanche a fait cinq morts, selon la gendarmerie."),
         ("en", "Pyrenees Wire", "2022-01-10T18:00",
          "The avalanche killed two people, the prefecture said.")],
        {"contradiction": "alarm"}),
    "hearsay that the next paper states as a fact": (
        [("fr", "Radio Gave", "2022-01-10T08:00",
          "D'après une source proche du dossier, la route du col aurait été "
          "fermée trop tard."),
         ("en", "Pyrenees Wire", "2022-01-11T08:00",
          "The road to the pass was closed too late.")],
        {"stance_shift": "warning", "single_anonymous_source": "warning"}),
    "hearsay that the next paper relays as a fact, naming the first": (
        [("fr", "Gazette du Gave", "2022-01-10T08:00",
          "D'après une source proche du dossier, la route du col aurait été "
          "fermée trop tard."),
         ("en", "Pyrenees Wire", "2022-01-11T08:00",
          "The road to the pass was closed too late, Gazette du Gave "
          "reported.")],
        {"stance_shift": "warning", "single_anonymous_source": "warning"}),
    "a paper cited with another apostrophe than it writes itself": (
        [("fr", "L\u2019Éveil du Gave", "2022-01-10T08:00",
          "D'après une source proche du dossier, la route du col aurait été "
          "fermée trop tard."),
         ("en", "Pyrenees Wire", "2022-01-11T08:00",
          "The road to the pass was closed too late, L'Éveil du Gave "
          "reported.")],
        {"stance_shift": "warning", "single_anonymous_source": "warning"}),
    "the same, cited in French": (
        [("en", "L\u2019Éveil du Gave", "2022-01-10T08:00",
          "According to an anonymous source, the road to the pass was "
          "allegedly closed too late."),
         ("fr", "Radio Gave", "2022-01-11T08:00",
          "La route du col a été fermée trop tard, révèle L'Éveil du Gave.")],
        {"stance_shift": "warning", "single_anonymous_source": "warning"}),
    "what somebody else says is no fact of the next paper": (
        [("fr", "Radio Gave", "2022-01-10T08:00",
          "Selon la gendarmerie, la route du col aurait été fermée trop tard."),
         ("en", "Pyrenees Wire", "2022-01-11T08:00",
          "The road to the pass was closed too late, the mayor said.")], {}),
}

# (the same reports); what several of them say rests on one root
ONE_ROOT = {
    "a club and \"its president\"": [
        ("fr", "Radio Gave", "2022-01-10T08:00",
         "Le Club alpin de Sarrance réclame une enquête. Une pétition a été "
         "signée par 320 habitants, affirme sa présidente, Odile Larrieu."),
        ("en", "Pyrenees Wire", "2022-01-10T18:00",
         "A petition was signed by 320 residents, according to the Club "
         "alpin de Sarrance.")],
}


class Findings(ProgramTest):
    def checked(self, reports):
        lines = []
        for i, (language, publisher, published, line) in enumerate(reports):
            report = {"id": str(i), "title": HEAD[language],
                      "publisher": publisher, "language": language,
                      "text": OPEN[language] + line}
            if published:
                report["published"] = published
            lines.append(json.dumps(report))
        path = self.file("reports.jsonl", "\n".join(lines) + "\n")
        code, out, err = recoupe("check", "--format", "json", path)
        self.assertEqual(code, 0, err)
        return json.loads(out)

    def found(self, reports):
        return {f["kind"]: f["severity"]
                for f in self.checked(reports)["findings"]}

    def test_sets(self):
        for name, (reports, must) in SETS.items():
            with self.subTest(name):
                self.assertEqual(self.found(reports), must)

    def test_one_root(self):
        for name, reports in ONE_ROOT.items():
            with self.subTest(name):
                facts = [f for f in self.checked(reports)["facts"]
                         if len({c["document"] for c in f["claims"]}) > 1]
                self.assertTrue(facts)
                self.assertEqual({f["independent_roots"] for f in facts}, {1})


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two sides that count the same thing: in every usual wording, in one report
or in two, the two numbers must come out as a contradiction."""
import json
import os
import tempfile

from program import ProgramTest, main, recoupe

FR = "Défilé à Morlange\n\nLe Fil de l'Orne\n\nPublié le 4 mars 2025 à 18h30\n\n"
EN = "March in Morlange\n\nThe Orne Post\n\nPublished 4 March 2025, 20:10\n\n"

# Both sides stand in one report.
TOGETHER = {
    "fr": [
        "Ils étaient 18 000 selon la police, 45 000 d'après le syndicat.",
        "La police a compté 18 000 manifestants, les organisateurs en "
        "revendiquent 45 000.",
        "Le cortège a rassemblé 18 000 personnes selon la police et 45 000 "
        "selon les organisateurs.",
        "Entre 18 000 personnes, selon la préfecture, et 45 000, selon la "
        "CGT, ont défilé mardi à Morlange.",
        "La manifestation a réuni 45 000 personnes, selon les organisateurs. "
        "La police en a dénombré 18 000.",
        "18 000 manifestants selon la police, 45 000 selon les syndicats.",
        "Le mouvement est suivi par 31 % de grévistes selon la direction, "
        "62 % selon le syndicat.",
        "La mairie chiffre les dégâts à 2 millions d'euros. Selon "
        "l'assureur, les dégâts s'élèvent à 7 millions d'euros.",
    ],
    "en": [
        "Police counted 18,000 marchers; organisers put it at 45,000.",
        "Some 18,000 people marched, according to police. Organisers said "
        "there were 45,000.",
        "Police put the turnout at 18,000, while the union claimed 45,000.",
        "Organisers said 45,000 people took part in the march, but police "
        "estimated the crowd at 18,000.",
        "There were 18,000 demonstrators according to police, 45,000 "
        "according to the union.",
        "The union said 45,000 people had marched. Police said the figure "
        "was 18,000.",
        "The company said 31 percent of staff were on strike; the union put "
        "it at 62 percent.",
        "The city council put the damage at 2 million euros. The damage "
        "came to 7 million euros, the insurer said.",
    ],
}

# One side each: every first report against every second one.
APART = [
    (["Mille deux cents habitants ont été évacués, selon la préfecture.",
      "The prefecture said 1,200 residents had been evacuated.",
      "According to the prefecture, some 1,200 people were moved out of "
      "their homes."],
     ["Selon la mairie, 2 600 habitants ont été évacués.",
      "The town hall said 2,600 residents had been evacuated.",
      "« Nous avons évacué 2 600 personnes », affirme la mairie."]),
    (["La préfecture a recensé 31 patients à l'hôpital.",
      "Thirty-one patients were treated in hospital, the prefecture said."],
     ["Le syndicat compte 58 patients à l'hôpital.",
      "The union says 58 patients were treated in hospital."]),
    (["La police a interpellé 12 manifestants, a indiqué le préfet.",
      "Police arrested 12 demonstrators, the prefect said."],
     ["Trente manifestants ont été arrêtés, selon les organisateurs.",
      "Organisers said 30 demonstrators had been arrested."]),
]


ENGLISH = ("The ", "According to ", "Thirty-one", "Police", "Organisers")


def report(sentence):
    """A short report that says it, in the language of the sentence."""
    if sentence.startswith(ENGLISH):
        return (f"Fire in Morlange\n\n{sentence} The fire broke out on "
                "Tuesday in a depot in Morlange, near the river Orne.\n")
    return (f"Incendie à Morlange\n\n{sentence} L'incendie s'est déclaré "
            "mardi dans un dépôt de Morlange, au bord de l'Orne.\n")


def check(*texts):
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            with open(os.path.join(folder, f"{i}.txt"), "w",
                      encoding="utf-8") as f:
                f.write(text)
        code, out, err = recoupe("check", "--format", "json", folder)
        assert code == 0, err
        return json.loads(out)


def clashes(result):
    return [f for f in result["findings"] if f["kind"] == "contradiction"]


class OneReport(ProgramTest):
    def test_both_sides_in_one_report(self):
        missed = []
        for language, wordings in TOGETHER.items():
            head = FR if language == "fr" else EN
            for w in wordings:
                if len(clashes(check(head + w + "\n"))) != 1:
                    missed.append(w)
        self.assertEqual(missed, [])


class TwoReports(ProgramTest):
    def test_one_side_in_each(self):
        missed = []
        for firsts, seconds in APART:
            for a in firsts:
                for b in seconds:
                    if len(clashes(check(report(a), report(b)))) != 1:
                        missed.append((a, b))
        self.assertEqual(missed, [])


if __name__ == "__main__":
    main()

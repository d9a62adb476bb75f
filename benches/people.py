"""Made-up people in the catalogue's own words, the same for the same seed: names and other ways to write skills, titles of
roles, slips of the keyboard, words that nobody knows. Nobody real, and nobody from any evaluation.

    python3 benches/people.py csv 10000 > people.csv        a sheet for `marg batch`
    python3 benches/people.py queries 1000 > queries.txt    one query of /guidance a line
"""

import csv
import random
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlencode

DATA = Path(__file__).resolve().parent.parent / "data"
UNKNOWN = ["hard working", "team player", "beekeeping", "playing the sitar", "quick learner", "xylophone", "worked with uncle"]
SEED = 20260401


class Words:
    """What the catalogue calls things."""

    def __init__(self):
        skills = [s for file in sorted((DATA / "skills").glob("*.toml")) for s in tomllib.loads(file.read_text())["skill"]]
        self.skill = {s["id"]: [s["name"], *s.get("aliases", [])] for s in skills}
        self.roles = [tomllib.loads(file.read_text()) for file in sorted((DATA / "roles").glob("*/*.toml"))]
        self.qualifications = [q["id"] for q in tomllib.loads((DATA / "qualifications.toml").read_text())["qualification"]]
        self.cities = [c["id"] for c in tomllib.loads((DATA / "places.toml").read_text())["city"]]


def slip(word, chance):
    """The word with two letters swapped."""
    if len(word) < 7:
        return word
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def person(words, chance):
    """About ten skills, most of them of one trade, as somebody would write them."""
    role = chance.choice(words.roles)
    asked = [*role["skills"]["essential"], *role["skills"].get("optional", [])]
    ids = chance.sample(asked, min(len(asked), chance.randint(4, 9)))
    ids += chance.sample(list(words.skill), chance.randint(1, 3))
    phrases = [chance.choice(words.skill[id]) if chance.random() < 0.5 else words.skill[id][0] for id in ids]
    if chance.random() < 0.15:
        at = chance.randrange(len(phrases))
        phrases[at] = slip(phrases[at], chance)
    if chance.random() < 0.25:
        phrases.append(chance.choice([role["title"], *role.get("also_called", [])]))
    if chance.random() < 0.3:
        phrases.append(chance.choice(UNKNOWN))
    years = "" if chance.random() < 0.2 else chance.choice(["0", "1", "1.5", "2", "3", "4", "6", "9", "14"])
    qualification = chance.choice(words.qualifications) if chance.random() < 0.6 else ""
    city = chance.choice(words.cities) if chance.random() < 0.4 else ""
    return ", ".join(phrases), years, qualification, city


def main():
    kind, count = sys.argv[1], int(sys.argv[2])
    words, chance = Words(), random.Random(SEED)
    # A large sheet repeats these in another order; each row still has an id of its own.
    different = [person(words, chance) for _ in range(min(count, 20_000))]
    if kind == "csv":
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(["id", "skills", "experience_years", "qualification", "city"])
        for row in range(count):
            at = row if row < len(different) else chance.randrange(len(different))
            out.writerow([f"p{row + 1}", *different[at]])
    elif kind == "queries":
        for skills, years, qualification, city in different:
            pairs = [("skills", skills), ("years", years), ("qualification", qualification), ("city", city)]
            print(urlencode([(name, value) for name, value in pairs if value]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes Marg's API description with real ids and words in it, so that questions made from it get full answers.

The description takes any text for an id. A question with a made-up id is refused, and then nothing is seen of the
answer. Here each id becomes one of the catalogue's, as the server at ADDRESS lists them:

    known.py openapi.json ADDRESS > known.json
"""

import json
import sys
from urllib.request import urlopen


def listed(address, path, name, key):
    with urlopen(f"{address}/api/v1/{path}") as answer:
        return [entry[key] for entry in json.load(answer)[name]]


def main(description, address):
    with open(description) as file:
        api = json.load(file)
    skills = listed(address, "skills?q=&limit=50", "skills", "name")
    ids = {
        "role": listed(address, "roles", "roles", "role"),
        "sector": listed(address, "sectors", "sectors", "sector"),
        "city": listed(address, "cities", "cities", "city"),
        "state": listed(address, "states", "states", "state"),
        "q": skills,
        "ctc": ["0", "240000", "4.5 lakh", "35k per month", "12,00,000"],
        "variable": ["0", "10000"],
        "regime": ["new", "old"],
        "pf": ["capped", "full", "none"],
        "year": ["2025-26", "2026-27"],
    }
    for path in api["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", []):
                if parameter["name"] in ids:
                    parameter["schema"] = {"type": "string", "enum": ids[parameter["name"]]}
                elif parameter["name"] == "family":
                    parameter["schema"] = {"type": "string", "enum": sorted(set(listed(address, "roles", "roles", "family")))}

    fields = api["components"]["schemas"]["GuidanceRequest"]["properties"]
    several = {"type": "array", "items": {"type": "string", "enum": skills}, "minItems": 1, "maxItems": 12}
    fields["skills"] = several
    qualification = {"type": "string", "enum": listed(address, "qualifications", "qualifications", "qualification")}
    fields["qualifications"] = {"type": "array", "items": qualification, "maxItems": 3}
    fields["city"] = {"type": "string", "enum": ids["city"]}
    json.dump(api, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])

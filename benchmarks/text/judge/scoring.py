"""Loading the pairs, turning a tool's claims into word tags, scoring them.

A tool says for every piece of the old and the new text: '=' kept, '-' deleted,
'+' inserted, 'm' moved unchanged. Pieces become tags per word by walking the
non-blank characters, so word tools and character tools are scored alike.
"""
import bisect
import collections
import gzip
import json
import os
import re
from pathlib import Path

ROOT = Path(os.environ.get("CORPUS") or Path(__file__).resolve().parent.parent / "pairs")
LABEL = re.compile(r"^(?:\d+(?: ?[a-z])? §§?|\d+(?: [a-z])? kap\.|\d+(?:\.\d+)*\.?(?= )|[a-z]\)|[–-]|\(\d+[a-z]?\))\s+")


class Pair:
    def __init__(self, pid, kind, old, new, truth=None, old_labels=None, new_labels=None, old_kinds=None, new_kinds=None, levels=None):
        self.id, self.kind, self.old, self.new, self.truth = pid, kind, old, new, truth
        self.old_labels, self.new_labels = old_labels, new_labels      # words of label at the start of each paragraph
        self.old_kinds, self.new_kinds, self.levels = old_kinds, new_kinds, levels


def line(b):
    return (b["label"] + " " if b["label"] else "") + b["text"]


def truth_pairs(half="dev", profiles=None):
    for f in sorted((ROOT / f"{half}-truth").glob("*.json.gz")):
        d = json.load(gzip.open(f))
        if d["profile"] == "threeway" or (profiles and d["profile"] not in profiles):
            continue
        o, n = d["old"]["blocks"], d["new"]["blocks"]
        yield Pair(d["id"], d["profile"], [line(b) for b in o], [line(b) for b in n], d["truth"],
                   [len(b["label"].split()) for b in o], [len(b["label"].split()) for b in n],
                   [b["kind"] for b in o], [b["kind"] for b in n], ([b["level"] for b in o], [b["level"] for b in n]))


def real_pairs(half="dev", strata=None, max_par=None):
    for d in sorted((ROOT / half).iterdir()):
        if d.name.endswith(".json.gz"):
            whole = json.load(gzip.open(d))
            m = whole["meta"]
        else:
            m = json.load(open(d / "meta.json"))
            whole = {s: (d / f"{s}.txt").read_text(encoding="utf-8") for s in ("old", "new")}
        if strata and m["stratum"] not in strata:
            continue
        o, n = (whole[s].strip().split("\n\n") for s in ("old", "new"))
        if max_par and max(len(o), len(n)) > max_par:
            continue

        def lab(ps):
            return [len(m_.group(0).split()) if (m_ := LABEL.match(p)) else 0 for p in ps]
        yield Pair(m["id"], m["stratum"], o, n, None, lab(o), lab(n))


def tag_words(paras, pieces):
    """pieces = [(text, tag)] for one side -> list of tag lists, one per paragraph; None if the text is not the same."""
    chars = []
    for text, tag in pieces:
        chars.extend([tag] * sum(not c.isspace() for c in text))
    want = sum(len(re.sub(r"\s+", "", p)) for p in paras)
    if len(chars) != want or re.sub(r"\s+", "", "".join(t for t, _ in pieces)) != re.sub(r"\s+", "", "".join(paras)):
        return None
    out, k = [], 0
    for p in paras:
        row = []
        for w in p.split():
            tags = chars[k:k + len(w)]
            k += len(w)
            row.append("+" if "+" in tags else "-" if "-" in tags else "m" if tags.count("m") * 2 > len(tags) else "=")
        out.append(row)
    return out


def lis_moved(seq, weight):
    """indexes of seq outside the heaviest increasing subsequence (O(n log n) with a Fenwick tree)."""
    n = max(seq, default=-1) + 1
    tree = [(0, -1)] * (n + 1)
    prev, best = [], []
    for i, v in enumerate(seq):
        x, b = v, (0, -1)
        while x > 0:
            b = max(b, tree[x])
            x -= x & -x
        tot = (b[0] + weight[i], i)
        prev.append(b[1])
        best.append(tot[0])
        x = v + 1
        while x <= n:
            tree[x] = max(tree[x], tot)
            x += x & -x
    if not seq:
        return set()
    i = max(range(len(seq)), key=lambda k: best[k])
    keep = set()
    while i >= 0:
        keep.add(i)
        i = prev[i]
    return set(range(len(seq))) - keep


def edit_words(tags, labels, bad):
    return sum(sum(t == bad for t in row[lab:]) for row, lab in zip(tags, labels))


def score_truth(pair, ot, nt):
    tb = pair.truth["blocks"]
    r = collections.Counter()
    seq, w, idx = [], [], []
    for i, b in enumerate(tb):
        o = b["origin"][0][0] if b["origin"] else -1
        if o >= 0 and b["text_same"]:
            seq.append(o)
            w.append(len(pair.new[i].split()))
            idx.append(i)
    out_of_order = {idx[k] for k in lis_moved(seq, w)}
    r["min_moved_words"] = sum(len(pair.new[i].split()) for i in out_of_order)
    # words said to be moved must be the same words on both sides; what is not is a change that the move hides
    mv_old = collections.Counter(w for p, row in zip(pair.old, ot) for w, t in zip(p.split(), row) if t == "m")
    mv_new = collections.Counter(w for p, row in zip(pair.new, nt) for w, t in zip(p.split(), row) if t == "m")
    extra = {w for w, _ in ((mv_new - mv_old) + (mv_old - mv_new)).items()}
    for i, b in enumerate(tb):
        row = nt[i][pair.new_labels[i]:]
        words = len(row)
        srcs = {x[0] for x in b["origin"]}
        shown = "+" in row
        for x in b["origin"]:
            if x[0] >= 0 and len(srcs - {-1}) == 1:
                shown = shown or "-" in ot[x[0]][pair.old_labels[x[0]]:]
        claimed = row.count("m") * 2 > words
        if claimed:
            r["claimed_moved"] += 1
            r["claimed_moved_words"] += words
            if srcs == {-1}:
                r["false_moved_new"] += 1
            elif not b["moved"] and i not in out_of_order:
                r["claimed_moved_in_order"] += 1
        if words >= 4 and b["moved"] and b["text_same"]:
            r["moved_same"] += 1
            r["moved_same_ok"] += not shown
            if i in out_of_order:
                r["ooo"] += 1
                r["ooo_ok"] += not shown
                r["ooo_claimed"] += claimed and not shown
        if words >= 4 and not b["moved"] and b["text_same"]:
            r["kept_same"] += 1
            r["kept_same_ok"] += not shown
        if not b["text_same"] and len(srcs - {-1}) == 1 and len(b["origin"]) > 1:
            r["changed"] += 1
            src = next(x[0] for x in b["origin"] if x[0] >= 0)
            differ = collections.Counter(pair.old[src].split()[pair.old_labels[src]:])
            new_ws = collections.Counter(pair.new[i].split()[pair.new_labels[i]:])
            r["silent"] += (not shown) and bool(set((differ - new_ws) + (new_ws - differ)) & extra)
            if b["moved"]:
                true_ins = sum(x[2] for x in b["origin"] if x[0] == -1)
                r["moved_edit"] += 1
                r["moved_edit_pin"] += shown and row.count("+") <= max(3, 3 * true_ins) and row.count("+") < words * .6
    r["ins"] = edit_words(nt, pair.new_labels, "+")
    r["del"] = edit_words(ot, pair.old_labels, "-")
    t = pair.truth
    r["true_edit"] = t["inserted_words"] + t["deleted_words"] + 2 * t["xref_changed"]
    return r


def body(p):
    m = LABEL.match(p)
    return p[m.end():] if m else p


def score_real(pair, ot, nt):
    """Truth from the text alone: long paragraphs that stand once in both versions."""
    r = collections.Counter()
    bo, bn = [body(p) for p in pair.old], [body(p) for p in pair.new]
    co, cn = collections.Counter(bo), collections.Counter(bn)
    where = {t: i for i, t in enumerate(bo)}
    seq, w, idx = [], [], []
    for j, t in enumerate(bn):
        if len(t.split()) >= 6 and co[t] == 1 and cn[t] == 1:
            seq.append(where[t])
            w.append(len(t.split()))
            idx.append(j)
    ooo = {idx[k] for k in lis_moved(seq, w)}
    for j, i in zip(idx, seq):
        shown = "+" in nt[j][pair.new_labels[j]:] or "-" in ot[i][pair.old_labels[i]:]
        k = "ooo" if j in ooo else "kept_same"
        r[k] += 1
        r[k + "_ok"] += not shown
        if j in ooo:
            r["ooo_claimed"] += (not shown) and nt[j].count("m") * 2 > len(nt[j])
    for j, row in enumerate(nt):
        if row.count("m") * 2 > len(row):
            r["claimed_moved"] += 1
            r["claimed_moved_words"] += len(row)
            if len(row) >= 6 and cn[bn[j]] >= 1 and co[bn[j]] == 0:
                r["false_moved_new"] += 1        # no old paragraph has this text
    r["min_moved_words"] = sum(len(pair.new[j].split()) for j in ooo)
    r["ins"] = edit_words(nt, pair.new_labels, "+")
    r["del"] = edit_words(ot, pair.old_labels, "-")
    return r

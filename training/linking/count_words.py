"""Counts in how many reports of the training text each stem occurs.

    count_words.py GOLD_FOLDER > src/dateline/casebook/data/document_frequency.tsv

The reports of one topic of incidents_train count as one: else its names would look common.
"""

import collections
import json
import pathlib
import sys

from dateline.casebook.words import stem, words_of

# A stem of fewer reports is as good as unknown.
AT_LEAST = 3


def main(folder: str) -> None:
    groups: dict[str, set[str]] = {}
    for name in ("claims_train", "incidents_train"):
        for line in (pathlib.Path(folder) / f"{name}.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            group = groups.setdefault(row.get("topic") or row["id"], set())
            group.update(stem(word) for _, word in words_of(row["text"]))
    counts = collections.Counter(word for group in groups.values() for word in group)
    print(
        "# In how many reports of training text each stem occurs ('*': of how many), those of one topic as one. Counted by"
    )
    print("# training/linking/count_words.py on claims_train and incidents_train; counts, no text.")
    print("stem\treports")
    print(f"*\t{len(groups)}")
    for word, count in sorted(counts.items()):
        if count >= AT_LEAST and not word[0].isdigit():
            print(f"{word}\t{count}")


if __name__ == "__main__":
    main(sys.argv[1])

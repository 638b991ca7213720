from pathlib import Path

from dateline.record.digest import digest_folder


def test_every_file_counts_by_path_and_content(tmp_path: Path):
    (tmp_path / "in").mkdir()
    seen = {digest_folder(tmp_path)}
    for path, content in (("a", "1"), ("in/a", "1"), ("a", "2")):
        (tmp_path / path).write_text(content)
        seen.add(digest_folder(tmp_path))
    assert len(seen) == 4


def test_hidden_and_compiled_files_and_those_left_out_do_not_count(tmp_path: Path):
    (tmp_path / "a").write_text("1")
    before = digest_folder(tmp_path, lambda name: not name.endswith(".md"))
    (tmp_path / "__pycache__").mkdir()
    for name in (".hidden", "__pycache__/x.pyc", "README.md"):
        (tmp_path / name).write_text("2")
    assert digest_folder(tmp_path, lambda name: not name.endswith(".md")) == before

"""Network file systems lose SQLite's locks: they are refused."""

from pathlib import Path

from dateline.record import BadInput

NETWORK = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "fuse.davfs", "fuse.rclone", "glusterfs", "fuse.glusterfs", "lustre", "ceph", "beegfs", "gpfs"))  # fmt: skip
MOUNTS = Path("/proc/self/mounts")


def refuse_network(path: Path, mounts: Path = MOUNTS) -> None:
    """Raises BadInput where the file would lie on a network file system (known on Linux alone)."""
    kind = _file_system(path.absolute().parent.resolve(), mounts)
    if kind in NETWORK:
        raise BadInput(
            f"{path}: lies on a network file system ({kind}), where locks cannot be trusted: "
            "keep the casebook on a local disk and copy backups there"
        )


def _file_system(folder: Path, mounts: Path) -> str | None:
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    deepest, kind = -1, None
    for line in lines:
        _, point, found, *_ = [*line.split(" "), "", "", ""]
        mounted = Path(point.replace("\\040", " "))
        if folder.is_relative_to(mounted) and len(mounted.parts) >= deepest:
            deepest, kind = len(mounted.parts), found
    return kind

"""Pose files (YAML) to `PoseFile`s, with every mistake as a Problem: file, line, nearest repair."""

from unhunch.figure.reading.forms import read_pose_file, read_pose_text, read_poses

__all__ = ["read_pose_file", "read_pose_text", "read_poses"]

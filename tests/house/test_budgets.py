"""A limit is a sign to cut at a joint, never a reason to squeeze."""

import ast
from collections import Counter
from pathlib import Path
from statistics import median

from tests.house.sources import ROOT, SOURCE, TESTS, functions, python, short

WORKSHOP = [ROOT / "tools", ROOT / "bench"]


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = function.args
    named = [argument.arg for argument in [*given.posonlyargs, *given.args, *given.kwonlyargs]]
    return len([name for name in named if name not in {"self", "cls"}])


def test_no_code_file_is_longer_than_300_lines():
    assert {short(path): lines(path) for path in python(SOURCE, *WORKSHOP) if lines(path) > 300} == {}


def test_half_of_the_code_files_are_shorter_than_70_lines():
    assert median(lines(path) for path in python(SOURCE) if lines(path) > 1) <= 70


def test_no_test_file_is_longer_than_400_lines():
    assert {short(path): lines(path) for path in python(TESTS) if lines(path) > 400} == {}


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{short(path)}:{function.name}": length
        for path in python(SOURCE, *WORKSHOP)
        for function in functions(path)
        if (length := function.end_lineno - function.lineno + 1) > 40
    }
    assert long == {}


def test_no_function_asks_for_more_than_six_things():
    # A command's `handle` is given the words of the keyboard: they are its arguments, one each.
    greedy = {
        f"{short(path)}:{function.name}": arguments(function)
        for path in python(SOURCE, *WORKSHOP)
        for function in functions(path)
        if arguments(function) > 6 and function.name != "handle"
    }
    assert greedy == {}


def test_no_folder_holds_more_than_14_modules():
    held = Counter(path.parent for path in python(SOURCE, *WORKSHOP) if path.name != "__init__.py")
    assert {short(folder): count for folder, count in held.items() if count > 14} == {}


def test_the_ground_and_the_shared_interface_stay_small():
    """What everybody depends on: at most 15 % of the code, counted in lines."""
    whole = sum(lines(path) for path in python(SOURCE))
    shared = sum(lines(path) for path in python(SOURCE / "kernel", SOURCE / "web" / "ui"))
    assert round(100 * shared / whole) <= 15

"""Measures a lab against the course's contract."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection

from autograder.course import Lab
from autograder.grading import intake
from autograder.grading.exam import Exam
from autograder.grading.recognise import Wanted
from autograder.grading.submission import grade as grade_submission
from autograder.release import ideas, leaks
from autograder.release.master import check_master
from autograder.sandbox import jail
from autograder.sandbox.pool import Pool
from autograder.sandbox.warm import Zygote
from autograder.verify import attempts, contract
from autograder.workshop.ready import Progress, bundle, know_questions, no_progress, pool_of


def verify(
    lab: Lab,
    jobs: int = 2,
    progress: Progress = no_progress,
    only: Collection[str] = (),
) -> contract.Report:
    """Try every known answer of a lab, and return what was found.

    With `only`, the answers to these questions; the whole notebooks are not graded then.
    """
    with Zygote(jail.choose(no_jail=False)) as zygote:
        zygote.wait()
        made = bundle(lab)
        exam = Exam.load(made)
        know_questions(lab, [question.name for question in exam.questions], only)
        equivalent = attempts.equivalent_mutants(lab.attempts)
        master = check_master(lab.master, lab.shared)
        given = "\n\n".join([*master.given.values(), master.setup])
        work = contract.tasks(exam, equivalent, only, given)
        secrets = leaks.secrets(master)
        quoted = functools.partial(leaks.quoted, hidden=secrets)
        with pool_of(zygote, lab, made, jobs=jobs) as pool:
            kept = ideas.read(lab.ideas)
            counted = _counted(len(work), progress)
            rows = contract.run(exam, pool, jobs, work, kept, quoted, counted, only)
            if only:
                return contract.Report(rows, [])
            whole = _whole_notebooks(lab, exam, pool)
            return contract.Report(rows, [*whole, *contract.outdated(exam, equivalent)])


def _counted(total: int, progress: Progress) -> Callable[[], None]:
    done = iter(range(1, total + 1))
    return lambda: progress(next(done), total)


def _whole_notebooks(lab: Lab, exam: Exam, pool: Pool) -> list[str]:
    """Grade the solution and the untouched notebook; return what is wrong with their grades."""
    paths = (lab.solution, lab.student_notebook)
    wanted = Wanted.of(exam)
    solved, untouched = (
        grade_submission(intake.read(intake.Handed(path.name, path), {}, wanted), exam, pool)
        for path in paths
    )
    return contract.whole(solved, untouched)

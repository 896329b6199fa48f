from __future__ import annotations

from otter.test_files import test_case


OK_FORMAT = False

name = "q8"


@test_case(points=0, hidden=False)
def test_a_training_of_yours_is_reported(saved_training, student_id):
    report = saved_training()
    assert report is not None, "no TRAINED line yet: run the training, then save the notebook"
    same = report["student_id"].strip().lower() == str(student_id).strip().lower()
    assert same, "the TRAINED line belongs to another id than the student_id cell"

from __future__ import annotations

from otter.test_files import test_case


OK_FORMAT = False

name = "q11"


@test_case(points=0, hidden=False)
def test_a_training_line_with_your_student_id_is_there(saved_training, student_id):
    report = saved_training()
    assert isinstance(student_id, str) and student_id.strip(), "student_id is empty: write yours"
    assert report is not None, "there is no TRAINED line yet: train, and call report_training"
    same = report["student_id"].strip().lower() == student_id.strip().lower()
    assert same, "the TRAINED line has another student_id: train again with yours"

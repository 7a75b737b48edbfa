"""What the last line of a run says."""

from tools.run_tests import outcome

REPORT = """<testsuites><testsuite>
<testcase name="held"/>
<testcase name="released"><failure>no</failure></testcase>
<testcase name="counted"><error>no</error></testcase>
<testcase name="printed"><skipped type="pytest.skip"/></testcase>
<testcase name="promised"><skipped type="pytest.xfail"/></testcase>
</testsuite></testsuites>"""


def test_a_test_that_could_not_be_set_up_has_failed_and_one_that_fails_as_promised_has_not(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert outcome(report) == {"passed": 2, "failed": 2, "skipped": 1}


def test_a_run_that_left_no_report_has_failed(tmp_path):
    assert outcome(tmp_path / "report.xml") == {"failed": 1}

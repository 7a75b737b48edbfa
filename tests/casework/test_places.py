"""What places are called."""

from __future__ import annotations

import pytest
from django.utils import translation

from sprava.casework.places import places_of
from sprava.records.actions.people import record_thing


def test_the_pack_names_a_place_in_the_language_of_the_reader(anna, django_assert_num_queries):
    anna.compartments_seen()
    for language, name in (("en", "Remand prison No 1 “Valadarka”"), ("be", "СІЗА № 1 «Валадарка»")):
        with translation.override(language), django_assert_num_queries(0):
            assert places_of(anna, facility=["SIZO-1-OLD"]).of("facility", "SIZO-1-OLD") == name


def test_a_place_that_the_pack_does_not_know_is_named_by_the_register(anna, sviedka, saying, compartment):
    values = {"name": "Турма № 44", "code": "T-44"}
    record_thing("facility", values, saying=saying(sviedka), by=anna, compartment=compartment)
    assert places_of(anna, facility=["T-44"]).of("facility", "T-44") == "Турма № 44"


def test_another_team_reads_the_value_as_the_source_wrote_it(anna, clara, sviedka, saying, compartment):
    values = {"name": "Турма № 44", "code": "T-44"}
    record_thing("facility", values, saying=saying(sviedka), by=anna, compartment=compartment)
    assert places_of(clara, facility=["T-44"]).of("facility", "T-44") == "T-44"


@pytest.mark.django_db
def test_labels_of_every_kind_cost_one_query(anna, django_assert_num_queries):
    anna.compartments_seen()
    with django_assert_num_queries(1):
        places = places_of(anna, facility=["a"], court=["b", ""], body=["c"])
    assert (places.of("facility", "a"), places.of("court", "b"), places.of("body", "d")) == ("a", "b", "d")

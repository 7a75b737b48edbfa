"""Grading a source anew, with the reason."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from sprava.accounts import policy
from sprava.accounts.asking import member_of
from sprava.casework.sources import GRADE_MEANS, gradings_of
from sprava.casework.words import GRADES
from sprava.records.actions.sources import grade_source
from sprava.records.grading import borne_upon
from sprava.records.models import Source

MOST_AT_ONCE = 5000
"""People who are folded anew while somebody waits for the page: some seconds. More are a matter for the command."""


class GradeForm(forms.Form):
    grade = forms.TypedChoiceField(
        label=gettext_lazy("How far it is trusted"),
        coerce=int,
        choices=list(GRADES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the five.")},
    )
    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        help_text=gettext_lazy("What showed how far it can be trusted. Everyone here can read it, so name nobody."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("A source is not graded anew without a reason.")},
    )

    def __init__(self, source: Source, given: QueryDict | None) -> None:
        super().__init__(given, initial={"grade": source.grade})
        self.source = source

    def clean_grade(self) -> int:
        """Another grade than the one of now, and not so many people behind it that the page would never come."""
        grade: int = self.cleaned_data["grade"]
        if grade == self.source.grade:
            raise forms.ValidationError(_("That is the grade which it has. Choose another one, or leave it."))
        many = len(borne_upon(self.source.pk, self.source.grade, grade).people)
        if many > MOST_AT_ONCE:
            raise forms.ValidationError(
                _(
                    "What is accepted of %(many)s people would be chosen anew: too many for a page. Whoever keeps the "
                    "machine can do it there, with the command “sprava grade”."
                )
                % {"many": many}
            )
        return grade


@policy.needs("sources.grade")
@require_http_methods(["GET", "POST"])
def grade_source_page(request: HttpRequest, number: int) -> HttpResponse:
    """Change how far a source is trusted; what is accepted of everyone on whom that bears is chosen anew."""
    source, by = get_object_or_404(Source, pk=number), member_of(request)
    form = GradeForm(source, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        many = grade_source(source, given["grade"], by=by, because=given["because"])
        said = ngettext(
            "Graded anew. What is accepted of %(many)s person was chosen anew.",
            "Graded anew. What is accepted of %(many)s people was chosen anew.",
            many,
        )
        messages.success(request, said % {"many": many})
        return redirect("source", number=source.pk)
    shown = {"form": form, "source": source, "means": GRADE_MEANS, "gradings": gradings_of(source, by)}
    return render(request, "casework/grade_source.html", shown, status=422 if form.errors else 200)

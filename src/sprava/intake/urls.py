"""The addresses of the desk where lists come in."""

from __future__ import annotations

from django.urls import path

from sprava.intake.pages import bringing, desk, imports, listing, results

urlpatterns = [
    path("intake", desk.desk_page, name="intake"),
    path("intake/new", bringing.bring_page, name="bring-list"),
    path("intake/lists/<slug:token>", listing.list_page, name="intake-list"),
    path("intake/lists/<slug:token>/mapping.toml", listing.list_mapping_file, name="intake-list-mapping"),
    path("intake/imports/<int:number>", imports.import_page, name="import"),
    path("intake/imports/<int:number>/stop", imports.stop_page, name="import-stop"),
    path("intake/imports/<int:number>/go-on", imports.go_on_page, name="import-go-on"),
    path("intake/imports/<int:number>/mapping.toml", imports.mapping_file, name="import-mapping"),
    path("intake/imports/<int:number>/rows", results.problems_page, name="import-rows"),
    path("intake/imports/<int:number>/rows.csv", results.problems_file, name="import-rows-file"),
    path("intake/imports/<int:number>/changes", results.changes_page, name="import-changes"),
]

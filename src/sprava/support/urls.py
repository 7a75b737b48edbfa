"""The addresses of the desk of letters."""

from __future__ import annotations

from django.urls import path

from sprava.support.pages import campaigns, helping, inside, letters, log, parcels, writing

urlpatterns = [
    path("letters", letters.letters_page, name="letters"),
    path("letters/packet.pdf", letters.packet_file, name="letters-packet"),
    path("letters/campaigns", campaigns.campaigns_page, name="campaigns"),
    path("letters/campaigns/text/<slug:token>", campaigns.text_page, name="campaign-text"),
    path("letters/campaigns/text/<slug:token>/<slug:lang>.pdf", campaigns.text_file, name="campaign-text-file"),
    path("letters/campaigns/poster/<int:number>", campaigns.poster_page, name="poster"),
    path("letters/confirm/<int:number>", letters.confirm_address_page, name="confirm-address"),
    path("letters/help", helping.help_page, name="help"),
    path("letters/help/ask", helping.ask_page, name="help-ask"),
    path("letters/help/confirm", helping.confirm_help_page, name="help-confirm"),
    path("letters/help/reply", helping.keep_reply_page, name="help-reply"),
    path("letters/help/sum", helping.help_sum_page, name="help-sum"),
    path("letters/help/<slug:entry>", helping.decide_help_page, name="help-decide"),
    path("letters/inside", inside.inside_page, name="inside"),
    path("letters/inside/<int:number>", inside.incident_page, name="incident"),
    path("letters/inside/<int:number>/reacted", inside.reacted_page, name="reacted"),
    path("letters/log", log.log_page, name="letters-log"),
    path("letters/log/<int:number>", log.log_person_page, name="letters-log-person"),
    path("letters/parcels", parcels.parcels_page, name="parcels"),
    path("letters/parcels/<int:number>", parcels.parcels_person_page, name="parcels-person"),
    path("letters/parcels/<int:number>/move", parcels.move_parcel_page, name="move-parcel"),
    path("letters/parcels/<int:number>/packing.pdf", parcels.packing_file, name="packing"),
    path("letters/write/<int:number>", writing.write_to_page, name="write-to"),
    path("write", writing.write_page, name="write"),
]

"""Every door of the house, and whom it opens for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from samsyn.access.scope import everything
from tests.architecture.placed import Placed
from tests.architecture.walk import addresses
from tests.world import World

# The columns of the table: who stands at the door. `orust` owns what lies with a person or an organisation; `side` and
# the secretariat are of the municipal side like her, `tidaholm` is another party on it, `other` is of the region.
PEOPLE = {
    "public": None,
    "stranger": "stranger",
    "operator": "operator",
    "patient": "patient_voice",
    "tidaholm": "officer_tidaholm",
    "orust": "officer_orust",
    "side": "lawyer_municipal",
    "other": "lawyer_region",
    "secretary": "secretary_municipal",
    "leader": "leader_region",
}

# Door, what stands in its address, and the answer to each. A door stands once for each way through it: `GET` opens a
# page, `POST` (with nothing filled in) does something. 302 from a page sends the visitor to sign in.
TABLE = """
door                           way   where                  public    stranger  operator  patient   tidaholm  orust     side      other     secretary leader
health_alive                   GET   -                      200       200       200       200       200       200       200       200       200       200
health_ready                   GET   -                      200       200       200       200       200       200       200       200       200       200
desk:front                     GET   -                      200       200       200       200       200       200       200       200       200       200
desk:desk                      GET   -                      302       200       200       200       200       200       200       200       200       200
desk:help                      GET   -                      200       200       200       200       200       200       200       200       200       200
desk:privacy                   GET   -                      200       200       200       200       200       200       200       200       200       200
desk:accessibility             GET   -                      200       200       200       200       200       200       200       200       200       200
desk:feedback                  GET   -                      200       200       200       200       200       200       200       200       200       200
desk:feedback                  POST  -                      422       422       422       422       422       422       422       422       422       422
desk:feedback_thanks           GET   -                      200       200       200       200       200       200       200       200       200       200
desk:operation                 GET   -                      302       403       200       403       403       403       403       403       403       403
desk:feedback_list             GET   -                      302       403       200       403       403       403       403       403       403       403
desk:feedback_answered         POST  -                      302       403       302       403       403       403       403       403       403       403
accounts:home                  GET   -                      302       200       200       200       200       200       200       200       200       200
accounts:accept                GET   -                      410       409       409       409       409       409       409       409       409       409
accounts:accept                POST  -                      410       409       409       409       409       409       409       409       409       409
accounts:help                  GET   officer_orust          302       404       200       404       403       403       403       404       200       404
accounts:help                  POST  officer_orust          302       405       405       405       405       405       405       405       405       405
accounts:help                  GET   lawyer_region          302       404       200       404       404       404       404       403       404       403
accounts:help                  POST  lawyer_region          302       405       405       405       405       405       405       405       405       405
accounts:invite_again          GET   officer_orust          302       405       405       405       405       405       405       405       405       405
accounts:invite_again          POST  officer_orust          302       404       422       404       403       403       403       404       422       404
accounts:invite_again          GET   lawyer_region          302       405       405       405       405       405       405       405       405       405
accounts:invite_again          POST  lawyer_region          302       404       422       404       404       404       404       403       404       403
accounts:reset_second_factor   GET   officer_orust          302       405       405       405       405       405       405       405       405       405
accounts:reset_second_factor   POST  officer_orust          302       404       302       404       403       403       403       404       302       404
accounts:reset_second_factor   GET   lawyer_region          302       405       405       405       405       405       405       405       405       405
accounts:reset_second_factor   POST  lawyer_region          302       404       302       404       404       404       404       403       404       403
accounts:clear_second_factor   GET   -                      410       409       409       409       409       409       409       409       409       409
accounts:clear_second_factor   POST  -                      410       409       409       409       409       409       409       409       409       409
search:search                  GET   -                      200       200       200       200       200       200       200       200       200       200
set_language                   GET   -                      302       302       302       302       302       302       302       302       302       302
set_language                   POST  -                      302       302       302       302       302       302       302       302       302       302
ui:gallery                     GET   -                      200       200       200       200       200       200       200       200       200       200
parties:list                   GET   -                      200       200       200       200       200       200       200       200       200       200
parties:list_csv               GET   -                      200       200       200       200       200       200       200       200       200       200
parties:organisations          GET   -                      200       200       200       200       200       200       200       200       200       200
parties:associations           GET   -                      200       200       200       200       200       200       200       200       200       200
parties:association            GET   fyrbodal               200       200       200       200       200       200       200       200       200       200
parties:association_history    GET   fyrbodal               200       200       200       200       200       200       200       200       200       200
parties:care_areas             GET   -                      200       200       200       200       200       200       200       200       200       200
parties:care_area              GET   samla                  200       200       200       200       200       200       200       200       200       200
parties:care_area_history      GET   samla                  200       200       200       200       200       200       200       200       200       200
parties:side                   GET   municipal              200       200       200       200       200       200       200       200       200       200
parties:secretary_appoint      GET   municipal              403       403       200       403       403       403       403       403       403       403
parties:secretary_appoint      POST  municipal              403       403       422       403       403       403       403       403       403       403
parties:organisation_add       GET   municipal              403       403       403       403       403       403       403       403       200       403
parties:organisation_add       POST  municipal              403       403       403       403       403       403       403       403       422       403
parties:organisation_add       GET   region                 403       403       403       403       403       403       403       403       403       403
parties:organisation_add       POST  region                 403       403       403       403       403       403       403       403       403       403
parties:body_add               GET   municipal              403       403       403       403       403       403       403       403       200       403
parties:body_add               POST  municipal              403       403       403       403       403       403       403       403       422       403
parties:body_add               GET   region                 403       403       403       403       403       403       403       403       403       403
parties:body_add               POST  region                 403       403       403       403       403       403       403       403       403       403
parties:seat_end               GET   officer_orust          404       404       404       404       403       403       403       403       200       403
parties:seat_end               POST  officer_orust          404       404       404       404       403       403       403       403       422       403
parties:seat_end               GET   lawyer_region          404       404       404       404       403       403       403       403       403       403
parties:seat_end               POST  lawyer_region          404       404       404       404       403       403       403       403       403       403
parties:seat_hand_over         GET   officer_orust          404       404       404       404       403       403       403       403       200       403
parties:seat_hand_over         POST  officer_orust          404       404       404       404       403       403       403       403       422       403
parties:seat_hand_over         GET   lawyer_region          404       404       404       404       403       403       403       403       403       403
parties:seat_hand_over         POST  lawyer_region          404       404       404       404       403       403       403       403       403       403
parties:organisation           GET   1421                   200       200       200       200       200       200       200       200       200       200
parties:organisation           GET   14                     200       200       200       200       200       200       200       200       200       200
parties:organisation           GET   patient                200       200       200       200       200       200       200       200       200       200
parties:organisation_history   GET   1421                   200       200       200       200       200       200       200       200       200       200
parties:organisation_change    GET   1421                   403       403       403       403       403       403       403       403       200       403
parties:organisation_change    POST  1421                   403       403       403       403       403       403       403       403       422       403
parties:organisation_change    GET   14                     403       403       403       403       403       403       403       403       403       403
parties:organisation_change    POST  14                     403       403       403       403       403       403       403       403       403       403
parties:organisation_change    GET   patient                403       403       403       403       403       403       403       403       200       403
parties:organisation_change    POST  patient                403       403       403       403       403       403       403       403       422       403
parties:organisation_withdraw  GET   1421                   403       403       403       403       403       403       403       403       200       403
parties:organisation_withdraw  POST  1421                   403       403       403       403       403       403       403       403       422       403
parties:organisation_withdraw  GET   14                     403       403       403       403       403       403       403       403       403       403
parties:organisation_withdraw  POST  14                     403       403       403       403       403       403       403       403       403       403
parties:organisation_withdraw  GET   patient                403       403       403       403       403       403       403       403       200       403
parties:organisation_withdraw  POST  patient                403       403       403       403       403       403       403       403       302       403
parties:organisation_seat_give GET   1421                   403       403       403       403       403       403       403       403       200       403
parties:organisation_seat_give POST  1421                   403       403       403       403       403       403       403       403       422       403
parties:organisation_seat_give GET   14                     403       403       403       403       403       403       403       403       403       403
parties:organisation_seat_give POST  14                     403       403       403       403       403       403       403       403       403       403
parties:organisation_seat_give GET   patient                403       403       403       403       403       403       403       403       200       403
parties:organisation_seat_give POST  patient                403       403       403       403       403       403       403       403       422       403
parties:association_change     GET   1421                   403       403       403       403       403       403       403       403       200       403
parties:association_change     POST  1421                   403       403       403       403       403       403       403       403       422       403
parties:association_change     GET   14                     403       403       403       403       403       403       403       403       403       403
parties:association_change     POST  14                     403       403       403       403       403       403       403       403       403       403
parties:association_change     GET   patient                403       403       403       403       403       403       403       403       200       403
parties:association_change     POST  patient                403       403       403       403       403       403       403       403       422       403
parties:care_area_change       GET   1421                   403       403       403       403       403       403       403       403       200       403
parties:care_area_change       POST  1421                   403       403       403       403       403       403       403       403       422       403
parties:care_area_change       GET   14                     403       403       403       403       403       403       403       403       403       403
parties:care_area_change       POST  14                     403       403       403       403       403       403       403       403       403       403
parties:care_area_change       GET   patient                403       403       403       403       403       403       403       403       200       403
parties:care_area_change       POST  patient                403       403       403       403       403       403       403       403       422       403
parties:association_confirm    GET   1421                   403       403       403       403       403       403       403       403       200       403
parties:association_confirm    POST  1421                   403       403       403       403       403       403       403       403       422       403
parties:association_confirm    GET   14                     403       403       403       403       403       403       403       403       403       403
parties:association_confirm    POST  14                     403       403       403       403       403       403       403       403       403       403
parties:association_confirm    GET   patient                403       403       403       403       403       403       403       403       200       403
parties:association_confirm    POST  patient                403       403       403       403       403       403       403       403       422       403
parties:care_area_confirm      GET   1421                   403       403       403       403       403       403       403       403       200       403
parties:care_area_confirm      POST  1421                   403       403       403       403       403       403       403       403       422       403
parties:care_area_confirm      GET   14                     403       403       403       403       403       403       403       403       403       403
parties:care_area_confirm      POST  14                     403       403       403       403       403       403       403       403       403       403
parties:care_area_confirm      GET   patient                403       403       403       403       403       403       403       403       200       403
parties:care_area_confirm      POST  patient                403       403       403       403       403       403       403       403       422       403
parties:bodies                 GET   -                      200       200       200       200       200       200       200       200       200       200
parties:body                   GET   arbetsgrupp            200       200       200       200       200       200       200       200       200       200
parties:body_history           GET   arbetsgrupp            200       200       200       200       200       200       200       200       200       200
parties:body_change            GET   styrgrupp-kommun       403       403       403       403       403       403       403       403       200       403
parties:body_change            POST  styrgrupp-kommun       403       403       403       403       403       403       403       403       422       403
parties:body_change            GET   styrgrupp-region       403       403       403       403       403       403       403       403       403       403
parties:body_change            POST  styrgrupp-region       403       403       403       403       403       403       403       403       403       403
parties:body_change            GET   arbetsgrupp            403       403       403       403       403       403       403       403       200       403
parties:body_change            POST  arbetsgrupp            403       403       403       403       403       403       403       403       422       403
parties:body_close             GET   styrgrupp-kommun       403       403       403       403       403       403       403       403       200       403
parties:body_close             POST  styrgrupp-kommun       403       403       403       403       403       403       403       403       422       403
parties:body_close             GET   styrgrupp-region       403       403       403       403       403       403       403       403       403       403
parties:body_close             POST  styrgrupp-region       403       403       403       403       403       403       403       403       403       403
parties:body_seat_give         GET   arbetsgrupp/municipal  403       403       403       403       403       403       403       403       200       403
parties:body_seat_give         POST  arbetsgrupp/municipal  403       403       403       403       403       403       403       403       422       403
parties:body_seat_give         GET   arbetsgrupp/region     403       403       403       403       403       403       403       403       403       403
parties:body_seat_give         POST  arbetsgrupp/region     403       403       403       403       403       403       403       403       403       403
agreements:list                GET   -                      200       200       200       200       200       200       200       200       200       200
agreements:package             GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:package             GET   parties                404       404       404       404       200       200       200       200       200       200
agreements:package             GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:package             GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:package             GET   body                   404       404       404       404       404       404       200       200       404       200
agreements:package             GET   organisation           404       404       404       404       404       200       404       404       404       404
agreements:package             GET   person                 404       404       404       404       404       200       404       404       404       404
agreements:document            GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:document            GET   parties                404       404       404       404       200       200       200       200       200       200
agreements:document            GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:document            GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:document            GET   body                   404       404       404       404       404       404       200       200       404       200
agreements:document            GET   organisation           404       404       404       404       404       200       404       404       404       404
agreements:document            GET   person                 404       404       404       404       404       200       404       404       404       404
agreements:work                GET   public               404       404       404       404       404       404       200       200       404       200
agreements:work                GET   municipal            404       404       404       404       404       404       404       404       404       404
agreements:open                GET   public               404       404       404       404       404       404       403       403       404       200
agreements:open                POST  public               404       404       404       404       404       404       403       403       404       422
agreements:publish             GET   public               302       404       404       404       404       404       403       403       404       200
agreements:publish             POST  public               302       404       404       404       404       404       403       403       404       422
agreements:draft               GET   public               404       404       404       404       404       404       200       200       404       200
agreements:draft               GET   side_draft          404       404       404       404       404       404       404       200       404       200
agreements:drafts              GET   public              404       404       404       404       404       404       302       200       404       200
agreements:drafts              POST  public              404       404       404       404       404       404       307       409       404       409
agreements:drafts_page         GET   public              404       404       404       404       404       404       302       200       404       200
agreements:drafts_page         POST  public              404       404       404       404       404       404       307       409       404       409
agreements:comment_draft       GET   public              404       404       404       404       404       404       200       200       404       200
agreements:comment_draft       POST  public              404       404       404       404       404       404       422       422       404       422
agreements:comment_draft       GET   side_draft          404       404       404       404       404       404       404       200       404       200
agreements:comment_draft       POST  side_draft          404       404       404       404       404       404       404       422       404       422
agreements:describe            GET   public               404       404       404       404       404       404       200       200       404       200
agreements:describe            POST  public               404       404       404       404       404       404       422       422       404       422
agreements:check               GET   public               404       404       404       404       404       404       200       200       404       403
agreements:check               POST  public               404       404       404       404       404       404       422       422       404       403
agreements:adjust              GET   public               404       404       404       404       404       404       200       200       404       200
agreements:adjust              POST  public               404       404       404       404       404       404       422       422       404       422
agreements:withdraw            GET   public               404       404       404       404       404       404       403       403       404       200
agreements:withdraw            POST  public               404       404       404       404       404       404       403       403       404       422
agreements:add                 GET   public               404       404       404       404       404       404       200       200       404       200
agreements:add                 POST  public               404       404       404       404       404       404       422       422       404       422
agreements:write               GET   public               404       404       404       404       404       404       200       200       404       200
agreements:write               POST  public               404       404       404       404       404       404       422       422       404       422
agreements:write               GET   side_draft          404       404       404       404       404       404       404       200       404       200
agreements:write               POST  side_draft          404       404       404       404       404       404       404       422       404       422
agreements:saves               GET   public               404       404       404       404       404       404       200       200       404       200
agreements:saved_text          GET   public               404       404       404       404       404       404       200       200       404       200
agreements:saved_text          POST  public               404       404       404       404       404       404       302       302       404       302
agreements:clash               GET   public               404       404       404       404       404       404       200       200       404       200
agreements:clash               POST  public               404       404       404       404       404       404       302       302       404       302
agreements:presence            POST  public               404       404       404       404       404       404       200       200       404       200
agreements:move                GET   public               404       404       404       404       404       404       200       200       404       200
agreements:move                POST  public               404       404       404       404       404       404       422       422       404       422
agreements:split               GET   public               404       404       404       404       404       404       200       200       404       200
agreements:split               POST  public               404       404       404       404       404       404       422       422       404       422
agreements:merge               GET   public               404       404       404       404       404       404       200       200       404       200
agreements:merge               POST  public               404       404       404       404       404       404       422       422       404       422
agreements:remove              GET   public               404       404       404       404       404       404       200       200       404       200
agreements:remove              POST  public               404       404       404       404       404       404       302       302       404       302
agreements:restore             GET   public               404       404       404       404       404       404       200       200       404       200
agreements:restore             POST  public               404       404       404       404       404       404       422       422       404       422
agreements:whole_pdf           GET   public               200       200       200       200       200       200       200       200       200       200
agreements:whole_pdf           POST  public               302       302       302       302       302       302       302       302       302       302
agreements:whole_pdf           GET   parties              404       404       404       404       200       200       200       200       200       200
agreements:whole_pdf           POST  parties              404       404       404       404       302       302       302       302       302       302
agreements:whole_pdf           GET   municipal            404       404       404       404       200       200       200       404       200       404
agreements:whole_pdf           POST  municipal            404       404       404       404       302       302       302       404       302       404
agreements:version_pdf         GET   public               200       200       200       200       200       200       200       200       200       200
agreements:version_pdf         POST  public               302       302       302       302       302       302       302       302       302       302
agreements:version_pdf         GET   region               404       404       404       404       404       404       404       200       404       200
agreements:version_pdf         POST  region               404       404       404       404       404       404       404       302       404       302
agreements:version_pdf         GET   body                 404       404       404       404       404       404       200       200       404       200
agreements:version_pdf         POST  body                 404       404       404       404       404       404       302       302       404       302
agreements:printout            GET   public               200       200       200       200       200       200       200       200       200       200
agreements:printout            GET   parties              404       404       404       404       200       200       200       200       200       200
agreements:printout            GET   municipal            404       404       404       404       200       200       200       404       200       404
agreements:printout            GET   region               404       404       404       404       404       404       404       200       404       200
agreements:printout            GET   body                 404       404       404       404       404       404       200       200       404       200
agreements:printout            GET   organisation         404       404       404       404       404       200       404       404       404       404
agreements:printout            GET   person               404       404       404       404       404       200       404       404       404       404
agreements:printout_file       GET   public               200       200       200       200       200       200       200       200       200       200
agreements:printout_file       GET   municipal            404       404       404       404       200       200       200       404       200       404
agreements:printout_file       GET   region               404       404       404       404       404       404       404       200       404       200
agreements:printout_file       GET   person               404       404       404       404       404       200       404       404       404       404
agreements:widen               GET   public               302       403       403       403       403       403       403       403       403       200
agreements:widen               POST  public               302       403       403       403       403       403       403       403       403       422
agreements:widen               GET   parties              302       404       404       404       403       403       403       403       403       200
agreements:widen               POST  parties              302       404       404       404       403       403       403       403       403       422
agreements:widen               GET   municipal            302       404       404       404       403       403       403       404       403       404
agreements:widen               POST  municipal            302       404       404       404       403       403       403       404       403       404
agreements:widen               GET   region               302       404       404       404       404       404       404       403       404       200
agreements:widen               POST  region               302       404       404       404       404       404       404       403       404       422
agreements:widen               GET   body                 302       404       404       404       404       404       403       403       404       200
agreements:widen               POST  body                 302       404       404       404       404       404       403       403       404       422
agreements:section             GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:section             GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:section             GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:package_open        GET   -                      403       403       403       403       403       403       403       403       403       200
agreements:package_open        POST  -                      403       403       403       403       403       403       403       403       403       422
agreements:document_add        GET   public                 403       403       403       403       403       403       403       403       403       200
agreements:document_add        POST  public                 403       403       403       403       403       403       403       403       403       422
agreements:document_add        GET   parties                404       404       404       404       403       403       403       403       403       200
agreements:document_add        POST  parties                404       404       404       404       403       403       403       403       403       422
agreements:document_add        GET   municipal              404       404       404       404       403       403       403       404       403       404
agreements:document_add        POST  municipal              404       404       404       404       403       403       403       404       403       404
agreements:document_add        GET   region                 404       404       404       404       404       404       404       403       404       200
agreements:document_add        POST  region                 404       404       404       404       404       404       404       403       404       422
agreements:document_add        GET   body                   404       404       404       404       404       404       403       403       404       200
agreements:document_add        POST  body                   404       404       404       404       404       404       403       403       404       422
agreements:document_add        GET   organisation           404       404       404       404       404       403       404       404       404       404
agreements:document_add        POST  organisation           404       404       404       404       404       403       404       404       404       404
agreements:document_add        GET   person                 404       404       404       404       404       403       404       404       404       404
agreements:document_add        POST  person                 404       404       404       404       404       403       404       404       404       404
agreements:package_change      GET   public                 403       403       403       403       403       403       403       403       403       200
agreements:package_change      POST  public                 403       403       403       403       403       403       403       403       403       422
agreements:package_change      GET   parties                404       404       404       404       403       403       403       403       403       200
agreements:package_change      POST  parties                404       404       404       404       403       403       403       403       403       422
agreements:package_change      GET   municipal              404       404       404       404       403       403       403       404       403       404
agreements:package_change      POST  municipal              404       404       404       404       403       403       403       404       403       404
agreements:package_change      GET   region                 404       404       404       404       404       404       404       403       404       200
agreements:package_change      POST  region                 404       404       404       404       404       404       404       403       404       422
agreements:package_change      GET   body                   404       404       404       404       404       404       403       403       404       200
agreements:package_change      POST  body                   404       404       404       404       404       404       403       403       404       422
agreements:package_change      GET   organisation           404       404       404       404       404       403       404       404       404       404
agreements:package_change      POST  organisation           404       404       404       404       404       403       404       404       404       404
agreements:package_change      GET   person                 404       404       404       404       404       403       404       404       404       404
agreements:package_change      POST  person                 404       404       404       404       404       403       404       404       404       404
agreements:about               GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:about               GET   parties                404       404       404       404       200       200       200       200       200       200
agreements:about               GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:about               GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:about               GET   body                   404       404       404       404       404       404       200       200       404       200
agreements:about               GET   organisation           404       404       404       404       404       200       404       404       404       404
agreements:about               GET   person                 404       404       404       404       404       200       404       404       404       404
agreements:whole               GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:whole               GET   parties                404       404       404       404       200       200       200       200       200       200
agreements:whole               GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:whole               GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:whole               GET   body                   404       404       404       404       404       404       200       200       404       200
agreements:whole               GET   organisation           404       404       404       404       404       200       404       404       404       404
agreements:whole               GET   person                 404       404       404       404       404       200       404       404       404       404
agreements:whole_md            GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:whole_md            GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:whole_md            GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:whole_html          GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:whole_html          GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:whole_html          GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:versions            GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:versions            GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:versions            GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:version             GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:version             GET   parties                404       404       404       404       200       200       200       200       200       200
agreements:version             GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:version             GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:version             GET   body                   404       404       404       404       404       404       200       200       404       200
agreements:version             GET   organisation           404       404       404       404       404       200       404       404       404       404
agreements:version             GET   person                 404       404       404       404       404       200       404       404       404       404
agreements:compare             GET    public                 200       200       200       200       200       200       200       200       200       200
agreements:compare             GET    municipal              404       404       404       404       200       200       200       404       200       404
agreements:compare             GET    region                 404       404       404       404       404       404       404       200       404       200
agreements:compare_docx        GET    public                 404       404       404       404       200       200       200       200       200       200
agreements:version_md          GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:version_md          GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:version_md          GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:version_html        GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:version_html        GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:version_html        GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:version_section     GET   public                 200       200       200       200       200       200       200       200       200       200
agreements:version_section     GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:version_section     GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:comment_write       GET   public                 302       200       200       200       200       200       200       200       200       200
agreements:comment_write       POST  public                 302       422       422       422       422       422       422       422       422       422
agreements:comment_write       GET   parties                404       404       404       404       200       200       200       200       200       200
agreements:comment_write       POST  parties                404       404       404       404       422       422       422       422       422       422
agreements:comment_write       GET   municipal              404       404       404       404       200       200       200       404       200       404
agreements:comment_write       POST  municipal              404       404       404       404       422       422       422       404       422       404
agreements:comment_write       GET   region                 404       404       404       404       404       404       404       200       404       200
agreements:comment_write       POST  region                 404       404       404       404       404       404       404       422       404       422
agreements:comment_write       GET   body                   404       404       404       404       404       404       200       200       404       200
agreements:comment_write       POST  body                   404       404       404       404       404       404       422       422       404       422
agreements:comment_write       GET   organisation           404       404       404       404       404       200       404       404       404       404
agreements:comment_write       POST  organisation           404       404       404       404       404       422       404       404       404       404
agreements:comment_write       GET   person                 404       404       404       404       404       200       404       404       404       404
agreements:comment_write       POST  person                 404       404       404       404       404       422       404       404       404       404
agreements:comment_settle      POST  parties                404       404       404       404       403       302       403       403       403       302
agreements:comment_settle      POST  municipal              404       404       404       404       403       302       403       404       403       404
agreements:comment_settle      POST  region                 404       404       404       404       404       404       404       403       404       302
agreements:comment_settle      POST  body                   404       404       404       404       404       404       403       403       404       302
agreements:comment_settle      POST  organisation           404       404       404       404       404       302       404       404       404       404
agreements:comment_settle      POST  person                 404       404       404       404       404       302       404       404       404       404
agreements:comment_withdraw    POST  parties                404       404       404       404       403       302       403       403       403       403
agreements:comment_withdraw    POST  municipal              404       404       404       404       403       302       403       404       403       404
agreements:comment_withdraw    POST  region                 404       404       404       404       404       404       404       403       404       403
agreements:comment_withdraw    POST  body                   404       404       404       404       404       404       403       403       404       403
agreements:comment_withdraw    POST  organisation           404       404       404       404       404       302       404       404       404       404
agreements:comment_withdraw    POST  person                 404       404       404       404       404       302       404       404       404       404
compilations:list              GET   -                      200       200       200       200       200       200       200       200       200       200
compilations:matrix            GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:matrix            GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:matrix            GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:matrix            GET   region                 404       404       404       404       404       404       404       200       404       200
compilations:matrix            GET   body                   404       404       404       404       404       404       200       200       404       200
compilations:matrix            GET   organisation           404       404       404       404       404       200       404       404       404       404
compilations:matrix            GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:answer            GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:answer            GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:answer            GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:answer            GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:row               GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:row               GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:row               GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:row               GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:section           GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:section           GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:section           GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:section           GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:linear            GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:linear            GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:linear            GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:linear            GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:linear_csv        GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:linear_csv        GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:linear_csv        GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:linear_csv        GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:data              GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:data              GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:data              GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:data              GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:problems          GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:problems          GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:problems          GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:problems          GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:about             GET   public                 200       200       200       200       200       200       200       200       200       200
compilations:about             GET   parties                404       404       404       404       200       200       200       200       200       200
compilations:about             GET   municipal              404       404       404       404       200       200       200       404       200       404
compilations:about             GET   region                 404       404       404       404       404       404       404       200       404       200
compilations:about             GET   body                   404       404       404       404       404       404       200       200       404       200
compilations:about             GET   organisation           404       404       404       404       404       200       404       404       404       404
compilations:about             GET   person                 404       404       404       404       404       200       404       404       404       404
compilations:upload            GET   -                    302       403       403       403       200       200       200       200       200       200
compilations:upload            POST  -                    302       403       403       403       422       422       422       422       422       422
compilations:understood        GET   person               302       404       404       404       404       200       404       404       404       404
compilations:progress          GET   person               302       404       404       404       404       200       404       404       404       404
compilations:names             GET   person               302       405       405       405       405       405       405       405       405       405
compilations:names             POST  person               302       404       404       404       404       422       404       404       404       404
compilations:keep              GET   person               302       405       405       405       405       405       405       405       405       405
compilations:keep              POST  person               302       404       404       404       404       422       404       404       404       404
compilations:discard           GET   person               302       404       404       404       404       200       404       404       404       404
compilations:discard           POST  person               302       404       404       404       404       302       404       404       404       404
compilations:report_xlsx       GET   public               200       200       200       200       200       200       200       200       200       200
compilations:report_xlsx       GET   parties              404       404       404       404       200       200       200       200       200       200
compilations:report_xlsx       GET   municipal            404       404       404       404       200       200       200       404       200       404
compilations:report_xlsx       GET   region               404       404       404       404       404       404       404       200       404       200
compilations:report_xlsx       GET   body                 404       404       404       404       404       404       200       200       404       200
compilations:report_xlsx       GET   organisation         404       404       404       404       404       200       404       404       404       404
compilations:report_xlsx       GET   person               404       404       404       404       404       200       404       404       404       404
compilations:report_docx       GET   public               200       200       200       200       200       200       200       200       200       200
compilations:report_docx       GET   parties              404       404       404       404       200       200       200       200       200       200
compilations:report_docx       GET   municipal            404       404       404       404       200       200       200       404       200       404
compilations:report_docx       GET   region               404       404       404       404       404       404       404       200       404       200
compilations:report_docx       GET   body                 404       404       404       404       404       404       200       200       404       200
compilations:report_docx       GET   organisation         404       404       404       404       404       200       404       404       404       404
compilations:report_docx       GET   person               404       404       404       404       404       200       404       404       404       404
compilations:correct           GET   public               302       403       403       403       403       403       403       403       403       200
compilations:correct           POST  public               302       403       403       403       403       403       403       403       403       422
compilations:correct           GET   parties              302       404       404       404       403       403       403       403       403       200
compilations:correct           POST  parties              302       404       404       404       403       403       403       403       403       422
compilations:correct           GET   municipal            302       404       404       404       403       403       403       404       403       404
compilations:correct           POST  municipal            302       404       404       404       403       403       403       404       403       404
compilations:correct           GET   region               302       404       404       404       404       404       404       403       404       200
compilations:correct           POST  region               302       404       404       404       404       404       404       403       404       422
compilations:correct           GET   body                 302       404       404       404       404       404       403       403       404       200
compilations:correct           POST  body                 302       404       404       404       404       404       403       403       404       422
compilations:correct           GET   organisation         302       404       404       404       404       403       404       404       404       404
compilations:correct           POST  organisation         302       404       404       404       404       403       404       404       404       404
compilations:correct           GET   person               302       404       404       404       404       200       404       404       404       404
compilations:correct           POST  person               302       404       404       404       404       422       404       404       404       404
compilations:widen             GET   public                 302       403       403       403       403       403       403       403       403       200
compilations:widen             POST  public                 302       403       403       403       403       403       403       403       403       422
compilations:widen             GET   parties                302       404       404       404       403       403       403       403       403       200
compilations:widen             POST  parties                302       404       404       404       403       403       403       403       403       422
compilations:widen             GET   municipal              302       404       404       404       403       403       403       404       403       404
compilations:widen             POST  municipal              302       404       404       404       403       403       403       404       403       404
compilations:widen             GET   region                 302       404       404       404       404       404       404       403       404       200
compilations:widen             POST  region                 302       404       404       404       404       404       404       403       404       422
compilations:widen             GET   body                   302       404       404       404       404       404       403       403       404       200
compilations:widen             POST  body                   302       404       404       404       404       404       403       403       404       422
compilations:widen             GET   organisation           302       404       404       404       404       403       404       404       404       404
compilations:widen             POST  organisation           302       404       404       404       404       403       404       404       404       404
compilations:widen             GET   person                 302       404       404       404       404       200       404       404       404       404
compilations:widen             POST  person                 302       404       404       404       404       422       404       404       404       404
compilations:withdraw          GET   public                 302       403       403       403       403       403       403       403       403       200
compilations:withdraw          POST  public                 302       403       403       403       403       403       403       403       403       422
compilations:withdraw          GET   parties                302       404       404       404       403       403       403       403       403       200
compilations:withdraw          POST  parties                302       404       404       404       403       403       403       403       403       422
compilations:withdraw          GET   municipal              302       404       404       404       403       403       403       404       403       404
compilations:withdraw          POST  municipal              302       404       404       404       403       403       403       404       403       404
compilations:withdraw          GET   region                 302       404       404       404       404       404       404       403       404       200
compilations:withdraw          POST  region                 302       404       404       404       404       404       404       403       404       422
compilations:withdraw          GET   body                   302       404       404       404       404       404       403       403       404       200
compilations:withdraw          POST  body                   302       404       404       404       404       404       403       403       404       422
compilations:withdraw          GET   organisation           302       404       404       404       404       403       404       404       404       404
compilations:withdraw          POST  organisation           302       404       404       404       404       403       404       404       404       404
compilations:withdraw          GET   person                 302       404       404       404       404       200       404       404       404       404
compilations:withdraw          POST  person                 302       404       404       404       404       422       404       404       404       404
responses:answer               GET   public               302       404       404       404       302       302       404       404       404       404
responses:answer               GET   parties              302       404       404       404       302       302       404       404       404       404
responses:answer               GET   body                 302       404       404       404       404       404       404       404       404       404
responses:begin                GET   orust                302       404       404       404       404       302       404       404       404       404
responses:overview             GET   orust                302       404       404       404       404       200       404       404       404       404
responses:all                  GET   orust                302       404       404       404       404       200       404       404       404       404
responses:clash                GET   orust                302       404       404       404       404       200       404       404       404       404
responses:section              GET   orust                302       404       404       404       404       200       404       404       404       404
responses:section_saves        GET   orust                302       404       404       404       404       200       404       404       404       404
responses:whole                GET   orust                302       404       404       404       404       200       404       404       404       404
responses:whole_saves          GET   orust                302       404       404       404       404       200       404       404       404       404
responses:docx                 GET   orust                302       404       404       404       404       200       404       404       404       404
responses:release              GET   orust                302       404       404       404       404       200       404       404       404       404
responses:reopen               GET   orust                302       404       404       404       404       200       404       404       404       404
responses:submit               GET   orust                302       404       404       404       404       200       404       404       404       404
responses:withdraw             GET   orust                302       404       404       404       404       200       404       404       404       404
responses:abstain              GET   orust                302       404       404       404       404       200       404       404       404       404
responses:receipt              GET   orust                302       404       404       404       404       200       404       404       404       404
responses:receipt_pdf          GET   orust                302       404       404       404       404       200       404       404       404       404
responses:receipt_json         GET   orust                302       404       404       404       404       200       404       404       404       404
responses:receipt_attachment   GET   orust                302       404       404       404       404       200       404       404       404       404
responses:colleagues           GET   orust                302       404       404       404       404       200       404       404       404       404
responses:colleague_invite     GET   orust                302       404       404       404       404       200       404       404       404       404
responses:colleague_end        GET   orust                302       404       404       404       404       404       404       404       404       404
responses:clash                POST  orust                302       404       404       404       404       302       404       404       404       404
responses:section              POST  orust                302       404       404       404       404       302       404       404       404       404
responses:whole                POST  orust                302       404       404       404       404       302       404       404       404       404
responses:note_section         POST  orust                302       404       404       404       404       422       404       404       404       404
responses:note_whole           POST  orust                302       404       404       404       404       422       404       404       404       404
responses:note_withdraw        POST  orust                302       404       404       404       404       302       404       404       404       404
responses:release              POST  orust                302       404       404       404       404       422       404       404       404       404
responses:reopen               POST  orust                302       404       404       404       404       422       404       404       404       404
responses:submit               POST  orust                302       404       404       404       404       422       404       404       404       404
responses:withdraw             POST  orust                302       404       404       404       404       302       404       404       404       404
responses:abstain              POST  orust                302       404       404       404       404       422       404       404       404       404
responses:colleague_invite     POST  orust                302       404       404       404       404       422       404       404       404       404
responses:colleague_end        POST  orust                302       404       404       404       404       404       404       404       404       404
responses:begin                GET   tidaholm             302       404       404       404       302       404       404       404       404       404
responses:overview             GET   tidaholm             302       404       404       404       200       404       404       404       404       404
responses:section              GET   tidaholm             302       404       404       404       200       404       404       404       404       404
responses:receipt_json         GET   tidaholm             302       404       404       404       200       404       404       404       404       404
responses:section              POST  tidaholm             302       404       404       404       302       404       404       404       404       404
responses:note_withdraw        POST  tidaholm             302       404       404       404       302       404       404       404       404       404
responses:submit               POST  tidaholm             302       404       404       404       422       404       404       404       404       404
consultations:list             GET   -                      200       200       200       200       200       200       200       200       200       200
consultations:new              GET   -                      302       403       403       403       403       403       403       403       403       200
consultations:new              POST  -                      302       403       403       403       403       403       403       403       403       422
consultations:invitation       GET   -                      410       410       410       410       410       410       410       410       410       410
consultations:invitation       POST  -                      410       410       410       410       410       410       410       410       410       410
consultations:by_code          GET   -                      410       410       410       410       410       410       410       410       410       410
consultations:by_code          POST  -                      410       410       410       410       410       410       410       410       410       410
consultations:code             POST  -                      410       410       410       410       410       410       410       410       410       410
consultations:ask              POST  -                      410       410       410       410       410       410       410       410       410       410
consultations:consultation     GET   public                 200       200       200       200       200       200       200       200       200       200
consultations:consultation     GET   parties                404       404       404       404       200       200       200       200       200       200
consultations:consultation     GET   body                   404       404       404       404       404       404       200       200       404       200
consultations:letter_docx      GET   public                 200       200       200       200       200       200       200       200       200       200
consultations:letter_docx      GET   parties                404       404       404       404       200       200       200       200       200       200
consultations:letter_docx      GET   body                   404       404       404       404       404       404       200       200       404       200
consultations:describe         GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:describe         POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:describe         GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:describe         POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:describe         GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:describe         POST  body                   302       404       404       404       404       404       403       403       404       422
consultations:versions         GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:versions         POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:versions         GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:versions         POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:versions         GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:versions         POST  body                   302       404       404       404       404       404       403       403       404       422
consultations:sections         GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:sections         POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:sections         GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:sections         POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:sections         GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:sections         POST  body                   302       404       404       404       404       404       403       403       404       302
consultations:respondents      GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:respondents      POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:respondents      GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:respondents      POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:respondents      GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:respondents      POST  body                   302       404       404       404       404       404       403       403       404       302
consultations:emails           GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:emails           POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:emails           GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:emails           POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:emails           GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:emails           POST  body                   302       404       404       404       404       404       403       403       404       302
consultations:send             GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:send             POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:send             GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:send             POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:send             GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:send             POST  body                   302       404       404       404       404       404       403       403       404       422
consultations:preview          GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:preview          GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:deadline         GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:deadline         POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:deadline         GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:deadline         POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:deadline         GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:deadline         POST  body                   302       404       404       404       404       404       403       403       404       422
consultations:withdraw         GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:withdraw         POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:withdraw         GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:withdraw         POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:withdraw         GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:withdraw         POST  body                   302       404       404       404       404       404       403       403       404       422
consultations:add              GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:add              POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:add              GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:add              POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:add              GET   body                   302       404       404       404       404       404       403       403       404       200
consultations:add              POST  body                   302       404       404       404       404       404       403       403       404       422
consultations:following        GET   public                 302       404       404       404       404       404       200       200       404       200
consultations:following        GET   parties                302       404       404       404       404       404       200       200       404       200
consultations:following_csv    GET   public                 302       404       404       404       404       404       200       200       404       200
consultations:following_csv    GET   parties                302       404       404       404       404       404       200       200       404       200
consultations:remind           GET   public                 302       404       404       404       404       404       200       200       404       200
consultations:remind           POST  public                 302       404       404       404       404       404       422       422       404       422
consultations:remind           GET   parties                302       404       404       404       404       404       200       200       404       200
consultations:remind           POST  parties                302       404       404       404       404       404       422       422       404       422
consultations:followed         GET   public                 302       404       404       404       404       404       200       200       404       200
consultations:followed         POST  public                 302       404       404       404       404       404       422       422       404       422
consultations:followed         GET   parties                302       404       404       404       404       404       200       200       404       200
consultations:followed         POST  parties                302       404       404       404       404       404       422       422       404       422
consultations:renew            GET   public                 302       403       403       403       403       403       200       200       403       200
consultations:remove           GET   public                 302       403       403       403       403       403       403       403       403       200
consultations:contact_withdraw GET   public                 302       404       404       404       404       404       200       200       404       200
consultations:renew            POST  public                 302       403       403       403       403       403       422       422       403       422
consultations:remove           POST  public                 302       403       403       403       403       403       403       403       403       422
consultations:contact_withdraw POST  public                 302       404       404       404       404       404       302       302       404       302
consultations:renew            GET   parties                302       404       404       404       403       403       200       200       403       200
consultations:remove           GET   parties                302       404       404       404       403       403       403       403       403       200
consultations:contact_withdraw GET   parties                302       404       404       404       404       404       200       200       404       200
consultations:renew            POST  parties                302       404       404       404       403       403       422       422       403       422
consultations:remove           POST  parties                302       404       404       404       403       403       403       403       403       422
consultations:contact_withdraw POST  parties                302       404       404       404       404       404       302       302       404       302
live:matrix                    GET   public                 404       404       404       404       404       404       200       200       404       200
live:matrix                    GET   parties                404       404       404       404       404       404       200       200       404       200
live:matrix                    GET   body                   404       404       404       404       404       404       200       200       404       200
live:answer                    GET   public                 404       404       404       404       404       404       200       200       404       200
live:answer                    GET   parties                404       404       404       404       404       404       200       200       404       200
live:answer                    GET   body                   404       404       404       404       404       404       404       404       404       404
live:respondent                GET   public                 404       404       404       404       404       404       200       200       404       200
live:respondent                GET   body                   404       404       404       404       404       404       200       200       404       200
live:section                   GET   public                 404       404       404       404       404       404       200       200       404       200
live:section                   GET   body                   404       404       404       404       404       404       200       200       404       200
live:alike                     GET   public                 302       404       404       404       404       404       200       200       404       200
live:alike                     POST  public                 302       404       404       404       404       404       422       422       404       422
live:linear                    GET   public                 404       404       404       404       404       404       200       200       404       200
live:linear                    GET   body                   404       404       404       404       404       404       200       200       404       200
live:yellow                    GET   public                 404       404       404       404       404       404       200       200       404       200
live:yellow                    GET   body                   404       404       404       404       404       404       200       200       404       200
live:overview                  GET   public                 404       404       404       404       404       404       200       200       404       200
live:overview                  GET   body                   404       404       404       404       404       404       200       200       404       200
live:linear_csv                GET   public                 404       404       404       404       404       404       200       200       404       200
live:linear_csv                GET   parties                404       404       404       404       404       404       200       200       404       200
live:data                      GET   public                 404       404       404       404       404       404       200       200       404       200
live:data                      GET   parties                404       404       404       404       404       404       200       200       404       200
live:report_xlsx               GET   public                 404       404       404       404       404       404       200       200       404       200
live:report_xlsx               GET   body                   404       404       404       404       404       404       200       200       404       200
live:report_docx               GET   public                 404       404       404       404       404       404       200       200       404       200
live:report_docx               GET   parties                404       404       404       404       404       404       200       200       404       200
live:report                    GET   public                 302       404       404       404       404       404       200       200       404       200
live:report                    POST  public                 302       404       404       404       404       404       302       302       404       302
live:order                     GET   public                 404       404       404       404       404       404       404       404       404       200
live:order_file                GET   public                 404       404       404       404       404       404       404       404       404       200
live:findings                  GET    public                 404       404       404       404       404       404       200       200       404       200
live:findings                  GET    body                   404       404       404       404       404       404       200       200       404       200
live:brief                     GET    public                 404       404       404       404       404       404       200       200       404       200
live:brief                     GET    body                   404       404       404       404       404       404       200       200       404       200
live:seals                     GET    public                 404       404       404       404       404       404       200       200       404       200
live:seals                     GET    body                   404       404       404       404       404       404       200       200       404       200
live:findings                  POST   public                 404       404       404       404       404       404       422       422       404       422
live:finding_withdraw          POST   public                 302       404       404       404       404       404       302       302       404       302
live:publish                   GET    public                 302       404       404       404       404       404       403       403       404       200
live:publish                   POST   public                 302       404       404       404       404       404       403       403       404       422
live:seal                      POST   public                 302       404       404       404       404       404       403       403       404       302
live:verify                    GET    public                 404       404       404       404       404       404       200       200       404       200
live:seal_file                 GET    public                 404       404       404       404       404       404       200       200       404       200
responses:offline              GET    orust                  302       404       404       404       404       200       404       404       404       404
responses:offline_xlsx         GET    orust                  302       404       404       404       404       200       404       404       404       404
responses:offline_docx         GET    orust                  302       404       404       404       404       200       404       404       404       404
responses:offline              POST   orust                  302       404       404       404       404       422       404       404       404       404
responses:offline_take         POST   orust                  302       404       404       404       404       302       404       404       404       404
"""

# allauth's pages, as a block: the answer to somebody signed out, and to somebody signed in.
ALLAUTH = {
    "account_login": (200, 302),
    "account_logout": (302, 200),
    "account_inactive": (200, 200),
    "account_reauthenticate": (302, 200),
    "account_change_password": (302, 200),
    "account_reset_password": (200, 200),
    "account_reset_password_done": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "account_reset_password_from_key": (410, 410),
    "mfa_index": (302, 200),
    "mfa_authenticate": (302, 302),
    "mfa_reauthenticate": (302, 302),
    "mfa_activate_totp": (302, 200),
    "mfa_deactivate_totp": (302, 404),
    "mfa_view_recovery_codes": (302, 404),
    "mfa_generate_recovery_codes": (302, 200),
    "mfa_download_recovery_codes": (302, 404),
    "usersessions_list": (302, 200),
}


# Doors where somebody who has been signed in for a while gives her password once more.
WEIGHTY = {
    "accounts:help",
    "accounts:invite_again",
    "accounts:reset_second_factor",
    "agreements:publish",
    "agreements:widen",
    "compilations:widen",
    "compilations:withdraw",
    "consultations:send",
    "consultations:withdraw",
    "live:publish",
    "live:seal",
    "parties:body_seat_give",
    "parties:organisation_seat_give",
    "parties:seat_end",
    "parties:seat_hand_over",
    "parties:secretary_appoint",
    "responses:colleague_invite",
}


@dataclass(frozen=True, slots=True)
class Door:
    """One line of the table."""

    name: str
    method: str
    where: str
    answers: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.name} {self.where}"


def doors() -> Iterator[Door]:
    lines = [line.split() for line in TABLE.strip().splitlines() if line.strip() and not line.startswith("#")]
    head, *rows = lines
    assert head[3:] == list(PEOPLE)
    for name, method, where, *answers in rows:
        yield Door(name, method, where, tuple(int(a) for a in answers))


DOORS = list(doors())


def first_version(at: str) -> dict[str, Any]:
    return {"package": f"avtal-{at}", "document": "huvudavtal", "number": 1}


# Pages of an answer: the one of Orust or of Tidaholm in the public consultation.
RESPONSE_PAGES = sorted(
    {d.name.removeprefix("responses:") for d in DOORS if d.name.startswith("responses:")} - {"answer", "begin"}
)


@everything(why="the test asks where things lie")
def asked(placed: Placed, who: str) -> Any:
    """Who is asked, and answers."""
    code = {"orust": "1421", "tidaholm": "1498"}[who]
    return placed.consultation["public"].respondents.get(organisation__code=code)


@everything(why="the test asks where things lie")
def in_response(world: World, placed: Placed, who: str) -> dict[str, Any]:
    """All that may stand in the address of a page of an answer."""
    response = asked(placed, who).responses.get()
    save = response.fields.get(name="comment", section=response.notes.get().section).saves.get(number=None)
    return {
        "pk": placed.consultation["public"].pk,
        "response": response.pk,
        "section": response.notes.get().section_id,
        "save": save.pk,
        "note": response.notes.get().pk,
        "number": 1,
        "seat": placed.seat["officer_orust" if who == "orust" else "officer_tidaholm"].pk,
    }


def in_draft(w: World, p: Placed, at: str) -> dict[str, Any]:
    """An open version of the placed world: one side's own, or the working group's."""
    place = p.place["side_draft" if at == "side_draft" else "draft"]
    return {"package": "avtal-public", "document": "huvudavtal", "place": place}


def in_section(w: World, p: Placed, at: str) -> dict[str, Any]:
    return {**in_draft(w, p, at), "section": "avsnitt-2"}


def first_respondent(placed: Placed, at: str) -> dict[str, Any]:
    """A consultation, and the first that was asked in it."""
    from samsyn.consultations.models import Respondent

    first = Respondent._base_manager.filter(consultation=placed.consultation[at]).order_by("pk").first()
    assert first is not None
    return {"pk": placed.consultation[at].pk, "respondent": first.pk}


# What stands in the address, worked out from the small world and what is placed in it.
Fill = Callable[[World, Placed, str], dict[str, Any]]
FILLS: dict[str, Fill] = {
    "accounts:accept": lambda w, p, at: {"secret": "okand-hemlighet"},
    "accounts:clear_second_factor": lambda w, p, at: {"secret": "okand-hemlighet"},
    "accounts:help": lambda w, p, at: {"pk": w.people[at].pk},
    "accounts:invite_again": lambda w, p, at: {"pk": w.people[at].pk},
    "accounts:reset_second_factor": lambda w, p, at: {"pk": w.people[at].pk},
    "agreements:adjust": in_draft,
    "agreements:add": in_draft,
    "agreements:check": in_draft,
    "agreements:comment_draft": in_section,
    "agreements:drafts": lambda w, p, at: {"package": "avtal-public", "document": "huvudavtal"},
    "agreements:drafts_page": lambda w, p, at: {
        "package": "avtal-public",
        "document": "huvudavtal",
        "rest": "avsnitt/avsnitt-2",
    },
    "agreements:document_add": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:clash": lambda w, p, at: {**in_section(w, p, at), "pk": p.beside.pk},
    "agreements:describe": in_draft,
    "agreements:draft": in_draft,
    "agreements:merge": lambda w, p, at: {**in_section(w, p, at), "section": "avsnitt-3"},
    "agreements:move": in_section,
    "agreements:open": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:presence": in_section,
    "agreements:printout": lambda w, p, at: {"pk": p.printout[at].pk},
    "agreements:printout_file": lambda w, p, at: {"pk": p.printout[at].pk},
    "agreements:publish": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:remove": in_section,
    "agreements:restore": lambda w, p, at: {**in_section(w, p, at), "section": "borttaget"},
    "agreements:saved_text": lambda w, p, at: {**in_section(w, p, at), "pk": p.save.pk},
    "agreements:saves": in_section,
    "agreements:split": in_section,
    "agreements:version_pdf": lambda w, p, at: {"package": f"avtal-{at}", "document": "huvudavtal", "number": 1},
    "agreements:whole_pdf": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:widen": lambda w, p, at: {"package": f"avtal-{at}", "document": "huvudavtal", "number": 1},
    "agreements:withdraw": in_draft,
    "agreements:work": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:write": in_section,
    "agreements:document": lambda w, p, at: {"package": f"avtal-{at}", "document": "huvudavtal"},
    "agreements:about": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:comment_settle": lambda w, p, at: {"pk": p.comment[at].pk},
    "agreements:comment_withdraw": lambda w, p, at: {"pk": p.comment[at].pk},
    "agreements:comment_write": lambda w, p, at: {
        "package": f"avtal-{at}",
        "document": "huvudavtal",
        "number": 1,
        "section": "avsnitt-2",
    },
    "agreements:package": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:package_change": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:section": lambda w, p, at: {
        "package": f"avtal-{at}",
        "document": "huvudavtal",
        "section": "avsnitt-2",
    },
    "agreements:version": lambda w, p, at: first_version(at),
    "agreements:version_html": lambda w, p, at: first_version(at),
    "agreements:compare": lambda w, p, at: first_version(at),
    "agreements:compare_docx": lambda w, p, at: first_version(at),
    "agreements:version_md": lambda w, p, at: first_version(at),
    "agreements:version_section": lambda w, p, at: {**first_version(at), "section": "avsnitt-2"},
    "agreements:versions": lambda w, p, at: {"package": f"avtal-{at}", "document": "huvudavtal"},
    "agreements:whole": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:whole_html": lambda w, p, at: {"package": f"avtal-{at}"},
    "agreements:whole_md": lambda w, p, at: {"package": f"avtal-{at}"},
    "compilations:answer": lambda w, p, at: {"pk": p.compilation[at].pk, "row": 3, "position": 1},
    "compilations:correct": lambda w, p, at: {"pk": p.compilation[at].pk, "row": 3},
    "compilations:row": lambda w, p, at: {"pk": p.compilation[at].pk, "row": 3},
    "compilations:section": lambda w, p, at: {"pk": p.compilation[at].pk, "position": 1},
    **{
        f"consultations:{name}": lambda w, p, at: {"secret": "okand-hemlighet"}
        for name in ("invitation", "code", "by_code", "ask")
    },
    **{
        f"consultations:{name}": lambda w, p, at: {"pk": p.consultation[at].pk}
        for name in (
            *("consultation", "letter_docx", "describe", "versions", "sections", "respondents", "emails", "preview"),
            *("send", "deadline", "withdraw", "add", "following", "following_csv", "remind"),
        )
    },
    **{
        f"consultations:{name}": lambda w, p, at: {"pk": p.consultation[at].pk, "respondent": p.asked[at].pk}
        for name in ("followed", "renew", "remove")
    },
    "consultations:contact_withdraw": lambda w, p, at: {
        "pk": p.consultation[at].pk,
        "respondent": p.asked[at].pk,
        "contact": p.contact[at].pk,
    },
    **{
        f"compilations:{name}": lambda w, p, at: {"pk": p.upload[at].pk}
        for name in ("understood", "progress", "names", "keep", "discard")
    },
    "responses:answer": lambda w, p, at: {"pk": p.consultation[at].pk},
    "responses:begin": lambda w, p, at: {"pk": p.consultation["public"].pk, "respondent": asked(p, at).pk},
    **{f"responses:{name}": in_response for name in RESPONSE_PAGES},
    **{
        f"live:{name}": lambda w, p, at: {"pk": p.consultation[at].pk}
        for name in [
            "matrix",
            "linear",
            "yellow",
            "overview",
            "linear_csv",
            "data",
            "report_xlsx",
            "report_docx",
            "report",
            "findings",
            "brief",
            "publish",
            "seals",
            "seal",
        ]
    },
    "live:answer": lambda w, p, at: {**first_respondent(p, at), "position": 0},
    "live:respondent": lambda w, p, at: first_respondent(p, at),
    "live:section": lambda w, p, at: {"pk": p.consultation[at].pk, "position": 0},
    "live:alike": lambda w, p, at: {"pk": p.consultation[at].pk, "position": 0},
    "live:order": lambda w, p, at: {"pk": p.consultation[at].pk, "order": p.order[at].pk},
    "live:order_file": lambda w, p, at: {"pk": p.consultation[at].pk, "order": p.order[at].pk},
    "live:finding_withdraw": lambda w, p, at: {"pk": p.consultation[at].pk, "finding": p.finding[at].pk},
    "live:verify": lambda w, p, at: {"pk": p.consultation[at].pk, "number": 1},
    "live:seal_file": lambda w, p, at: {"pk": p.consultation[at].pk, "number": 1},
    "desk:feedback_answered": lambda w, p, at: {"pk": p.feedback.pk},
    "parties:body_seat_give": lambda w, p, at: {"slug": at.split("/")[0], "side": at.split("/")[1]},
    "parties:seat_end": lambda w, p, at: {"pk": p.seat[at].pk},
    "parties:seat_hand_over": lambda w, p, at: {"pk": p.seat[at].pk},
}


PARAMETERS = {a.name: [name for name, _ in a.parameters] for a in addresses()}


def address_of(name: str, where: str, world: World, placed: Placed) -> str:
    """The door's address; what stands alone in it is what the table's second column says."""
    parameters = PARAMETERS[name]
    if name in FILLS:
        filled = FILLS[name](world, placed, where)
        return reverse(name, kwargs={key: filled[key] for key in parameters})
    if parameters == ["pk"]:
        return reverse(name, kwargs={"pk": placed.compilation[where].pk})
    return reverse(name, kwargs=dict.fromkeys(parameters, where))


def client(world: World, column: str, *, fresh: bool = True) -> Client:
    """A browser of the column's own. `fresh`: she has just given her password, as weighty acts ask for."""
    number = list(PEOPLE).index(column) + 1
    made, slug = Client(REMOTE_ADDR=f"192.0.2.{number}"), PEOPLE[column]
    if slug:
        made.force_login(world.people[slug], backend="allauth.account.auth_backends.AuthenticationBackend")
        if fresh:
            request = HttpRequest()
            request.session, request.user = made.session, world.people[slug]
            record_authentication(request, request.user, method="password", reauthenticated=True)
            request.session.save()
    return made


# A form that was sent with nothing filled in.
SENT = {"csrfmiddlewaretoken": "x"}


def answer(browser: Client, door: Door, address: str) -> Any:
    return browser.get(address) if door.method == "GET" else browser.post(address, {"csrfmiddlewaretoken": "sent"})


def pages_of(column: str, world: World, placed: Placed, language: str = "sv") -> Iterator[tuple[str, Any]]:
    """Every page that opens for a column, with its answer."""
    browser = client(world, column)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for door in DOORS:
        if door.method == "GET":
            address = address_of(door.name, door.where, world, placed)
            response = browser.get(address)
            if response.status_code == 200 and response.get("Content-Type", "").startswith("text/html"):
                yield address, response


def test_every_address_has_a_name() -> None:
    assert not [a.path for a in addresses() if not a.name.rpartition(":")[2]]


def test_every_address_is_in_the_table() -> None:
    listed = {door.name for door in DOORS} | set(ALLAUTH)
    missing = {a.name for a in addresses()} - listed
    assert not missing, f"give each a line in tests/architecture/test_doors.py: {sorted(missing)}"


def test_every_line_of_the_table_is_an_address() -> None:
    gone = {door.name for door in DOORS} | set(ALLAUTH)
    assert gone - {a.name for a in addresses()} == set()
    assert len({str(d) for d in DOORS}) == len(DOORS), "a door stands twice"


def test_an_unlisted_address_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    short = [door for door in DOORS if door.name != "desk:front"]
    monkeypatch.setattr("tests.architecture.test_doors.DOORS", short)
    with pytest.raises(AssertionError, match="desk:front"):
        test_every_address_is_in_the_table()


@pytest.mark.parametrize("column", PEOPLE)
def test_doors_answer(column: str, world: World, placed: Placed) -> None:
    """Each door to one of the cast; whatever goes through is put back before the next."""
    browser, wrong = client(world, column), {}
    for door in DOORS:
        address = address_of(door.name, door.where, world, placed)
        before = transaction.savepoint()
        status = answer(browser, door, address).status_code
        transaction.savepoint_rollback(before)
        if status != (expected := door.answers[list(PEOPLE).index(column)]):
            wrong[str(door)] = f"{status}, not {expected}"
    assert not wrong


@pytest.mark.parametrize("name", ALLAUTH)
def test_door_of_allauth(name: str, world: World) -> None:
    kwargs = {"uidb36": "1", "key": "set-password"} if name.endswith("from_key") else {}
    answers = tuple(client(world, who).get(reverse(name, kwargs=kwargs)).status_code for who in ("public", "orust"))
    assert answers == ALLAUTH[name]


def test_weighty_doors_ask_for_the_password_again(world: World, placed: Placed) -> None:
    """Who has been signed in for a while is sent to confirm that it is she, and only at these doors."""
    asked = set()
    who = [client(world, column, fresh=False) for column in ("secretary", "operator", "orust")]
    for name, door in {door.name: door for door in reversed(DOORS)}.items():
        for browser in who:
            response = answer(browser, door, address_of(name, door.where, world, placed))
            if response.status_code == 302 and response["Location"].startswith(reverse("account_reauthenticate")):
                asked.add(name)
    assert asked == WEIGHTY


# Doors that only do something: to open one as a page answers 405.
def test_a_door_that_only_does_something_shows_nothing(world: World, placed: Placed) -> None:
    pages = {door.name for door in DOORS if door.method == "GET"}
    for door in DOORS:
        if door.name not in pages:
            response = client(world, "leader").get(address_of(door.name, door.where, world, placed))
            assert response.status_code in {302, 405}, f"{door} answers {response.status_code} to GET"


def test_a_page_that_only_shows_something_does_nothing(world: World, placed: Placed) -> None:
    does = {door.name for door in DOORS if door.method == "POST"}
    browser = client(world, "leader")
    for name in {door.name: door for door in DOORS if door.name not in does}:
        door = next(d for d in DOORS if d.name == name)
        response = browser.post(address_of(name, door.where, world, placed), {})
        assert response.status_code in {403, 404, 405}, f"{name} answers {response.status_code} to POST"


def test_nobody_gets_in_by_the_demos_doors_outside_the_demo(world: World) -> None:
    """They are not mounted; there is nothing to switch on."""
    assert not [a for a in addresses() if a.name.startswith("demo:")]
    for address in ("/demo/", "/demo/som/forvaltare/", "/demo/post/"):
        browser = client(world, "public")
        assert browser.get(address).status_code == browser.post(address).status_code == 404
        assert "_auth_user_id" not in browser.session


def test_nothing_is_there_answers_as_what_lies_elsewhere(world: World, placed: Placed) -> None:
    """The page for what does not exist and for what is not the viewer's is the same page."""
    browser = client(world, "tidaholm")
    hidden = browser.get(address_of("agreements:package", "region", world, placed))
    nowhere = browser.get(reverse("agreements:package", args=["finns-inte"]))
    assert hidden.status_code == nowhere.status_code == 404
    assert plain(hidden.content) == plain(nowhere.content)


def plain(page: bytes) -> bytes:
    """The page without its own address and its token."""
    page = re.sub(rb"avtal-region|finns-inte", b"", page)
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", page)


# Machines ask these at addresses without the last stroke.
MACHINES = {"health_alive", "health_ready"}
TYPED = {"IntConverter", "SlugConverter", "UUIDConverter", "NumberConverter", "StringConverter"}
TYPED |= {"PlaceConverter", "VersionConverter", "PageOfDraftConverter"}
# A string parameter is a secret that is looked up by its hash.
SECRETS = {
    *("accounts:accept", "accounts:clear_second_factor"),
    *(f"consultations:{name}" for name in ("invitation", "code", "by_code", "ask")),
}


def test_addresses_are_plain_swedish_and_permanent() -> None:
    part = re.compile(r"(?:[a-z0-9-]+(?:\.[a-z0-9]+)?|<(?:int|slug|str|number|place|version|page_of_draft):[a-z_]+>)")
    for address in addresses():
        if address.regex:
            assert address.of_allauth, f"{address.path} is a regular expression"
            continue
        parts = [p for p in address.path.split("/") if p]
        assert all(part.fullmatch(p) for p in parts), address.path
        file = bool(parts) and "." in parts[-1]
        assert address.path in {""} or address.path.endswith("/") or file or address.name in MACHINES, address.path


def test_parameters_are_typed() -> None:
    for address in addresses():
        kinds = {kind for _, kind in address.parameters}
        assert kinds <= TYPED, address
        assert "StringConverter" not in kinds or address.name in SECRETS, f"{address.name} takes any string"

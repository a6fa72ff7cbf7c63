"""The rooms that have pages, each with its place in the address."""

from __future__ import annotations

from flask import Flask

from inventory_app.accounts.routes import room as accounts
from inventory_app.comparison.together import here_room as comparison_here
from inventory_app.comparison.together import room as comparison
from inventory_app.coordination.difference import room as coordination
from inventory_app.difference.routes import room as difference
from inventory_app.evaluation.routes import room as evaluation
from inventory_app.findings.routes import room as findings
from inventory_app.flow.routes import room as flow
from inventory_app.institutions.people import room as people
from inventory_app.institutions.routes import room as institutions
from inventory_app.institutions.taking_part import room as taking_part
from inventory_app.inventory.beside import room as beside
from inventory_app.inventory.routes import room as inventory
from inventory_app.inventory.starter import room as starter
from inventory_app.joint.answering import room as joint_part
from inventory_app.joint.issuing import room as joint
from inventory_app.names.consortium import room as consortium_names
from inventory_app.names.copying import room as names
from inventory_app.needs.routes import room as needs
from inventory_app.overview.routes import room as overview
from inventory_app.records.routes import room as records
from inventory_app.redline.editions import room as editions
from inventory_app.redline.routes import room as redline
from inventory_app.requirement_files.routes import room as requirement_files
from inventory_app.requirements.routes import room as requirements
from inventory_app.review.routes import room as review
from inventory_app.rounds.answering import room as answering
from inventory_app.rounds.reminding import room as rounds
from inventory_app.specification.routes import room as specification
from inventory_app.spreadsheets.imports import room as imports
from inventory_app.spreadsheets.routes import room as spreadsheets
from inventory_app.submission.routes import room as submission
from inventory_app.tender.routes import room as tender

AT_INSTITUTION = "/institutions/<institution_key>"


def init_app(app: Flask) -> None:
    app.register_blueprint(overview)
    app.register_blueprint(accounts)
    app.register_blueprint(coordination, url_prefix="/consortium")
    app.register_blueprint(comparison, url_prefix="/consortium/compare")
    app.register_blueprint(comparison_here, url_prefix=f"{AT_INSTITUTION}/compare")
    app.register_blueprint(rounds, url_prefix="/consortium/rounds")
    app.register_blueprint(joint, url_prefix="/consortium/joint")
    app.register_blueprint(joint_part, url_prefix=f"{AT_INSTITUTION}/joint")
    app.register_blueprint(institutions, url_prefix=AT_INSTITUTION)
    app.register_blueprint(taking_part, url_prefix=AT_INSTITUTION)
    app.register_blueprint(answering, url_prefix=AT_INSTITUTION)
    app.register_blueprint(people, url_prefix=f"{AT_INSTITUTION}/people")
    app.register_blueprint(specification, url_prefix=f"{AT_INSTITUTION}/specification")
    app.register_blueprint(review, url_prefix=f"{AT_INSTITUTION}/specification/review")
    app.register_blueprint(editions, url_prefix=f"{AT_INSTITUTION}/checklist/edition")
    app.register_blueprint(redline, url_prefix=f"{AT_INSTITUTION}/specification/changes")
    app.register_blueprint(tender, url_prefix=f"{AT_INSTITUTION}/specification")
    app.register_blueprint(submission, url_prefix=f"{AT_INSTITUTION}/hand-in")
    app.register_blueprint(records, url_prefix=f"{AT_INSTITUTION}/records")
    app.register_blueprint(flow, url_prefix=f"{AT_INSTITUTION}/flow")
    app.register_blueprint(evaluation, url_prefix=f"{AT_INSTITUTION}/evaluation")
    app.register_blueprint(difference, url_prefix=f"{AT_INSTITUTION}/difference")
    app.register_blueprint(inventory, url_prefix=f"{AT_INSTITUTION}/systems")
    app.register_blueprint(beside, url_prefix=f"{AT_INSTITUTION}/systems")
    app.register_blueprint(starter, url_prefix=f"{AT_INSTITUTION}/systems")
    app.register_blueprint(names, url_prefix=f"{AT_INSTITUTION}/systems")
    app.register_blueprint(consortium_names, url_prefix="/consortium/names")
    app.register_blueprint(findings, url_prefix=f"{AT_INSTITUTION}/wording")
    app.register_blueprint(requirement_files, url_prefix=f"{AT_INSTITUTION}/checklist/import")
    app.register_blueprint(requirements, url_prefix=f"{AT_INSTITUTION}/checklist")
    app.register_blueprint(needs, url_prefix=f"{AT_INSTITUTION}/needs")
    app.register_blueprint(spreadsheets, url_prefix=f"{AT_INSTITUTION}/spreadsheets")
    app.register_blueprint(imports, url_prefix=f"{AT_INSTITUTION}/spreadsheets/import")

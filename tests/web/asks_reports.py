"""Whom each endpoint of reports is for: a part of `asks`, in the order of the route table."""

REPORTS = {
    "GET /reports/saved": "see_reports",
    "POST /reports/saved": "see_reports",
    "GET /reports/saved/{id}": "see_reports",
    "PUT /reports/saved/{id}": "see_reports",
    "DELETE /reports/saved/{id}": "see_reports",
    "GET /reports/saved/{id}/run": "see_reports",
    "GET /reports/saved/{id}/file": "see_reports",
    "PUT /reports/saved/{id}/schedule": "see_reports",
    "DELETE /reports/saved/{id}/schedule": "see_reports",
    "POST /reports/saved/{id}/send": "see_reports",
    "GET /reports/saved/{id}/sent": "see_reports",
    "GET /reports": "",
    "GET /reports/records": "see_reports",
    "GET /reports/{id}": "",
    "GET /reports/{id}/file": "",
    "GET /reports/{id}/behind": "",
    "GET /reports/{id}/contacts": "see_reports",
}

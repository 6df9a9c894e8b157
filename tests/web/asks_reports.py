"""Whom each endpoint of reports is for: a part of `asks`, in the order of the route table."""

REPORTS = {
    "GET /reports/saved": "",
    "POST /reports/saved": "",
    "GET /reports/saved/{id}": "",
    "PUT /reports/saved/{id}": "",
    "DELETE /reports/saved/{id}": "",
    "GET /reports/saved/{id}/run": "",
    "GET /reports/saved/{id}/file": "",
    "PUT /reports/saved/{id}/schedule": "",
    "DELETE /reports/saved/{id}/schedule": "",
    "POST /reports/saved/{id}/send": "",
    "GET /reports/saved/{id}/sent": "",
    "GET /reports": "",
    "GET /reports/records": "see_reports",
    "GET /reports/{id}": "",
    "GET /reports/{id}/file": "",
    "GET /reports/{id}/behind": "",
    "GET /reports/{id}/contacts": "see_reports",
}

"""The results as xAPI statements (https://github.com/adlnet/xAPI-Spec, version 1.0.3)."""

import uuid
from typing import Any, Final

from twiplo_game.classroom.results import Results, Status, moment

COMPLETED: Final = "http://adlnet.gov/expapi/verbs/completed"


def statements(found: Results, home: str, title: dict[str, str]) -> list[dict[str, Any]]:
    """One statement for each seat. `home` is the address under which the accounts are unique.

    A player is named by the seat alone, or by the school's own number where the player gave one.
    """
    return [
        {
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{home}#{found.contest.id}/{result.row.seat}/{found.log_hash}")),
            "timestamp": moment(found.at),
            "actor": {
                "objectType": "Agent",
                "account": {
                    "homePage": home,
                    "name": result.person.learner or f"{found.contest.id}/{result.row.seat}",
                },
            },
            "verb": {"id": COMPLETED, "display": {"en": "completed", "fr": "a terminé"}},
            "object": {
                "objectType": "Activity",
                "id": f"{home}scenarios/{found.contest.scenario}",
                "definition": {"type": "http://adlnet.gov/expapi/activities/simulation", "name": title},
            },
            "result": {
                "score": {
                    "scaled": result.row.score / 1000,
                    "raw": result.row.score,
                    "min": 0,
                    "max": 1000,
                },
                "completion": found.status is Status.FINAL,
                "duration": f"PT{(result.last or 0) // 1000}S",
                "extensions": {
                    f"{home}status": found.status.value,
                    f"{home}scenario-hash": found.contest.scenario,
                    f"{home}log-hash": found.log_hash,
                },
            },
        }
        for result in found.results
    ]

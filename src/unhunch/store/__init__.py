"""A person's own data on their own machine: records of sessions, the last wishes, the readiness result.

Everything lies in one folder (`UNHUNCH_DATA_DIR`, else the platform's place for user data), closed to others.
Nothing here looks at the clock: ids and times come from the caller.

    records/ID.jsonl   one file per session, written as it happens (`unhunch.store.records`)
    profile.json       what was asked for last (`unhunch.store.profile`)
    readiness.json     the outcome of the last readiness check, never its answers (`unhunch.store.profile`)
"""

from unhunch.store.folder import Folder, data_folder
from unhunch.store.profile import Profile, read_json, write_json
from unhunch.store.records import RecordWriter, find_record, load_records, read_record

__all__ = [
    "Folder",
    "Profile",
    "RecordWriter",
    "data_folder",
    "find_record",
    "load_records",
    "read_json",
    "read_record",
    "write_json",
]

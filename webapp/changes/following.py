"""Whose it is now: an edit of somebody who was merged into another lands at that one, and so do her parts."""

from collections import defaultdict
from dataclasses import replace

from webapp.changes.carrying import Carried
from webapp.changes.kind import registry
from webapp.changes.tidy import kind_of
from webapp.db import db


def following(organisation_id, changes):
    """The changes, each addressed to where what it is about is now; `meant` says whom it was addressed to before."""
    paths, owners = paths_of(organisation_id, changes), owners_of(organisation_id, changes)
    return [followed(change, paths, owners) for change in changes]


def followed(change, paths, owners):
    kind = kind_of(change)
    if stays(kind, change):
        return change
    if (change.kind, change.id) in owners:
        return replace(change, of=owners[change.kind, change.id])
    path = paths.get((kind.subject, change.of))
    if path is None or (kind.is_subject and change.id != change.of):
        return change
    *meant, now = path
    return replace(change, id=now if kind.is_subject else change.id, of=now, meant=tuple(meant))


def stays(kind, change):
    """Whether a change is about what a subject itself is: merged, or in the bin. That is never another one's."""
    return kind.is_subject and change.field in kind.stays


def paths_of(organisation_id, changes):
    """Where each subject leads: `{(kind, id): [id, whom she was merged into, …]}`, without those who weren't."""
    named = defaultdict(set)
    for change in changes:
        named[kind_of(change).subject].add(change.of)
    return {
        (name, path[0]): path
        for name, ids in named.items()
        for path in paths(organisation_id, name, ids).values()
        if len(path) > 1
    }


def paths(organisation_id, name, ids):
    """The path of each of these subjects of one kind, `{id: [id, …]}`; a chain of merges is followed to its end."""
    found, ends = {id: [id] for id in ids}, set(ids)
    while ends:
        onward = registry.subjects[name].merged_into(organisation_id, ends)
        for path in found.values():
            if path[-1] in onward:
                path.append(onward[path[-1]])
        ends = set(onward.values())
    return found


def owners_of(organisation_id, changes):
    """Whose the records are that once were carried over: `{(kind, id): subject id}`."""
    ids = {change.id for change in changes if not kind_of(change).is_subject}
    if not ids:
        return {}
    here = db.select(Carried.kind, Carried.record_id).distinct()
    here = here.where(Carried.organisation_id == organisation_id, Carried.record_id.in_(ids))
    found = [(kind, id) for kind, id in db.session.execute(here) if kind in registry.kinds]
    return {(kind, id): registry.kinds[kind].find(organisation_id, id).of for kind, id in found}

"""The difference between two views of one stream. Applied to the earlier view it gives the later one, exactly."""

from __future__ import annotations

from msgspec import Struct

from facilitator.views.entities import Collection, Entity, View


class Difference(Struct, frozen=True):
    """Whole entities to set and to drop, as the wire sends them."""

    set: tuple[tuple[Collection, str, Entity], ...] = ()
    drop: tuple[tuple[Collection, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.set or self.drop)


def difference(before: View, after: View) -> Difference:
    changed: list[tuple[Collection, str, Entity]] = []
    dropped: list[tuple[Collection, str]] = []
    for collection in after.keys() | before.keys():
        old, new = before.get(collection, {}), after.get(collection, {})
        changed += [(collection, key, entity) for key, entity in new.items() if old.get(key) != entity]
        dropped += [(collection, key) for key in old.keys() - new.keys()]
    return Difference(tuple(changed), tuple(dropped))


def apply(view: View, patch: Difference) -> View:
    """What a client does with a patch; the server needs it to check itself."""
    after: View = {collection: dict(entities) for collection, entities in view.items()}
    for collection, key in patch.drop:
        after.get(collection, {}).pop(key, None)
    for collection, key, entity in patch.set:
        after.setdefault(collection, {})[key] = entity
    return {collection: entities for collection, entities in after.items() if entities}


def merged(patches: list[Difference]) -> Difference:
    """One patch that does what ``patches`` do one after another."""
    latest: dict[tuple[Collection, str], Entity | None] = {}
    for patch in patches:
        latest.update(dict.fromkeys(patch.drop))
        latest.update({(collection, key): entity for collection, key, entity in patch.set})
    return Difference(
        tuple((collection, key, entity) for (collection, key), entity in latest.items() if entity is not None),
        tuple(place for place, entity in latest.items() if entity is None),
    )

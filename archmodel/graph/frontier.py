"""By which edges targets are entered past what should guard them; `Graph.frontier` has the words."""

from __future__ import annotations

from itertools import compress

from archmodel.graph.index import Index

__all__ = ["Entry", "Frontier"]

Entry = tuple[int, int, int]
"""A relation, and the nodes between which it enters a target."""

_SOURCE, _TARGET, _GUARD = 1, 2, 4
"""What an element is to a search."""
_INTO, _OUT_OF, _PAST = 0, 1, 2
"""How a search reached a node: a relation ends at it, it sends on, or a relation passes it.

The state of a search is one of these times the number of nodes, plus a node.
"""
_START = -1


class Frontier:
    """The entries into targets from sources, and what is entered next behind those that are `opened`."""

    def __init__(
        self,
        index: Index,
        sources: bytearray,
        targets: bytearray,
        without: bytearray,
        admitted: bytearray,
        opened: frozenset[int],
    ) -> None:
        self.first = first = _Search(index, sources, targets, without, admitted, opened)
        self.found: dict[Entry, _Search] = dict.fromkeys(first.entered, first)
        """Every entry, sorted, with the search that found it first."""
        self.begun: dict[int, Entry] = {}
        """The opened entry that led to a node from which the search goes on."""
        left = bytearray(
            target and (sources[node] or first.territory[node] < 0) for node, target in enumerate(targets)
        )
        fresh = self._opened(first)
        while fresh:
            begin = bytearray(len(sources))
            for node in fresh:
                begin[node] = 1
            search = _Search(index, begin, left, without, admitted, opened)
            for entry in search.entered:
                self.found.setdefault(entry, search)
            fresh = self._opened(search)
        self.found = dict(sorted(self.found.items(), key=lambda each: each[0]))

    def route(self, entry: Entry) -> list[Entry]:
        """Return the stretches from a source to an entry and through it, as few as lead there."""
        way: list[Entry] = []
        while True:
            search = self.found[entry]
            stretches, start = search.way_to(entry)
            way[:0] = stretches
            if search is self.first:
                return way
            entry = self.begun[search.territory[start]]

    def _opened(self, search: _Search) -> list[int]:
        """Note which nodes opened entries of a search led to, and return those that are new."""
        fresh = [(node, entry) for node, entry in search.opens if node not in self.begun]
        self.begun |= dict(reversed(fresh))
        return list(dict(fresh))


class _Search:
    """One breadth-first search; a step is a relation, and containment costs nothing."""

    def __init__(
        self,
        index: Index,
        sources: bytearray,
        targets: bytearray,
        without: bytearray,
        admitted: bytearray,
        opened: frozenset[int],
    ) -> None:
        self.index, self.admitted, self.opened = index, admitted, opened
        self.count = count = len(index.nodes)
        self.role = bytearray(count)
        self.territory = [-1] * count
        """The outermost source that each node is or lies inside, or -1."""
        self.first_inside = [-1] * count
        """The first of the targets that a relation into each node reaches inside it, or -1."""
        self.reached = bytearray(3 * count)
        self.came: dict[int, int] = {}
        """The state before each one that was reached; where it is missing, a source is."""
        self.by: dict[int, tuple[int, int]] = {}
        """The relation that led to each state and the node it began at, where it was one."""
        self.entered: dict[Entry, int] = {}
        """The entries, and the state from which each was made."""
        self.opens: list[tuple[int, Entry]] = []
        """The nodes that opened relations enter."""
        self._cast(sources, targets, without)
        self._search()

    def way_to(self, entry: Entry) -> tuple[list[Entry], int]:
        """Return the stretches up to an entry, and the node that they start from."""
        way = [entry]
        state, start = self.entered[entry], entry[1]
        while state != _START:
            start = state % self.count
            if state in self.by:
                relation, begin = self.by[state]
                way.append((relation, begin, start))
                start = begin
            state = self.came[state]
        return way[::-1], start

    def _search(self) -> None:
        index, count, admitted = self.index, self.count, self.admitted
        walks, leaving, children, parents = index.walks, index.leaving, index.children, index.parents
        role, first_inside, reached = self.role, self.first_inside, self.reached
        level: list[int] = []
        for node in compress(range(count), map(_SOURCE.__and__, role)):
            self._reach(level, _OUT_OF, node, _START)
        following: list[int] = []
        for relation in index.passing:  # it may pass a source, though its own source is not reached
            if admitted[relation]:
                self._follow(following, relation, None)
        while level:
            for state in level:  # grows while it is walked
                how, node = divmod(state, count)
                if how == _INTO:
                    for child in children[node]:
                        self._reach(level, _INTO, child, state)
                    if not children[node]:
                        self._reach(level, _OUT_OF, node, state)
                elif how == _OUT_OF and parents[node] >= 0:
                    self._reach(level, _OUT_OF, parents[node], state)
            for state in level:
                if state >= count:
                    for relation in leaving[state % count]:
                        if admitted[relation] and not (
                            len(walk := walks[relation]) == 2
                            and reached[end := walk[1]]
                            and first_inside[end] < 0
                            and not role[end] & _TARGET
                        ):
                            self._follow(following, relation, state)
            level, following = following, []

    def _cast(self, sources: bytearray, targets: bytearray, without: bytearray) -> None:
        """Say of every node what it is to this search (conventions 1 to 3)."""
        index, role, territory, first_inside = self.index, self.role, self.territory, self.first_inside
        parents = index.parents
        for node in index.downwards:
            parent = parents[node]
            own = _GUARD if without[node] else _SOURCE * sources[node] | _TARGET * targets[node]
            role[node] = own
            if parent >= 0:
                role[node] = own or role[parent]
                territory[node] = territory[parent]
            if territory[node] < 0 and own & _SOURCE:
                territory[node] = node
            if territory[node] >= 0 and role[node] != _GUARD:
                role[node] |= _SOURCE
        for first in compress(range(self.count), map(_TARGET.__and__, role)):
            around = parents[first]
            while around >= 0 and territory[around] < 0 and first_inside[around] < 0:
                first_inside[around] = first  # the lowest, as they come in order
                around = -1 if role[around] & (_TARGET | _GUARD) else parents[around]

    def _reach(self, onwards: list[int], how: int, node: int, came: int) -> bool:
        """Go on from `node`, unless it guards, only is a target, or was reached before."""
        state = how * self.count + node
        if self.role[node] in (_GUARD, _TARGET) or self.reached[state]:
            return False
        self.reached[state] = 1
        self.came[state] = came
        onwards.append(state)
        return True

    def _follow(self, onwards: list[int], relation: int, came: int | None) -> None:
        """Go along `relation`, and note where it enters a target unguarded (conventions 4 and 5).

        `came` is the state that it leaves, or None where nothing reached its source.
        """
        role, territory = self.role, self.territory
        walk = self.index.walks[relation]
        last = len(walk) - 1
        begin = before = walk[0]
        for stop in range(1, last + 1):
            node = walk[stop]
            if came is not None and role[node] != _GUARD:
                inside = self.first_inside[node] if stop == last else -1
                stays = territory[before] == territory[node] >= 0
                if (role[node] & _TARGET or inside >= 0) and not stays:
                    target = node if role[node] & _TARGET or begin != node else inside
                    self._enter((relation, begin, target), node, came)
                how = _INTO if stop == last else _PAST
                if self._reach(onwards, how, node, came):
                    self.by[how * self.count + node] = relation, begin
            if role[node] & _SOURCE:
                begin, came = node, _START
            elif role[node]:
                came = None
            before = node

    def _enter(self, entry: Entry, node: int, came: int) -> None:
        if entry not in self.entered:
            self.entered[entry] = came
            if entry[0] in self.opened:
                self.opens.append((node, entry))

"""What is known by a name, and what other installed packages add to it: an entry-point group a kind, looked up when it is needed."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

from alliancecli.errors import AllianceError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")


class Registry(Mapping[str, T]):
    """Things of one kind by their names.

    `ours` has each thing itself, or where it is imported from (`module:NAME`), which is how another package declares one in the
    entry-point group. Iteration gives our own names; a name that is not among them is looked up among the installed packages.
    `taken` are names that stand for something else here.
    """

    def __init__(self, group: str, kind: type[T], ours: Mapping[str, T | str], taken: tuple[str, ...] = ()) -> None:
        self.group, self.kind, self.ours, self.taken = group, kind, ours, taken

    def __iter__(self) -> Iterator[str]:
        return iter(self.ours)

    def __len__(self) -> int:
        return len(self.ours)

    def __contains__(self, name: object) -> bool:
        return name in self.ours or name in self._added()

    def __getitem__(self, name: str) -> T:
        """The thing of that name. Raises KeyError where nobody has it, AllianceError where a package has it and cannot give it."""
        if name not in self.ours:
            return self._load(name, self._added()[name])
        found = self.ours[name]
        if isinstance(found, str):
            module, _, attribute = found.partition(":")
            return cast(T, getattr(import_module(module), attribute))
        return found

    def names(self) -> tuple[str, ...]:
        """Our own names and those that other packages add, `taken` first."""
        return (*self.usual(), *self._added())

    def usual(self) -> tuple[str, ...]:
        """The names that need no other package, `taken` first."""
        return (*self.taken, *self.ours)

    def sound(self) -> Iterator[tuple[str, T]]:
        """Every name with its thing, those at hand first; what a package adds and cannot give is passed over."""
        yield from ((name, one) for name, one in self.ours.items() if not isinstance(one, str))
        yield from ((name, self[name]) for name, one in self.ours.items() if isinstance(one, str))
        for name in self._added():
            try:
                yield name, self[name]
            except AllianceError:
                continue

    def unsound(self) -> Iterator[str]:
        """What is wrong with what other packages add, a line each."""
        for point in self._points():
            if point.name in self.usual():
                yield f"{self._whose(point)}: the name is taken by one of alliance's own, which is used"
        for name in self._added():
            try:
                self[name]
            except AllianceError as error:
                yield str(error)

    def _points(self) -> "list[EntryPoint]":
        """The entry points of other packages."""
        from importlib.metadata import entry_points

        return [point for point in entry_points(group=self.group) if self.ours.get(point.name) != point.value]

    def _added(self) -> "dict[str, list[EntryPoint]]":
        """The names that other packages add, each with those that claim it."""
        added: dict[str, list[EntryPoint]] = {}
        for point in self._points():
            if point.name not in self.usual():
                added.setdefault(point.name, []).append(point)
        return added

    def _load(self, name: str, points: "list[EntryPoint]") -> T:
        point, *others = points
        if others:
            packages = " and ".join(_package(one) for one in points)
            raise AllianceError(f"'{name}' in {self.group} is added by {packages}; uninstall all but one")
        try:
            found: Any = point.load()
        except Exception as error:  # whatever another package does when it is imported
            said = " ".join(f"{type(error).__name__}: {error}".split())
            raise AllianceError(f"{self._whose(point)}, cannot be imported: {said}") from error
        if not isinstance(found, self.kind):
            wanted = f"{self.kind.__module__}.{self.kind.__name__}"
            raise AllianceError(f"{self._whose(point)}: {point.value} is a {type(found).__name__}, not a {wanted}")
        return found

    def _whose(self, point: "EntryPoint") -> str:
        return f"'{point.name}' in {self.group}, added by {_package(point)}"


def _package(point: "EntryPoint") -> str:
    return point.dist.name if point.dist else "an unnamed package"

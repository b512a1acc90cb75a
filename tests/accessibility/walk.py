#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the window from outside, as a screen reader does (AT-SPI): every control has a name, and
the heatmap's numbers stand in a table. Run by tests/accessibility/run.sh."""
import sys
import time

import pyatspi

CONTROLS = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_SLIDER, pyatspi.ROLE_SPIN_BUTTON,
    pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT, pyatspi.ROLE_TABLE, pyatspi.ROLE_LIST,
    pyatspi.ROLE_MENU, pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_CHECK_MENU_ITEM,
    pyatspi.ROLE_PROGRESS_BAR,
}


def program(seconds):
    """The program on the bus, or None."""
    until = time.time() + seconds
    while time.time() < until:
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.name.lower() == "heedmap" and application.childCount:
                return application
        time.sleep(0.2)
    return None


def walk(node, depth=0):
    """Every accessible below, but of a table only a corner: it may have millions of cells."""
    yield node
    if depth > 40:
        return
    count = node.childCount
    if node.getRole() == pyatspi.ROLE_TABLE:
        count = min(count, 40)
    for i in range(count):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child, depth + 1)


def showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def check_names(nodes):
    controls = [node for node in nodes if node.getRole() in CONTROLS and showing(node)]
    nameless = [node for node in controls if not node.name.strip()]
    for node in nameless:
        print(f"no name: {node.getRoleName()} in {node.parent and node.parent.name!r}")
    print(f"{len(controls)} controls, {len(nameless)} without a name")
    return len(controls) >= 20 and not nameless


def check_heatmap(nodes):
    """Some table has the text's tokens as rows and columns, and weights whose rows sum to 1."""
    for node in nodes:
        if node.getRole() != pyatspi.ROLE_TABLE or not showing(node):
            continue
        table = node.queryTable()
        if table.nRows != table.nColumns or table.nRows < 3:
            continue
        last = table.nRows - 1
        cells = [table.getAccessibleAt(last, column).name for column in range(table.nColumns)]
        numbers = [float(word.replace("\N{MINUS SIGN}", "-")) for cell in cells
                   for word in cell.replace(",", " ").replace(":", " ").split()
                   if is_number(word)]
        print(f"heatmap {node.name!r}: {table.nRows} × {table.nColumns}, last row {cells[:3]} …")
        return len(numbers) >= table.nColumns
    print("no table of the heatmap's numbers")
    return False


def is_number(word):
    try:
        float(word.replace("\N{MINUS SIGN}", "-"))
        return True
    except ValueError:
        return False


def press(nodes, name):
    """Presses a button from outside."""
    for node in nodes:
        if node.name == name and showing(node):
            try:
                node.queryAction().doAction(0)
                return True
            except NotImplementedError:
                continue
    print(f"no button {name!r}")
    return False


def main():
    application = program(60)
    if application is None:
        print("the program is not on the accessibility bus")
        return 1
    time.sleep(3)  # the first sentence is read
    nodes = list(walk(application))
    print(f"{len(nodes)} accessibles")
    good = check_names(nodes)
    good = check_heatmap(nodes) and good
    good = press(nodes, "Step") and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

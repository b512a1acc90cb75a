#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the window from outside, as a screen reader does (AT-SPI): every control has a name, and
the heatmap's numbers stand in a table. Run by tests/accessibility/run.sh."""
import re
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


def heatmap_of(nodes):
    """The table of the text's tokens by its tokens, or None."""
    for node in nodes:
        if node.getRole() == pyatspi.ROLE_TABLE and showing(node):
            table = node.queryTable()
            if table.nRows == table.nColumns and table.nRows >= 3:
                return table
    return None


def number(text):
    """Of a number as the window writes it: 0.25 or 2.5×10⁻⁵."""
    digits = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    return float(text.replace("×10", "e").translate(digits))


def check_heatmap(table):
    """Its weights, in words, sum to 1 in every row."""
    if table is None:
        print("no table of the heatmap's numbers")
        return False
    good = True
    for row in range(table.nRows):
        cells = [table.getAccessibleAt(row, column).name for column in range(table.nColumns)]
        weights = [number(found.group(1)) for cell in cells
                   if (found := re.search(r"weight (\d[\d.]*(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)", cell))]
        if len(weights) != row + 1 or abs(sum(weights) - 1) > 1e-4:
            print(f"row {row}: {len(weights)} weights, sum {sum(weights)}: {cells[:3]} …")
            good = False
    print(f"heatmap: {table.nRows} × {table.nColumns}, rows sum to 1: {good}")
    return good


def wait_for_heatmap(application, seconds, rows=None):
    """The table, once it is there and has so many rows; None where it does not come."""
    until = time.time() + seconds
    while time.time() < until:
        table = heatmap_of(walk(application))
        if table is not None and rows in (None, table.nRows):
            return table
        time.sleep(0.3)
    return None


def check_step(application, before):
    """"Step" gives the text one more token."""
    if not press(walk(application), "Step"):
        return False
    table = wait_for_heatmap(application, 20, before + 1)
    if table is None:
        print(f"no table of {before + 1} rows after a step")
        return False
    return check_heatmap(table)


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
    wait_for_heatmap(application, 60)  # the first sentence is read
    nodes = list(walk(application))
    print(f"{len(nodes)} accessibles")
    good = check_names(nodes)
    table = heatmap_of(nodes)
    good = check_heatmap(table) and good
    good = table is not None and check_step(application, table.nRows) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

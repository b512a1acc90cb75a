#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Heedmap developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes widgets/figure/colormap_tables.inc: 256 colours of every map as 0xRRGGBB.

viridis and magma (van der Walt, Smith, Firing; CC0) and cividis (Nunez, Anderton, Renslow 2018,
doi:10.1371/journal.pone.0199239) are read from an installed matplotlib, or from the file named
by the argument (matplotlib's _cm_listed.py). Greys and the diverging map are made here: equal
steps of CIE lightness, the diverging map's arms mirror images of each other in it.

    python3 tools/make_colormaps.py [_cm_listed.py] > widgets/figure/colormap_tables.inc
"""
import ast
import importlib.util
import math
import sys


def encode(linear):
    """A linear component in [0, 1] as an sRGB byte, or None outside of it."""
    if not -1e-9 <= linear <= 1 + 1e-9:
        return None
    linear = min(max(linear, 0.0), 1.0)
    curve = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(255 * curve)


def luminance_of(lightness):
    """CIE L* as relative luminance."""
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3


def linear_rgb(lightness, chroma, hue):
    """Oklab (Ottosson 2020) in polar form as linear sRGB."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short)


def colour(lightness, chroma, degrees):
    """The colour of that CIE L*, with as much of `chroma` as sRGB holds."""
    target = luminance_of(lightness)
    while True:
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            red, green, blue = linear_rgb(middle, chroma, math.radians(degrees))
            if 0.2126 * red + 0.7152 * green + 0.0722 * blue < target:
                low = middle
            else:
                high = middle
        rgb = [encode(c) for c in linear_rgb(low, chroma, math.radians(degrees))]
        if None not in rgb:
            return tuple(rgb)
        chroma *= 0.995


def arm(distance, degrees):
    """A colour of the diverging map, `distance` in [0, 1] from its middle."""
    return colour(97 - 69 * distance, 0.20 * distance ** 0.8, degrees)


def diverging():
    """Blue below, red above, for values on either side of zero."""
    return [arm(abs(2 * i - 255) / 255, 255 if i < 128 else 25) for i in range(256)]


def greys():
    """White for nothing, nearly black for everything: a figure that is printed."""
    return [colour(100 - 92 * i / 255, 0.0, 0) for i in range(256)]


def listed(path):
    """The literal tables of matplotlib's _cm_listed.py, by name; nothing of it is run."""
    path = path or importlib.util.find_spec("matplotlib._cm_listed").origin
    with open(path, encoding="utf-8") as file:
        statements = ast.parse(file.read()).body
    return {statement.targets[0].id: ast.literal_eval(statement.value)
            for statement in statements
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.List)}


def main():
    data = listed(sys.argv[1] if len(sys.argv) > 1 else None)
    maps = {name: [tuple(round(255 * c) for c in rgb) for rgb in data[f"_{name}_data"]]
            for name in ("viridis", "cividis", "magma")}
    maps["greys"] = greys()
    maps["diverging"] = diverging()
    print("// SPDX-FileCopyrightText: The Heedmap developers")
    print("// SPDX-License-Identifier: GPL-3.0-or-later")
    print("// Written by tools/make_colormaps.py.")
    for name, table in maps.items():
        assert len(table) == 256
        print(f"\nconstexpr std::array<QRgb, 256> {name}Table = {{")
        for i in range(0, 256, 8):
            print("    " + " ".join(f"0x{r:02x}{g:02x}{b:02x}," for r, g, b in table[i:i + 8]))
        print("};")


if __name__ == "__main__":
    main()

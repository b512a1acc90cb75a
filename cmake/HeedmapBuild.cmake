# SPDX-License-Identifier: GPL-3.0-or-later
# What every target shares: the language, the warnings, the sanitizers, where things are put.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# The build tree looks like an installed one: bin/, lib/, share/. The kernels are found beside
# the program, through its run path, in both.
include(GNUInstallDirs)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)
set(CMAKE_INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")

find_program(HEEDMAP_CCACHE ccache)
if(HEEDMAP_CCACHE)
    # The second setting lets it cache what is compiled with a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${HEEDMAP_CCACHE}")
endif()

add_library(heedmap_options INTERFACE)
target_include_directories(heedmap_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(heedmap_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    $<$<BOOL:${HEEDMAP_WERROR}>:-Werror>
    # GCC 12 and 13 see overlaps in `"text" + std::string` that are not there (GCC bug 105651).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    # A multiply and an add are fused only where the code says so: results then follow the
    # instruction set alone, not the compiler's mood.
    -ffp-contract=off)
if(HEEDMAP_SANITIZE)
    target_compile_options(heedmap_options INTERFACE
        -fsanitize=${HEEDMAP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(heedmap_options INTERFACE -fsanitize=${HEEDMAP_SANITIZE})
endif()

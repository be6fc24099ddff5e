# Finds the Emscripten on PATH and takes its own toolchain file; adds what a Debian 12
# machine needs: the private Binaryen of .tools, and a tsc that --emit-tsd can call.

find_program(EMCC emcc REQUIRED)
execute_process(COMMAND em-config EMSCRIPTEN_ROOT OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE
                ERROR_QUIET RESULT_VARIABLE em_config_failed)
if(em_config_failed)
  file(REAL_PATH ${EMCC} emcc_real)
  cmake_path(GET emcc_real PARENT_PATH emscripten_root)
endif()
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH)

cmake_path(SET repository NORMALIZE ${CMAKE_CURRENT_LIST_DIR}/../..)
# A launcher, not set(ENV{}): the build step must have these too, also when ninja is called by hand.
set(launcher "${CMAKE_COMMAND} -E env PATH=${repository}tools/cmake/bin:$ENV{PATH}")
# Only Debian's emcc: an emsdk brings the Binaryen that fits it.
if(emscripten_root MATCHES "^/usr/share/emscripten" AND EXISTS ${repository}.tools/binaryen/bin/wasm-opt)
  string(APPEND launcher " EM_BINARYEN_ROOT=${repository}.tools/binaryen")
endif()
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${launcher}")

# The wasm module: wasm/*.cpp over downhill_core, linked to downhill.mjs and downhill.wasm. Twice: `downhill` is the
# strict variant, `downhill_turbo` (in turbo/, same names) the one whose products may fuse. One glue fits both.
# The flags keep the module inside a strict CSP: no eval, no files, no exceptions.

file(GLOB wasm_sources CONFIGURE_DEPENDS wasm/*.cpp)

# These loops have bodies long enough, or are unrolled by hand: unrolled further they would be larger, not faster.
set_source_files_properties(core/kernels/activations.cpp core/kernels/rows.cpp core/kernels/update.cpp
  core/kernels/gather.cpp core/kernels/gemm.cpp core/kernels/dropout.cpp core/kernels/losses.cpp
  core/kernels/losses_rows.cpp core/exec/kernel_table.cpp PROPERTIES COMPILE_OPTIONS "-O2;-fno-unroll-loops")

# Only what runs once a number is worth its size in unrolled code; the rest is loaded by every reader.
file(GLOB_RECURSE once_a_call core/data/*.cpp core/exact/*.cpp core/graph/*.cpp core/model/*.cpp core/train/*.cpp)
list(FILTER once_a_call EXCLUDE REGEX "core/train/session_run\\.cpp$")
list(APPEND once_a_call core/exec/words.cpp)
set_source_files_properties(${once_a_call} ${wasm_sources} PROPERTIES COMPILE_OPTIONS -Oz)

add_library(downhill_bindings OBJECT ${wasm_sources})
target_link_libraries(downhill_bindings PRIVATE downhill_core downhill_strict)

# Turbo compiles again what multiplies and takes the other rooms as they are.
file(GLOB multiplying CONFIGURE_DEPENDS core/kernels/*.cpp core/exec/*.cpp)
add_library(downhill_turbo_kernels OBJECT EXCLUDE_FROM_ALL ${multiplying})
target_include_directories(downhill_turbo_kernels PRIVATE core)
target_compile_definitions(downhill_turbo_kernels PRIVATE DOWNHILL_TURBO)
target_compile_options(downhill_turbo_kernels PRIVATE -mrelaxed-simd)
target_link_libraries(downhill_turbo_kernels PRIVATE downhill_headers downhill_strict)
set(multiplying_rooms "core/\(kernels|exec\)/")
set(strict_kernels $<FILTER:$<TARGET_OBJECTS:downhill_core>,INCLUDE,${multiplying_rooms}>)
set(other_rooms $<FILTER:$<TARGET_OBJECTS:downhill_core>,EXCLUDE,${multiplying_rooms}>)

# downhill_module(TARGET FOLDER KERNELS): objects in the same order for both, because the order of the imports, and
# with it the glue's short names, follows from it.
function(downhill_module target folder kernels)
  add_executable(${target} $<TARGET_OBJECTS:downhill_bindings> ${kernels} ${other_rooms})
  set_target_properties(${target} PROPERTIES OUTPUT_NAME downhill SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${folder})
    target_link_options(${target} PRIVATE
    -O3 -fno-exceptions -lembind -mbulk-memory -mnontrapping-fptoint
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker,node
    -sDYNAMIC_EXECUTION=0 -sEMBIND_AOT=1 -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=512MB -sABORTING_MALLOC=0 -sSTACK_SIZE=1MB
    # A run allocates nothing, so a small allocator costs no speed.
    -sMALLOC=emmalloc
    # Which function is which, for the tests that read the code: a file beside the module, no names inside.
    --emit-symbol-map)
endfunction()

downhill_module(downhill ${CMAKE_BINARY_DIR} ${strict_kernels})
# The facade's raw types, when TypeScript is there to write them.
if(EXISTS ${CMAKE_SOURCE_DIR}/node_modules/.bin/tsc)
  target_link_options(downhill PRIVATE --emit-tsd ${CMAKE_BINARY_DIR}/downhill.d.ts)
endif()

downhill_module(downhill_turbo ${CMAKE_BINARY_DIR}/turbo $<TARGET_OBJECTS:downhill_turbo_kernels>)
get_property(launcher GLOBAL PROPERTY RULE_LAUNCH_LINK)
set_target_properties(downhill_turbo PROPERTIES EXCLUDE_FROM_ALL ON
  RULE_LAUNCH_LINK "${launcher} EM_NODE_JS=${CMAKE_SOURCE_DIR}/tools/cmake/bin/node_relaxed")

# Products alone, for the page that times them (wasm/products): no glue, no Embind, some kilobytes fetched on request.
add_executable(downhill_products wasm/products/products.cpp)
target_link_libraries(downhill_products PRIVATE downhill_core downhill_strict)
set_target_properties(downhill_products PROPERTIES OUTPUT_NAME products SUFFIX .wasm
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
target_link_options(downhill_products PRIVATE
  -O3 -fno-exceptions --no-entry -sSTANDALONE_WASM -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=1MB -sMAXIMUM_MEMORY=64MB
  -sSTACK_SIZE=256KB -Wl,--export=__heap_base)
add_dependencies(downhill downhill_products)

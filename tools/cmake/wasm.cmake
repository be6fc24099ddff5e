# The wasm module: wasm/*.cpp over downhill_core, linked to downhill.mjs and downhill.wasm.
# The flags keep the module inside a strict CSP: no eval, no files, no exceptions.

file(GLOB wasm_sources CONFIGURE_DEPENDS wasm/*.cpp)
if(wasm_sources)
  add_executable(downhill ${wasm_sources})
  set_target_properties(downhill PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_link_libraries(downhill PRIVATE downhill_core downhill_strict)
  target_link_options(downhill PRIVATE
    -O3 -fno-exceptions -lembind -mbulk-memory -mnontrapping-fptoint
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker,node
    -sDYNAMIC_EXECUTION=0 -sEMBIND_AOT=1 -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=512MB -sABORTING_MALLOC=0 -sSTACK_SIZE=1MB
    # A run allocates nothing, so a small allocator costs no speed.
    -sMALLOC=emmalloc)
  # The facade's raw types, when TypeScript is there to write them.
  if(EXISTS ${CMAKE_SOURCE_DIR}/node_modules/.bin/tsc)
    target_link_options(downhill PRIVATE --emit-tsd ${CMAKE_BINARY_DIR}/downhill.d.ts)
  endif()
endif()

# Vector code all the same, but not unrolled: losses and masks are little beside a step's products.
file(GLOB once_a_step core/kernels/losses*.cpp core/kernels/dropout.cpp)
set_source_files_properties(${once_a_step} PROPERTIES COMPILE_OPTIONS -Os)

# Only what runs once a number is worth its size in unrolled code; the rest is loaded by every reader.
file(GLOB_RECURSE once_a_call core/data/*.cpp core/exact/*.cpp core/graph/*.cpp core/model/*.cpp core/train/*.cpp)
set_source_files_properties(${once_a_call} ${wasm_sources} PROPERTIES COMPILE_OPTIONS -Oz)

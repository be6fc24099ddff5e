# bench_kernels: a wasm module for tests/bench/kernels alone, with loops that time single kernels. Built on
# request, by ./lab bench.

file(GLOB bench_kernel_sources CONFIGURE_DEPENDS tests/bench/kernels/*.cpp)
add_executable(bench_kernels EXCLUDE_FROM_ALL ${bench_kernel_sources})
set_target_properties(bench_kernels PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
target_link_libraries(bench_kernels PRIVATE downhill_core downhill_strict)
# Here Eigen is a peer, so it may do whatever it would do by itself.
set_source_files_properties(tests/bench/kernels/gemm_eigen.cpp PROPERTIES COMPILE_OPTIONS -UEIGEN_DONT_VECTORIZE)
target_link_options(bench_kernels PRIVATE
  -O3 -fno-exceptions --no-entry -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=node -sFILESYSTEM=0
  -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=512MB -sSTACK_SIZE=1MB -sEXPORTED_RUNTIME_METHODS=HEAPF32)

# The native tests (tests/core, Catch2) and benchmarks (tests/bench). One ctest entry per
# room, chosen by tag, so that `ctest -R core.graph` runs the tests of core/graph alone.

enable_testing()
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/core/*.cpp)
find_package(Catch2 3 QUIET)
if(test_sources AND Catch2_FOUND)
  add_executable(core_tests ${test_sources})
  target_include_directories(core_tests PRIVATE tests/core)
  target_compile_definitions(core_tests PRIVATE DOWNHILL_TESTS_DIR="${CMAKE_SOURCE_DIR}/tests")
  target_compile_options(core_tests PRIVATE -Wall -Wextra -Werror $<$<CXX_COMPILER_ID:GNU>:-Wno-ignored-attributes
                         -Wno-psabi>)
  target_link_libraries(core_tests PRIVATE downhill_core Catch2::Catch2WithMain)

  set(rooms base data graph kernels exec model exact train)
  set(others "")
  foreach(room IN LISTS rooms)
    add_test(NAME core.${room} COMMAND core_tests "[${room}]" --allow-running-no-tests)
    string(APPEND others "~[${room}]")
  endforeach()
  # A test without a room's tag must not be lost.
  add_test(NAME core.other COMMAND core_tests "${others}" --allow-running-no-tests)
elseif(test_sources)
  message(STATUS "Catch2 3 not found: the native tests are left out")
endif()

file(GLOB bench_sources CONFIGURE_DEPENDS tests/bench/*.cpp)
foreach(source IN LISTS bench_sources)
  get_filename_component(name ${source} NAME_WE)
  add_executable(bench_${name} ${source})
  target_link_libraries(bench_${name} PRIVATE downhill_core)
endforeach()

# Two interface targets: downhill_headers (xsimd and Eigen, what a user of core needs) and
# downhill_strict (how our own code is compiled: bit-exact arithmetic, every warning an error).

find_package(Eigen3 3.4 REQUIRED NO_MODULE)

add_library(downhill_headers INTERFACE)
# The folder itself, not Eigen's target: that one drags /usr/include along, which breaks emcc's libc.
get_target_property(eigen_include Eigen3::Eigen INTERFACE_INCLUDE_DIRECTORIES)
target_include_directories(downhill_headers SYSTEM INTERFACE ${eigen_include})
# Eigen's own vector paths would make its sums depend on the machine.
target_compile_definitions(downhill_headers INTERFACE EIGEN_DONT_VECTORIZE)

if(EMSCRIPTEN)
  # emcc may see xsimd, but nothing else of the system's include folder.
  find_path(XSIMD_ROOT xsimd/xsimd.hpp REQUIRED NO_CMAKE_FIND_ROOT_PATH
            HINTS ENV CMAKE_PREFIX_PATH PATH_SUFFIXES include PATHS /usr/local/include /usr/include)
  set(private_include ${CMAKE_BINARY_DIR}/include)
  file(MAKE_DIRECTORY ${private_include})
  file(CREATE_LINK ${XSIMD_ROOT}/xsimd ${private_include}/xsimd SYMBOLIC)
  target_include_directories(downhill_headers SYSTEM INTERFACE ${private_include})
else()
  find_path(XSIMD_ROOT xsimd/xsimd.hpp REQUIRED)
  if(NOT XSIMD_ROOT STREQUAL "/usr/include" AND NOT XSIMD_ROOT STREQUAL "/usr/local/include")
    target_include_directories(downhill_headers SYSTEM INTERFACE ${XSIMD_ROOT})
  endif()
endif()

# What changes bits must be the same for everyone who compiles these headers, tests included.
target_compile_options(downhill_headers INTERFACE -ffp-contract=off)
if(EMSCRIPTEN)
  # Every browser with SIMD has the other two; they make the module smaller.
  target_compile_options(downhill_headers INTERFACE -msimd128 -mbulk-memory -mnontrapping-fptoint)
elseif(DOWNHILL_MARCH)
  target_compile_options(downhill_headers INTERFACE -march=${DOWNHILL_MARCH})
endif()

add_library(downhill_strict INTERFACE)
target_compile_options(downhill_strict INTERFACE -fno-exceptions -Wall -Wextra -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns about vector attributes inside xsimd's template arguments; nothing here can act on it.
  target_compile_options(downhill_strict INTERFACE -Wno-ignored-attributes -Wno-psabi)
endif()

if(DOWNHILL_SANITIZE)
  target_compile_options(downhill_headers INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                         -fno-omit-frame-pointer)
  target_link_options(downhill_headers INTERFACE -fsanitize=address,undefined)
endif()

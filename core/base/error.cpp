#include "base/error.hpp"

namespace downhill {

const char* toWord(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalidSpec: return "invalid-spec";
    case ErrorCode::invalidData: return "invalid-data";
    case ErrorCode::invalidArgument: return "invalid-argument";
    case ErrorCode::shapeMismatch: return "shape-mismatch";
    case ErrorCode::notFound: return "not-found";
    case ErrorCode::tooLarge: return "too-large";
    case ErrorCode::noData: return "no-data";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::badCheckpoint: return "bad-checkpoint";
  }
  return "unknown";
}

}  // namespace downhill

// What can go wrong, as values. Whatever can fail (parse, build, compile, load) returns Result; whatever runs
// is noexcept. The core never prints and never aborts: the caller decides what a reader gets to see.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace downhill {

enum class ErrorCode {
  invalidSpec,      ///< a model spec that names something unknown or out of range
  invalidData,      ///< features or targets of the wrong size, type or range
  invalidArgument,  ///< any other argument outside its range
  shapeMismatch,    ///< tensors that don't fit each other or the model
  notFound,         ///< a name that nothing carries
  tooLarge,         ///< more cells, parameters or memory than the limits allow
  noData,           ///< asked for something that needs data before setData
  unsupported,      ///< a combination that has no meaning here
  badCheckpoint,    ///< bytes that are no checkpoint, or another model's or data's
};

/// The word for `code` that crosses into JavaScript as `DownhillError.code`, e.g. "invalid-spec".
const char* toWord(ErrorCode code);

/// `message` names the thing, what was expected and what came; `where` is a path such as "layers[1].units".
struct Error {
  ErrorCode code;
  std::string message;
  std::string where;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = "") {
  return std::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace downhill

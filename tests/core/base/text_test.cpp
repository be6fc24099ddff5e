#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "base/text.hpp"

using downhill::toText;

TEST_CASE("numbers in messages read as a person writes them", "[base]") {
  CHECK(toText(0) == "0");
  CHECK(toText(-0.0) == "0");
  CHECK(toText(3) == "3");
  CHECK(toText(-12345678) == "-12345678");
  CHECK(toText(0.5) == "0.5");
  CHECK(toText(-1.25) == "-1.25");
  CHECK(toText(0.1F) == "0.1");
  CHECK(toText(123.456) == "123.456");
  CHECK(toText(0.00012) == "0.00012");
  CHECK(toText(1.5e-9) == "1.5e-9");
  CHECK(toText(2.0 / 3.0) == "0.666667");
  CHECK(toText(99999.97) == "100000");
  CHECK(toText(0.99999999) == "1");
  CHECK(toText(1234567.5) == "1.23457e6");
  CHECK(toText(1e300) == "1e300");
  CHECK(toText(5e-324) == "4.94066e-324");
}

TEST_CASE("what is no number says so", "[base]") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  CHECK(toText(std::numeric_limits<double>::quiet_NaN()) == "nan");
  CHECK(toText(kInfinity) == "inf");
  CHECK(toText(-kInfinity) == "-inf");
}

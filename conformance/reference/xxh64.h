// XXH64 with seed 0 of little-endian values.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace reference {

class Bytes {
  public:
    void append(float value);
    void append(double value);
    void append(std::span<const float> values);

    /// The XXH64 of all that was appended, as 16 hexadecimal digits.
    std::string hash() const;

  private:
    void append(std::uint64_t bits, int count);

    std::vector<std::uint8_t> bytes_;
};

}  // namespace reference

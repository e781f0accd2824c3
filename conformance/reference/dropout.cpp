#include "dropout.h"

#include "floats.h"
#include "random.h"

namespace reference {

namespace {

std::uint32_t mix32(std::uint32_t x) {
    x = (x ^ x >> 16) * 0x7FEB352Du;
    x = (x ^ x >> 15) * 0x846CA68Bu;
    return x ^ x >> 16;
}

}  // namespace

std::uint64_t dropout_key(std::uint64_t seed, std::uint64_t updates, std::uint64_t pending_batches) {
    return mix(mix(mix(seed) + updates) + pending_batches);
}

void drop(std::uint64_t key, int layer, double fraction, int row, std::span<float> values) {
    const std::uint64_t layer_key = mix(key + static_cast<std::uint64_t>(layer));
    const auto k = static_cast<std::uint32_t>(layer_key);
    const auto l = static_cast<std::uint32_t>(layer_key >> 32);
    const auto dropped_below = static_cast<std::uint32_t>(std::nearbyint(fraction * 0x1p24));
    const auto scale = static_cast<float>(1 / (1 - fraction));
    const int columns = static_cast<int>(values.size());
    for (int column = 0; column < columns; column++) {
        const auto position = static_cast<std::uint32_t>(row) * static_cast<std::uint32_t>(round_up_to_16(columns)) +
                              static_cast<std::uint32_t>(column);
        const std::uint32_t u = mix32(mix32(position ^ k) + l) >> 8;
        values[column] = u < dropped_below ? 0 : values[column] * scale;
    }
}

}  // namespace reference

#include "xxh64.h"

#include <array>
#include <bit>

namespace reference {

namespace {

constexpr std::uint64_t prime1 = 0x9E3779B185EBCA87;
constexpr std::uint64_t prime2 = 0xC2B2AE3D27D4EB4F;
constexpr std::uint64_t prime3 = 0x165667B19E3779F9;
constexpr std::uint64_t prime4 = 0x85EBCA77C2B2AE63;
constexpr std::uint64_t prime5 = 0x27D4EB2F165667C5;

std::uint64_t read(std::span<const std::uint8_t> bytes, std::size_t position, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; i++) {
        value |= static_cast<std::uint64_t>(bytes[position + i]) << (8 * i);
    }

    return value;
}

std::uint64_t round(std::uint64_t sum, std::uint64_t input) { return std::rotl(sum + input * prime2, 31) * prime1; }

std::uint64_t merge(std::uint64_t hash, std::uint64_t sum) { return (hash ^ round(0, sum)) * prime1 + prime4; }

std::uint64_t xxh64(std::span<const std::uint8_t> bytes) {
    std::size_t position = 0;
    std::uint64_t hash = prime5;
    if (bytes.size() >= 32) {
        std::array<std::uint64_t, 4> sums{prime1 + prime2, prime2, 0, 0 - prime1};
        for (; position + 32 <= bytes.size(); position += 32) {
            for (std::size_t i = 0; i < 4; i++) {
                sums[i] = round(sums[i], read(bytes, position + 8 * i, 8));
            }
        }

        hash = std::rotl(sums[0], 1) + std::rotl(sums[1], 7) + std::rotl(sums[2], 12) + std::rotl(sums[3], 18);
        for (std::uint64_t sum : sums) {
            hash = merge(hash, sum);
        }
    }

    hash += bytes.size();
    for (; position + 8 <= bytes.size(); position += 8) {
        hash = std::rotl(hash ^ round(0, read(bytes, position, 8)), 27) * prime1 + prime4;
    }

    if (position + 4 <= bytes.size()) {
        hash = std::rotl(hash ^ (read(bytes, position, 4) * prime1), 23) * prime2 + prime3;
        position += 4;
    }

    for (; position < bytes.size(); position++) {
        hash = std::rotl(hash ^ (bytes[position] * prime5), 11) * prime1;
    }

    hash = (hash ^ hash >> 33) * prime2;
    hash = (hash ^ hash >> 29) * prime3;
    return hash ^ hash >> 32;
}

}  // namespace

void Bytes::append(std::uint64_t bits, int count) {
    for (int i = 0; i < count; i++) {
        bytes_.push_back(static_cast<std::uint8_t>(bits >> (8 * i)));
    }
}

void Bytes::append(float value) { append(std::bit_cast<std::uint32_t>(value), 4); }

void Bytes::append(double value) { append(std::bit_cast<std::uint64_t>(value), 8); }

void Bytes::append(std::span<const float> values) {
    for (float value : values) {
        append(value);
    }
}

std::string Bytes::hash() const {
    std::uint64_t hash = xxh64(bytes_);
    std::string digits(16, '0');
    for (int i = 15; i >= 0; i--, hash >>= 4) {
        digits[i] = "0123456789abcdef"[hash & 15];
    }

    return digits;
}

}  // namespace reference

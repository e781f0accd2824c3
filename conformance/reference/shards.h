// Shards of a batch, and the binary tree in which they are added.
#pragma once

#include <bit>
#include <vector>

namespace reference {

/// The rows from first to the one before last.
struct Shard {
    int first;
    int last;
};

/// The shards of a batch, also those without rows.
inline std::vector<Shard> shards_of(int rows, int count) {
    std::vector<Shard> shards;
    for (long long i = 0; i < count; i++) {
        const Shard shard{static_cast<int>(i * rows / count), static_cast<int>((i + 1) * rows / count)};
        shards.push_back(shard);
    }

    return shards;
}

/// Joins the values of shards from first to the one before last. The left child has the first 2^j shards, the largest power of two below
/// their number. A shard without rows is left out: it does not add a zero.
template <typename ValueOf, typename Add>
auto add_in_tree(const std::vector<Shard>& shards, std::size_t first, std::size_t last, ValueOf value_of, Add add)
    -> decltype(value_of(shards[0])) {
    if (last - first == 1) {
        return value_of(shards[first]);
    }

    const std::size_t middle = first + std::bit_floor(last - first - 1);
    const auto has_rows = [&](std::size_t from, std::size_t to) { return shards[to - 1].last > shards[from].first; };
    if (!has_rows(first, middle)) {
        return add_in_tree(shards, middle, last, value_of, add);
    }

    auto sum = add_in_tree(shards, first, middle, value_of, add);
    if (has_rows(middle, last)) {
        add(sum, add_in_tree(shards, middle, last, value_of, add));
    }

    return sum;
}

template <typename ValueOf, typename Add>
auto add_in_tree(const std::vector<Shard>& shards, ValueOf value_of, Add add) {
    return add_in_tree(shards, 0, shards.size(), value_of, add);
}

}  // namespace reference

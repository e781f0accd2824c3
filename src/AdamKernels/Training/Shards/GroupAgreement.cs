using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>
/// Checks that all processes of a group have the same: otherwise they would train different networks, or wait for each other.
/// </summary>
/// <param name="group">The processes.</param>
internal sealed class GroupAgreement(IProcessGroup group)
{
    private readonly List<(string Name, ulong Value, Func<ulong, string> Print)> _items = [];

    /// <summary>Adds a number.</summary>
    public GroupAgreement On(string name, long value) => Add(name, (ulong)value, static number => Readable.Count((long)number));

    /// <summary>Adds a number that says nothing by itself.</summary>
    public GroupAgreement OnHash(string name, ulong hash) => Add(name, hash, static value => $"{value:x16}");

    /// <summary>Compares what was added with that of the first process, which has added the same in the same order.</summary>
    /// <exception cref="InvalidOperationException">A process has something else. Every process throws the same.</exception>
    public void Check()
    {
        int count = _items.Count;
        var all = new ulong[group.Count * count];
        for (int i = 0; i < count; i++)
        {
            all[group.Rank * count + i] = _items[i].Value;
        }

        int[] starts = [.. Enumerable.Range(0, group.Count + 1).Select(rank => rank * count * sizeof(ulong))];
        group.GatherAll(MemoryMarshal.AsBytes(all.AsSpan()), starts);
        for (int i = count; i < all.Length; i++)
        {
            (string name, _, Func<ulong, string> print) = _items[i % count];
            if (all[i] != all[i % count])
            {
                throw new InvalidOperationException(
                    $"Expected the same {name} in all processes, but rank {i / count} has {print(all[i])} "
                    + $"and rank 0 has {print(all[i % count])}.");
            }
        }
    }

    private GroupAgreement Add(string name, ulong value, Func<ulong, string> print)
    {
        _items.Add((name, value, print));
        return this;
    }
}

using System.Runtime.InteropServices;

namespace AdamKernels;

/// <summary>
/// Checks that all processes of a group have the same: otherwise they would train different networks, or wait for each other.
/// </summary>
/// <param name="group">The processes.</param>
internal sealed class GroupAgreement(IProcessGroup group)
{
    private readonly List<AgreedItem> _items = [];
    private readonly List<ulong> _values = [];

    public GroupAgreement On(string name, long value) => Add(AgreedItem.Number(name), (ulong)value);

    public GroupAgreement On(string name, double value) => Add(AgreedItem.Real(name), AgreedItem.BitsOf(value));

    public GroupAgreement On(string name, bool value) => Add(AgreedItem.Flag(name), value ? 1u : 0);

    public GroupAgreement OnSeed(string name, ulong seed) => Add(AgreedItem.Unsigned(name), seed);

    public GroupAgreement OnHash(string name, ulong hash) => Add(AgreedItem.Hash(name), hash);

    /// <summary>Compares what was added with that of the first process, which has added the same in the same order.</summary>
    /// <exception cref="InvalidOperationException">A process has something else. Every process throws the same.</exception>
    public void Check()
    {
        int count = _values.Count;
        var all = new ulong[group.Count * count];
        _values.CopyTo(all, group.Rank * count);
        int[] starts = [.. Enumerable.Range(0, group.Count + 1).Select(rank => rank * count * sizeof(ulong))];
        group.GatherAll(MemoryMarshal.AsBytes(all.AsSpan()), starts);
        AgreedItem.Check(CollectionsMarshal.AsSpan(_items), all);
    }

    private GroupAgreement Add(AgreedItem item, ulong value)
    {
        _items.Add(item);
        _values.Add(value);
        return this;
    }
}

using System.Globalization;

namespace AdamKernels;

/// <summary>Something that all processes of a group must have in common: its name, and how its 64 bits are printed.</summary>
internal readonly record struct AgreedItem(string Name, Func<ulong, string> Print)
{
    public static AgreedItem Number(string name) => new(name, static value => Readable.Count((long)value));

    public static AgreedItem Unsigned(string name) => new(name, static value => value.ToString(CultureInfo.InvariantCulture));

    public static AgreedItem Real(string name) =>
        new(name, static value => BitConverter.UInt64BitsToDouble(value).ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The value of an item that is a real number. One NaN is like any other: their bits differ between processors.</summary>
    public static ulong BitsOf(double value) => BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value);

    public static AgreedItem Flag(string name) => new(name, static value => value == 0 ? "false" : "true");

    /// <summary>Of something that is too long to be printed.</summary>
    public static AgreedItem Hash(string name) => new(name, static value => $"{value:x16}");

    /// <summary>Compares the values of each process with those of the first one.</summary>
    /// <param name="items">The items.</param>
    /// <param name="all">The values of all items, one process after the other.</param>
    /// <exception cref="InvalidOperationException">A process has another value. Every process throws the same.</exception>
    public static void Check(ReadOnlySpan<AgreedItem> items, ReadOnlySpan<ulong> all)
    {
        int count = items.Length;
        for (int i = count; i < all.Length; i++)
        {
            if (all[i] != all[i % count])
            {
                AgreedItem item = items[i % count];
                throw new InvalidOperationException(
                    $"Expected the same {item.Name} in all processes, but rank {i / count} has {item.Print(all[i])} "
                    + $"and rank 0 has {item.Print(all[i % count])}.");
            }
        }
    }
}

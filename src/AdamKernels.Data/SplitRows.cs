namespace AdamKernels.Data;

/// <summary>The numbers of the rows of each part of a split.</summary>
internal static class SplitRows
{
    /// <summary>Deals rows to parts that differ from the asked fractions by less than a row.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="fractions">The fraction of each part; they add up to 1.</param>
    /// <param name="labels">The class of each row, to be divided in the same proportions; empty if there are none.</param>
    /// <param name="seed">The seed of the order.</param>
    /// <returns>The rows of each part, in random order.</returns>
    public static int[][] Deal(int count, ReadOnlySpan<double> fractions, int[] labels, ulong seed)
    {
        var order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
        }

        new DeterministicRandom(seed).Shuffle(order);
        int[] places = labels.Length == 0 ? [.. Enumerable.Range(0, count)] : InterleaveClasses(order, labels);

        var parts = new int[fractions.Length][];
        double sum = 0;
        int start = 0;
        for (int part = 0; part < parts.Length; part++)
        {
            sum += fractions[part];
            int end = part == parts.Length - 1 ? count : (int)Math.Round(sum * count, MidpointRounding.AwayFromZero);
            int[] ofPart = places[start..end];

            // Back to the shuffled order, which interleaving has changed.
            Array.Sort(ofPart);
            parts[part] = Array.ConvertAll(ofPart, place => order[place]);
            start = end;
        }

        return parts;
    }

    /// <summary>
    /// Arranges the places of the shuffled order so that every class is spread evenly: row r of the n of a class is at (r + ½) / n. Any
    /// piece then has each class in about its proportion.
    /// </summary>
    private static int[] InterleaveClasses(int[] order, int[] labels)
    {
        var sizes = new Dictionary<int, int>();
        var ranks = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
        {
            int label = labels[order[place]];
            ranks[place] = sizes.GetValueOrDefault(label);
            sizes[label] = ranks[place] + 1;
        }

        int[] places = [.. Enumerable.Range(0, order.Length)];
        Array.Sort(places, (a, b) =>
        {
            // Fractions are compared as integers, so that no rounding decides.
            long left = ((2L * ranks[a]) + 1) * sizes[labels[order[b]]];
            long right = ((2L * ranks[b]) + 1) * sizes[labels[order[a]]];
            return left != right ? left.CompareTo(right) : a.CompareTo(b);
        });
        return places;
    }
}

using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits the multiply-adds of a tile, step by step through the sums.</summary>
/// <param name="product">The product.</param>
/// <param name="accumulators">The registers that hold the sums.</param>
/// <param name="writer">Receives the statements.</param>
/// <param name="vector">Spells the operations.</param>
internal sealed class TileProducts(
    BroadcastProduct product, TileAccumulators accumulators, SourceWriter writer, VectorWriter vector)
{
    /// <summary>The reference to the first row of A in the tile.</summary>
    public string RowOfA => $"{product.A}{BroadcastTile.Row}";

    /// <summary>The references that advance with the steps.</summary>
    private string StepOfA => $"{product.A}k";

    private string StepOfB => $"{product.B}k";

    /// <summary>Emits all steps of a tile.</summary>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="columns">Vectors in a row of the tile.</param>
    /// <param name="b">The reference to the first vector of B.</param>
    public void Emit(int rows, int columns, string b)
    {
        int chains = product.Chains;
        switch (product.K)
        {
            case Extent.Constant k when BroadcastProduct.Unrolls(k.Value, rows, columns):
                writer.Line($"ref float {StepOfB} = {b};");
                for (int step = 0; step < k.Value; step++)
                {
                    Step(rows, columns, step, step % chains, RowOfA, isFirst: step == 0);
                }

                break;
            case Extent.Constant k:
                int looped = k.Value / chains * chains;
                Declare(b);
                writer.Block(KernelLoop.Header("k", looped, chains), () => Steps(rows, columns, chains));
                if (looped < k.Value)
                {
                    writer.Blank().Line("// The steps that do not fill a round of the chains.")
                        .Block(() => StepEachChain(rows, columns, k.Value - looped));
                }

                break;
            case Extent.Variable k when chains == 1:
                Declare(b);
                writer.Block($"for (nuint k = 0; k < {k.Name}; k++)", () => Steps(rows, columns, 1));
                break;
            case Extent.Shards:
                Declare(b);
                new ShardSums(accumulators, writer, vector).Emit(rows, columns, () => Steps(rows, columns, 1));
                break;
            default:
                throw new InvalidOperationException("Chains are split over a constant number of steps only.");
        }

        writer.Blank();
    }

    /// <summary>Declares the references that the steps read A and B from.</summary>
    /// <param name="b">The reference to the first vector of B.</param>
    public void Declare(string b)
    {
        string declarationOfB = $"ref float {StepOfB} = {b};";
        writer.Statements(product.A is null ? [declarationOfB] : [$"ref float {StepOfA} = ref {RowOfA};", declarationOfB]);
    }

    /// <summary>Emits one step for each chain and advances the references.</summary>
    public void Steps(int rows, int columns, int count)
    {
        StepEachChain(rows, columns, count);
        writer.Blank();
        if (product.A is not null)
        {
            writer.Line($"{StepOfA} = ref Unsafe.Add(ref {StepOfA}, {Literal.Int(count * product.AStrideK)});");
        }

        writer.Line($"{StepOfB} = ref Unsafe.Add(ref {StepOfB}, {Literal.Int(count * product.BStrideK)});");
    }

    private void StepEachChain(int rows, int columns, int count)
    {
        for (int step = 0; step < count; step++)
        {
            Step(rows, columns, step, step, StepOfA, isFirst: step == 0);
        }
    }

    /// <summary>Emits one step: the shorter side of the tile is loaded into registers while the longer side streams through.</summary>
    private void Step(int rows, int columns, int step, int chain, string a, bool isFirst)
    {
        string[] valuesOfB =
            [.. Enumerable.Range(0, columns).Select(c => vector.Load(StepOfB, step * product.BStrideK + c * vector.Lanes))];
        if (product.A is null)
        {
            writer.Statements(valuesOfB.Select((value, c) => $"{accumulators.Name(0, c, chain)} += {value};"));
            return;
        }

        if (product.Chains > 1)
        {
            writer.Line($"// Chain {chain}.");
        }

        string[] valuesOfA =
            [.. Enumerable.Range(0, rows).Select(row => BroadcastA(a, row * product.AStrideM + step * product.AStrideK))];
        if (columns <= rows)
        {
            Multiply(held: product.B, valuesOfB, streamed: product.A, valuesOfA, isFirst, (held, b, streamed, value) =>
                MultiplyAdd(accumulators.Name(streamed, held, chain), value, b));
        }
        else
        {
            Multiply(held: product.A, valuesOfA, streamed: product.B, valuesOfB, isFirst, (held, b, streamed, value) =>
                MultiplyAdd(accumulators.Name(held, streamed, chain), b, value));
        }
    }

    /// <summary>Emits the multiply-adds of each pair of a held and a streamed value.</summary>
    /// <param name="held">Name of the side that registers hold.</param>
    /// <param name="heldValues">Its values.</param>
    /// <param name="streamed">Name of the other side.</param>
    /// <param name="streamedValues">Its values.</param>
    /// <param name="isFirst">Whether this step declares the registers; later ones assign them.</param>
    /// <param name="multiplyAdd">The statement for a pair, given the index and the register of either side.</param>
    private void Multiply(
        string held,
        string[] heldValues,
        string streamed,
        string[] streamedValues,
        bool isFirst,
        Func<int, string, int, string, string> multiplyAdd)
    {
        IEnumerable<string> loads = heldValues.Select((value, i) => $"{held}{i} = {value}");
        writer.Statements(isFirst ? [$"{vector.Type} {string.Join(", ", loads)};"] : loads.Select(load => $"{load};"));
        for (int i = 0; i < streamedValues.Length; i++)
        {
            if (heldValues.Length == 1)
            {
                writer.Line(multiplyAdd(0, $"{held}0", i, streamedValues[i]));
                continue;
            }

            int s = i;
            writer.Line($"{(isFirst && i == 0 ? $"{vector.Type} " : "")}{streamed}0 = {streamedValues[i]};")
                .Statements(heldValues.Select((_, h) => multiplyAdd(h, $"{held}{h}", s, $"{streamed}0")));
        }
    }

    private string MultiplyAdd(string sum, string a, string b) => $"{sum} = {vector.MultiplyAdd(a, b, sum)};";

    /// <summary>An element of A in every lane.</summary>
    private string BroadcastA(string reference, int offset) =>
        vector.Broadcast(offset > 0 ? $"Unsafe.Add(ref {reference}, {Literal.Int(offset)})" : reference);
}

using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Shards;

/// <summary>
/// The sums of shards are those of batches of their own, added pair by pair. The tree is built anew here, level by level from its leaves.
/// </summary>
/// <remarks>A shard that starts one row off, the sums in another order, or a zero for an empty shard make these fail.</remarks>
public class ShardBitsTests
{
    [Fact]
    public void Gradients_are_the_tree_of_the_gradients_of_shards()
    {
        CheckGradients<FiveShards, Undivided>(new(seed: 3), new(seed: 3), shards: 5);
        CheckGradients<EightShards, UndividedClasses>(new(seed: 3), new(seed: 3), shards: 8);
    }

    /// <summary>The loss of one row is its term, so that the terms of all rows are known.</summary>
    [Fact]
    public void The_loss_is_the_tree_of_the_sums_of_shards()
    {
        CheckLoss<FiveShards, Undivided, float>(new(seed: 3), new(seed: 3), shards: 5);
        CheckLoss<EightShards, UndividedClasses, double>(new(seed: 3), new(seed: 3), shards: 8);
    }

    [Fact]
    public void A_step_has_the_bits_of_the_four_calls()
    {
        var fused = new Trainer<FiveShards>(new FiveShards(seed: 1));
        var separate = new Trainer<FiveShards>(new FiveShards(seed: 1));
        for (int rows = 1; rows <= 13; rows++)
        {
            Batch batch = Batch.For<FiveShards>(rows, (ulong)rows);
            float loss = fused.Step(batch.Inputs, batch.Targets);
            ReadOnlySpan<float> outputs = separate.ForwardPropagate(batch.Inputs);
            Assert.Equal(loss, separate.CalculateLoss(outputs, batch.Targets));
            separate.UpdateParameters(separate.Backpropagate(outputs, batch.Targets));
        }

        Assert.Equal(Bits.Of(fused), Bits.Of(separate));
    }

    /// <summary>The gradients of two batches are each added up first, and then added to each other.</summary>
    [Fact]
    public void Accumulated_batches_are_added_when_their_shards_are()
    {
        var trainer = new Trainer<AccumulatedShards>(new AccumulatedShards(seed: 2));
        float[][] gradients =
        [
            .. new ulong[] { 4, 5 }.Select(seed =>
            {
                var alone = new Trainer<AccumulatedShards>(new AccumulatedShards(seed: 2));
                return GradientsOf(alone, Batch.For<AccumulatedShards>(rows: 11, seed));
            }),
        ];
        GradientsOf(trainer, Batch.For<AccumulatedShards>(rows: 11, seed: 4));
        float[] both = GradientsOf(trainer, Batch.For<AccumulatedShards>(rows: 11, seed: 5));

        Assert.Equal(Bits.Of([.. gradients[0].Zip(gradients[1], (first, second) => first + second)]), Bits.Of(both));
    }

    /// <summary>Weights of samples are summed within their shards.</summary>
    [Fact]
    public void Samples_with_weights_are_added_in_the_tree()
    {
        Batch batch = Batch.For<FiveShards>(rows: 12);
        float[] weights = [.. Enumerable.Range(0, 12).Select(row => row % 4 * 0.3f)];
        var trainer = new Trainer<FiveShards>(new FiveShards(seed: 3));
        double[] terms = [.. TermsOf(new Trainer<Undivided>(new Undivided(seed: 3)), batch).Select(term => (double)term)];
        double divisor = weights.Sum(weight => (double)weight);

        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(batch.Inputs);
        float loss = trainer.CalculateLoss(outputs, Targets.FromValues(batch.Targets).WithWeights(weights));

        double[] losses = [.. terms.Select((term, row) => weights[row] == 0 ? 0 : (double)(float)(term / (divisor / weights[row])))];
        Assert.Equal((float)Tree(losses, shards: 5)!.Value, loss);
    }

    private static void CheckGradients<TSharded, TUndivided>(TSharded sharded, TUndivided undivided, int shards)
        where TSharded : class, INetwork<TSharded>
        where TUndivided : class, INetwork<TUndivided>
    {
        var trainer = new Trainer<TSharded>(sharded);
        var part = new Trainer<TUndivided>(undivided);
        int width = TSharded.Description.OutputCount;
        for (int rows = 1; rows <= TSharded.Description.MaxBatchSize; rows++)
        {
            Batch batch = Batch.For<TSharded>(rows, (ulong)rows);
            trainer.ForwardPropagate(batch.Inputs);
            float[] actual = Copy(trainer.Backpropagate(batch.Targets));

            float[]?[] gradients = new float[]?[shards];
            for (int shard = 0; shard < shards; shard++)
            {
                Range own = (shard * rows / shards)..((shard + 1) * rows / shards);
                if (own.End.Value > own.Start.Value)
                {
                    part.ForwardPropagate(Rows(batch.Inputs, own, TSharded.Description.InputCount));
                    gradients[shard] = Copy(part.Backpropagate(Rows(batch.Targets, own, width)));
                }
            }

            Assert.Equal(Bits.Of(Tree(gradients, Add)!), Bits.Of(actual));
        }
    }

    private static void CheckLoss<TSharded, TUndivided, TSum>(TSharded sharded, TUndivided undivided, int shards)
        where TSharded : class, INetwork<TSharded>
        where TUndivided : class, INetwork<TUndivided>
        where TSum : struct, System.Numerics.INumber<TSum>
    {
        var trainer = new Trainer<TSharded>(sharded);
        var single = new Trainer<TUndivided>(undivided);
        for (int rows = 1; rows <= TSharded.Description.MaxBatchSize; rows++)
        {
            Batch batch = Batch.For<TSharded>(rows, (ulong)rows);
            TSum[] terms = [.. TermsOf(single, batch).Select(TSum.CreateChecked)];
            TSum sum = Tree(terms, shards)!.Value;

            float loss = trainer.CalculateLoss(trainer.ForwardPropagate(batch.Inputs), batch.Targets);

            Assert.Equal((float)(double.CreateChecked(sum) / rows), loss);
        }
    }

    private static float[] TermsOf<TNetwork>(Trainer<TNetwork> trainer, Batch batch)
        where TNetwork : class, INetwork<TNetwork>
    {
        int inputs = TNetwork.Description.InputCount, outputs = TNetwork.Description.OutputCount;
        return
        [
            .. Enumerable.Range(0, batch.Rows).Select(row => trainer.CalculateLoss(
                trainer.ForwardPropagate(Rows(batch.Inputs, row..(row + 1), inputs)), Rows(batch.Targets, row..(row + 1), outputs))),
        ];
    }

    private static T? Tree<T>(T[] terms, int shards)
        where T : struct, System.Numerics.INumber<T>
    {
        T?[] sums =
        [
            .. Enumerable.Range(0, shards).Select(shard => terms[(shard * terms.Length / shards)..((shard + 1) * terms.Length / shards)])
                .Select(own => own.Length == 0 ? (T?)null : own.Aggregate(T.Zero, (sum, term) => sum + term)),
        ];
        return Tree(sums.Select(sum => sum is { } value ? new T[] { value } : null).ToArray(), (left, right) => [left[0] + right[0]])?[0];
    }

    /// <summary>Adds neighbors until one is left; one without a neighbor waits, and a shard without rows is not there.</summary>
    private static T[]? Tree<T>(T[]?[] level, Func<T[], T[], T[]> add)
    {
        while (level.Length > 1)
        {
            level =
            [
                .. level.Chunk(2).Select(pair => pair.Length == 1 ? pair[0]
                    : pair[0] is { } left && pair[1] is { } right ? add(left, right)
                    : pair[0] ?? pair[1]),
            ];
        }

        return level[0];
    }

    private static float[] Add(float[] left, float[] right) => [.. left.Zip(right, (a, b) => a + b)];

    private static float[] Rows(float[] values, Range rows, int width) =>
        values[(rows.Start.Value * width)..(rows.End.Value * width)];

    private static float[] GradientsOf<TNetwork>(Trainer<TNetwork> trainer, Batch batch)
        where TNetwork : class, INetwork<TNetwork> =>
        Copy(trainer.Backpropagate(trainer.ForwardPropagate(batch.Inputs), batch.Targets));

    private static float[] Copy(Gradients gradients)
    {
        var copy = new float[gradients.Count];
        gradients.CopyTo(copy);
        return copy;
    }
}

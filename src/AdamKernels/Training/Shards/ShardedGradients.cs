using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Sums the gradients of a batch that is cut into shards: those of each shard over its rows, from zero, and then the shards in their tree.
/// </summary>
internal sealed class ShardedGradients(
    NetworkDescription description, TrainingBuffers buffers, ParameterPass parameters)
{
    private readonly ShardTree _tree = new(description.Shards);

    /// <summary>The memory of a step, each time with other gradients: the sums that wait to be added to a later one.</summary>
    private readonly TrainingBuffers[] _sums = CreateSums(description, buffers);

    /// <summary>Sums the gradients of a batch into memory, or adds them to those of earlier batches.</summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="batch">The samples.</param>
    public void Sum(ref float inputs, in BatchContext batch)
    {
        Sum(ref inputs, in batch, first: 0, description.Shards, place: 0);
        AlignedBuffer all = _sums[0].Gradients;
        if (!ReferenceEquals(all, buffers.Gradients))
        {
            parameters.Add(buffers.Gradients, all);
        }
    }

    /// <summary>Has the operating system provide the memory.</summary>
    public void Touch()
    {
        foreach (TrainingBuffers sum in _sums)
        {
            Pages.Touch(sum.Gradients.Span);
        }
    }

    /// <summary>Sums the gradients of some shards, which have rows and are a node of the tree.</summary>
    private void Sum(ref float inputs, in BatchContext batch, int first, int end, int place)
    {
        if (end - first == 1)
        {
            SumShard(ref inputs, in batch, first, place);
            return;
        }

        int middle = ShardTree.Middle(first, end), rows = (int)batch.RowCount;
        bool hasLeft = _tree.HasRows(first, middle, rows);
        if (hasLeft)
        {
            Sum(ref inputs, in batch, first, middle, place);
        }

        if (!_tree.HasRows(middle, end, rows))
        {
            return;
        }

        Sum(ref inputs, in batch, middle, end, hasLeft ? place + 1 : place);
        if (hasLeft)
        {
            parameters.Add(_sums[place].Gradients, _sums[place + 1].Gradients);
        }
    }

    private void SumShard(ref float inputs, in BatchContext batch, int shard, int place)
    {
        int rows = (int)batch.RowCount, first = _tree.FirstRow(shard, rows);
        BatchContext slice = batch.Slice(first, _tree.FirstRow(shard + 1, rows) - first);
        parameters.SumGradients(ref Unsafe.Add(ref inputs, first * description.InputCount), _sums[place], in slice);
    }

    /// <summary>The root of the tree is the gradient itself, unless it must be added to that of earlier batches.</summary>
    private static TrainingBuffers[] CreateSums(NetworkDescription description, TrainingBuffers buffers)
    {
        var sums = new TrainingBuffers[new ShardTree(description.Shards).Levels];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = i == 0 && description.BatchesPerUpdate == 1
                ? buffers
                : buffers.WithGradients(new AlignedBuffer(description.BufferLength));
        }

        return sums;
    }
}

using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Sums the gradients of a batch that is cut into shards: those of each shard over its rows, from zero, and then the shards in their tree.
/// Several processes each add up nodes of the tree, and exchange them.
/// </summary>
internal sealed class ShardedGradients
{
    private readonly int _inputCount;
    private readonly TrainingBuffers _buffers;
    private readonly ParameterPass _parameters;
    private readonly ShardSums[] _nodes;
    private readonly GradientExchange? _exchange;

    /// <summary>The memory of a step, each time with other gradients: those of a node of this process.</summary>
    private readonly TrainingBuffers[] _sums;

    public ShardedGradients(
        NetworkDescription description, TrainingBuffers buffers, ParameterPass parameters, ShardOwners owners)
    {
        _inputCount = description.InputCount;
        _buffers = buffers;
        _parameters = parameters;
        _nodes = [.. owners.Own.Select(node => new ShardSums(owners.Tree, node))];
        _sums = new TrainingBuffers[_nodes.Length];
        for (int i = 0; i < _sums.Length; i++)
        {
            // The sum of all nodes is the gradient itself, unless it must be added to that of earlier batches.
            _sums[i] = i == 0 && description.BatchesPerUpdate == 1
                ? buffers
                : buffers.WithGradients(new AlignedBuffer(description.BufferLength));
        }

        _exchange = owners.Group is { } group
            ? GradientExchange.Create(group, owners, [.. _sums.Select(sum => sum.Gradients)])
            : null;
    }

    /// <summary>A batch with its shards, for a process that has all of them.</summary>
    public BatchContext Whole(in BatchContext batch) => batch with { ShardSums = _nodes[0].Of(batch.BatchRows) };

    /// <summary>Sums the gradients of a batch into memory, or adds them to those of earlier batches.</summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="batch">The samples of this process.</param>
    public void Sum(ref float inputs, in BatchContext batch)
    {
        for (int i = 0; i < _nodes.Length; i++)
        {
            (int first, int end) = _nodes[i].RowsOf(batch.BatchRows);
            if (first < end)
            {
                int start = first - (int)batch.FirstRow;
                BatchContext rows = batch.Slice(start, end - first) with { ShardSums = _nodes[i].Of(batch.BatchRows) };
                _parameters.SumGradients(ref Unsafe.Add(ref inputs, start * _inputCount), _sums[i], in rows);
            }
        }

        _exchange?.Run(batch.BatchRows);
        AlignedBuffer all = _sums[0].Gradients;
        if (!ReferenceEquals(all, _buffers.Gradients))
        {
            _parameters.Add(_buffers.Gradients, all);
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
}

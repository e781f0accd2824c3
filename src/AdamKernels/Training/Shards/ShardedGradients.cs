using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Sums the gradients of a batch that is cut into shards: those of each shard over its rows, from zero, and then the shards in their tree.
/// Several processes each add up nodes of the tree, and exchange them.
/// </summary>
internal sealed class ShardedGradients
{
    private readonly NetworkDescription _description;
    private readonly TrainingBuffers _buffers;
    private readonly ParameterPass _parameters;
    private readonly ShardOwners _owners;
    private readonly GradientExchange? _exchange;
    private readonly ShardTree _tree;

    /// <summary>
    /// The memory of a step, each time with other gradients: the nodes of this process, and the sums that wait to be added to a later one.
    /// </summary>
    private readonly TrainingBuffers[] _sums;

    public ShardedGradients(
        NetworkDescription description, TrainingBuffers buffers, ParameterPass parameters, ShardOwners owners)
    {
        _description = description;
        _buffers = buffers;
        _parameters = parameters;
        _owners = owners;
        _tree = owners.Tree;
        _sums = new TrainingBuffers[owners.Own.Length + _tree.Levels - 1];
        for (int i = 0; i < _sums.Length; i++)
        {
            // The root of the tree is the gradient itself, unless it must be added to that of earlier batches.
            _sums[i] = i == 0 && description.BatchesPerUpdate == 1
                ? buffers
                : buffers.WithGradients(new AlignedBuffer(description.BufferLength));
        }

        AlignedBuffer[] nodes = [.. _sums.Take(owners.Own.Length).Select(sum => sum.Gradients)];
        _exchange = owners.Group is { } group ? GradientExchange.Create(group, owners, nodes) : null;
    }

    /// <summary>Sums the gradients of a batch into memory, or adds them to those of earlier batches.</summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="batch">The samples of this process.</param>
    public void Sum(ref float inputs, in BatchContext batch)
    {
        for (int place = 0; place < _owners.Own.Length; place++)
        {
            if (_tree.HasRows(_owners.Own[place], batch.BatchRows))
            {
                Sum(ref inputs, in batch, _owners.Own[place], place);
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

    /// <summary>Sums the gradients of a node that has rows.</summary>
    private void Sum(ref float inputs, in BatchContext batch, ShardNode node, int place)
    {
        if (node.IsLeaf)
        {
            SumShard(ref inputs, in batch, node.First, place);
            return;
        }

        bool hasLeft = _tree.HasRows(node.Left, batch.BatchRows);
        if (hasLeft)
        {
            Sum(ref inputs, in batch, node.Left, place);
        }

        if (!_tree.HasRows(node.Right, batch.BatchRows))
        {
            return;
        }

        // Nodes that come later are not there yet, so that their places are free.
        Sum(ref inputs, in batch, node.Right, hasLeft ? place + 1 : place);
        if (hasLeft)
        {
            _parameters.Add(_sums[place].Gradients, _sums[place + 1].Gradients);
        }
    }

    private void SumShard(ref float inputs, in BatchContext batch, int shard, int place)
    {
        int first = _tree.FirstRow(shard, batch.BatchRows) - (int)batch.FirstRow;
        int end = _tree.FirstRow(shard + 1, batch.BatchRows) - (int)batch.FirstRow;
        BatchContext slice = batch.Slice(first, end - first);
        _parameters.SumGradients(ref Unsafe.Add(ref inputs, first * _description.InputCount), _sums[place], in slice);
    }
}

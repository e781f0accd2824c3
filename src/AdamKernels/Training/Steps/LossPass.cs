using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Computes the loss of a batch with its gradient at the outputs, and decides whether the batch counts.</summary>
internal sealed class LossPass(
    NetworkDescription description,
    NetworkProgram program,
    AlignedBuffer workspace,
    WorkingBatch work,
    NonFiniteGuard guard,
    ShardOwners owners)
{
    private readonly LossDescription _loss = description.Loss;
    private readonly int _columns = description.OutputCount;
    private readonly int _stride = description.OutputStride;

    private readonly ShardTree _tree = owners.Tree;
    private readonly LossSum[] _shards = new LossSum[description.Shards];

    /// <summary>The loss of the rows of a batch so far, whose tiles come one after the other.</summary>
    private LossSum _sum;

    /// <summary>
    /// Computes the terms of the loss of some rows, from the outputs and targets in the workspace, and the gradient at the outputs. Several
    /// threads may do this with rows of their own.
    /// </summary>
    /// <param name="step">The memory of the step.</param>
    /// <param name="rows">The rows, and the divisor of the whole batch: 0 where all labels are of classes with weight 0.</param>
    public void CalculateTerms(TrainingBuffers step, in BatchContext rows)
    {
        if (rows.LossDivisor == 0)
        {
            program.CalculateLoss(step, rows with { LossDivisor = 1 });
            return;
        }

        if (work.Weights.IsEmpty)
        {
            program.CalculateLoss(step, in rows);
            return;
        }

        // Row by row: a loss divided by divisor / weight is weighted, and so is its gradient, for every kind of loss.
        for (nuint row = 0; row < rows.RowCount; row++)
        {
            program.CalculateLoss(step, rows.Row(row) with { LossDivisor = DivisorOf(in rows, row) });
        }
    }

    /// <summary>Sums the terms of the next rows of a batch, in their order.</summary>
    /// <param name="batch">The rows, and the divisor of the whole batch.</param>
    /// <returns>The loss of the batch so far; 0 for a mean of nothing.</returns>
    public float Sum(in BatchContext batch)
    {
        if (batch.LossDivisor == 0)
        {
            return 0;
        }

        if (_tree.Shards > 1)
        {
            SumShards(in batch);
            return LossOf(Add(_tree.Root, batch.BatchRows), in batch);
        }

        if (batch.FirstRow == 0)
        {
            _sum = default;
        }

        Add(ref _sum, in batch);
        return LossOf(in _sum, in batch);
    }

    /// <summary>Sums the terms of the next rows of a batch that is learned from.</summary>
    /// <param name="batch">The rows, and the divisor of the whole batch.</param>
    /// <param name="inputsAreFinite">Whether all inputs so far were.</param>
    /// <returns>
    /// The loss so far; NaN if an input is not finite, because tanh and sigmoid turn an infinite input into a finite loss whose gradient is
    /// not finite.
    /// </returns>
    public float Sum(in BatchContext batch, bool inputsAreFinite)
    {
        float loss = Sum(in batch);
        return inputsAreFinite ? loss : float.NaN;
    }

    /// <summary>Sums the terms of a whole batch that is learned from, of which other processes may have some rows.</summary>
    /// <param name="batch">The rows of this process, and the divisor of the whole batch.</param>
    /// <param name="inputsAreFinite">Whether all inputs of this process are.</param>
    /// <param name="update">The update that the batch is for.</param>
    /// <returns>The loss; NaN if an input of a process is not finite.</returns>
    /// <exception cref="InvalidOperationException">A process trains on another batch, or in another way.</exception>
    public float Sum(in BatchContext batch, bool inputsAreFinite, ParameterUpdate update)
    {
        if (owners.Agreement is not { } agreement)
        {
            return Sum(in batch, inputsAreFinite);
        }

        if (batch.LossDivisor != 0)
        {
            SumShards(in batch);
        }

        // Also where there is nothing to learn: all processes must find that.
        agreement.Gather(in batch, inputsAreFinite, update, _shards);
        return agreement.BadRank is not null ? float.NaN
            : batch.LossDivisor == 0 ? 0
            : LossOf(Add(_tree.Root, batch.BatchRows), in batch);
    }

    /// <summary>Sums the terms of each shard of which the batch has the rows.</summary>
    private void SumShards(in BatchContext batch)
    {
        int start = (int)batch.FirstRow, end = start + (int)batch.RowCount;
        for (int shard = 0; shard < _tree.Shards; shard++)
        {
            int first = Math.Max(_tree.FirstRow(shard, batch.BatchRows), start);
            int count = Math.Min(_tree.FirstRow(shard + 1, batch.BatchRows), end) - first;
            if (count > 0)
            {
                _shards[shard] = default;
                Add(ref _shards[shard], batch.Slice(first - start, count));
            }
        }
    }

    /// <summary>Adds the sums of the shards of a node that has rows.</summary>
    private LossSum Add(ShardNode node, int rows)
    {
        if (node.IsLeaf)
        {
            return _shards[node.First];
        }

        if (!_tree.HasRows(node.Left, rows))
        {
            return Add(node.Right, rows);
        }

        LossSum sum = Add(node.Left, rows);
        if (_tree.HasRows(node.Right, rows))
        {
            sum.Add(Add(node.Right, rows));
        }

        return sum;
    }

    private void Add(ref LossSum sum, in BatchContext batch)
    {
        if (work.Weights.IsEmpty)
        {
            sum.Add(_loss, ref TermsOf(batch.WorkspaceRow), (int)batch.RowCount, _columns, _stride);
            return;
        }

        for (nuint row = 0; row < batch.RowCount; row++)
        {
            LossSum one = default;
            one.Add(_loss, ref TermsOf(batch.WorkspaceRow + row), rows: 1, _columns, _stride);
            sum.AddWeighted(one.GetLoss(_loss, DivisorOf(in batch, row), _columns));
        }
    }

    private float LossOf(in LossSum sum, in BatchContext batch) =>
        work.Weights.IsEmpty ? sum.GetLoss(_loss, batch.LossDivisor, _columns) : sum.GetWeightedLoss();

    private double DivisorOf(in BatchContext rows, nuint row) => rows.LossDivisor / work.Weights[(int)(rows.FirstRow + row)];

    private ref float TermsOf(nuint row) =>
        ref Unsafe.Add(ref workspace.Reference, description.LossTermOffset + (nint)row * _stride);

    /// <summary>Whether nothing is learned from the batch.</summary>
    /// <param name="batch">Its samples, or the last ones of them.</param>
    /// <param name="loss">Its loss.</param>
    /// <param name="stepCount">Updates so far.</param>
    /// <param name="inputsAreFinite">Whether all of its inputs are.</param>
    /// <exception cref="NonFiniteLossException">The loss is not finite and the policy says to throw.</exception>
    public bool IsSkipped(in BatchContext batch, float loss, long stepCount, bool inputsAreFinite) =>
        batch.LossDivisor == 0
        || (!float.IsFinite(loss)
            && !guard.AllowsLoss(
                loss,
                stepCount,
                work.FindCause(inputsAreFinite, targets: (int)(batch.FirstRow + batch.RowCount)),
                inputsAreFinite ? owners.Agreement?.BadRank : null));
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The passes over the rows of a batch. Rows do not depend on each other, so each thread takes a block of them through all layers, forward
/// and backward, without meeting the others.
/// </summary>
internal sealed class RowPass(
    NetworkDescription description,
    NetworkProgram program,
    NetworkScale scale,
    WorkingBatch working,
    LossPass loss,
    KeptActivations activations,
    ParameterCopy parameters,
    Team team) : SharedWork
{
    private readonly int _inputCount = description.InputCount;
    private readonly int _tile = description.BatchTile > 0 ? description.BatchTile : int.MaxValue;
    private RowWork _work;
    private Standardization? _standardization;
    private TrainingBuffers? _buffers;
    private BatchContext _batch;
    private nint _inputs;

    /// <summary>Whether an input of the last pass is infinite or not a number.</summary>
    public bool HasBadInputs { get; private set; }

    /// <summary>The threads that a pass over rows is worth.</summary>
    /// <param name="work">What it does with each row.</param>
    /// <param name="rows">Number of rows.</param>
    public int CountThreads(RowWork work, int rows) => team.ForRows(
        rows,
        (work.Includes(RowWork.Forward) ? team.Cost.Forward : 0) + (work.Includes(RowWork.Backward) ? team.Cost.Backward : 0));

    /// <summary>Does work with all rows.</summary>
    /// <param name="work">What to do with each row.</param>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <param name="batch">The samples, the divisor of their loss, and what is dropped.</param>
    /// <param name="threads">Threads that share the rows, from <see cref="CountThreads"/>.</param>
    /// <exception cref="ObjectDisposedException">The workers of the trainer are disposed.</exception>
    /// <exception cref="InvalidOperationException">The inputs are to be standardized, but nobody has set or learned how.</exception>
    /// <returns>The inputs that the first layer reads, which the backward pass needs again: these, or standardized ones.</returns>
    public unsafe ref float Run(RowWork work, ref float inputs, TrainingBuffers buffers, in BatchContext batch, int threads = 1)
    {
        Prepare(work, buffers);
        if (threads == 1)
        {
            return ref RunRows(ref inputs, in batch);
        }

        _buffers = parameters.For(buffers, threads);
        _batch = batch;
        fixed (float* first = &inputs)
        {
            _inputs = (nint)first;
            team.Run(this, threads);
        }

        return ref work.Includes(RowWork.Forward) ? ref ReadBy(in batch, ref inputs) : ref inputs;
    }

    /// <summary>The inputs that the first layer reads of some rows: theirs, or standardized ones.</summary>
    public ref float ReadBy(in BatchContext rows, ref float inputs) => ref _standardization is null ? ref inputs : ref InputsOf(in rows);

    /// <summary>Prepares for <see cref="RunRows"/>, which several threads may then call.</summary>
    /// <param name="work">What to do with each row.</param>
    /// <param name="buffers">The memory of the step.</param>
    /// <exception cref="ObjectDisposedException">The workers of the trainer are disposed.</exception>
    /// <exception cref="InvalidOperationException">The inputs are to be standardized, but nobody has set or learned how.</exception>
    public void Prepare(RowWork work, TrainingBuffers buffers)
    {
        team.Check();
        _work = work;
        _buffers = buffers;
        HasBadInputs = false;
        if (work.Includes(RowWork.Forward))
        {
            _standardization = scale.Inputs;
            activations.Discard();
        }
    }

    /// <summary>Whether the inputs of the last pass are finite. The first one that is not is remembered.</summary>
    /// <param name="inputs">What the pass returned.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="earlierAreFinite">Whether those of the samples before are.</param>
    public bool CheckInputs(ref float inputs, in BatchContext batch, bool earlierAreFinite)
    {
        if (!HasBadInputs)
        {
            return earlierAreFinite;
        }

        ReadOnlySpan<float> all = MemoryMarshal.CreateReadOnlySpan(ref inputs, (int)batch.RowCount * _inputCount);
        return working.CheckInputs(all, (int)batch.FirstRow, earlierAreFinite);
    }

    public override unsafe void Run(int index, int count)
    {
        (int start, int end) = RowBlock.Of((int)_batch.RowCount, index, count, team.RowUnit);
        for (int rows; start < end; start += rows)
        {
            rows = Math.Min(_tile, end - start);
            var block = _batch with
            {
                FirstRow = _batch.FirstRow + (nuint)start,
                WorkspaceRow = _batch.WorkspaceRow + (nuint)start,
                RowCount = (nuint)rows,
            };
            RunRows(ref Unsafe.AsRef<float>((float*)_inputs + (nint)start * _inputCount), in block);
        }
    }

    /// <summary>The inputs that the first layer reads of a whole batch whose tiles were standardized one by one.</summary>
    public ref float Standardize(ref float inputs, in BatchContext batch)
    {
        if (_standardization is null)
        {
            return ref inputs;
        }

        _standardization.Apply(ref inputs, ref InputsOf(in batch), (int)batch.RowCount);
        return ref InputsOf(in batch);
    }

    /// <summary>Does the work with some rows.</summary>
    /// <param name="inputs">The first input of the first row.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>The inputs that the first layer reads.</returns>
    public ref float RunRows(ref float inputs, in BatchContext rows)
    {
        RowWork work = _work;
        TrainingBuffers buffers = _buffers!;
        if (work.Includes(RowWork.Forward))
        {
            if (_standardization is { } standardization)
            {
                ref float standardized = ref InputsOf(in rows);
                standardization.Apply(ref inputs, ref standardized, (int)rows.RowCount);
                inputs = ref standardized;
            }

            program.Forward(ref inputs, buffers, in rows);
        }

        if (work.Includes(RowWork.CheckInputs)
            && !Finite.All(MemoryMarshal.CreateReadOnlySpan(ref inputs, (int)rows.RowCount * _inputCount)))
        {
            // Several threads may write the same value.
            HasBadInputs = true;
        }

        if (work.Includes(RowWork.Loss))
        {
            loss.CalculateTerms(buffers, in rows);
        }

        if (work.Includes(RowWork.DifferentiateOutputs))
        {
            program.DifferentiateOutputs(buffers, in rows);
        }

        if (work.Includes(RowWork.Backward))
        {
            program.Backpropagate(buffers, in rows);
        }

        return ref inputs;
    }

    /// <summary>Where standardized inputs of some rows lie in the workspace.</summary>
    private ref float InputsOf(in BatchContext rows) => ref Unsafe.Add(ref working.Inputs, (nint)rows.WorkspaceRow * _inputCount);
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The passes over the rows of a batch. Rows do not depend on each other, so each thread takes a block of them through the layers, forward
/// and backward, without meeting the others; only for large layers they meet, to divide the inputs instead (<see cref="RowStage"/>).
/// </summary>
internal sealed partial class RowPass(
    NetworkDescription description,
    NetworkProgram program,
    NetworkScale scale,
    WorkingBatch working,
    LossPass loss,
    KeptActivations activations,
    Team team) : SharedWork
{
    private readonly int _inputCount = description.InputCount;
    private readonly int _tile = description.BatchTile > 0 ? description.BatchTile : int.MaxValue;
    private readonly RowStage[] _stages = RowStage.Of(description);
    private readonly Progress _progress = new(team.Size);
    private RowStage? _stage;
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

    /// <summary>Throws what a forward pass would, while nothing is changed.</summary>
    /// <exception cref="ObjectDisposedException">The workers of the trainer are disposed.</exception>
    /// <exception cref="InvalidOperationException">The inputs are to be standardized, but nobody has set or learned how.</exception>
    public void Check()
    {
        team.Check();
        _ = scale.Inputs;
    }

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

        _batch = batch;
        fixed (float* first = &inputs)
        {
            _inputs = (nint)first;
            foreach (RowStage stage in _stages)
            {
                if (stage.Does(work))
                {
                    _stage = stage;
                    _progress.Reset();
                    team.Run(this, threads);
                }
            }
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

    public override void Run(int index, int count)
    {
        switch (_stage!.Division)
        {
            case PassDivision.Terms:
                RunTerms(index, count);
                break;
            case PassDivision.Columns:
                RunStage(ref InputsFrom(0), in _batch, Portion.Of(index, count));
                break;
            default:
                (int start, int end) = RowBlock.Of((int)_batch.RowCount, index, count, team.RowUnit);
                for (int rows; start < end; start += rows)
                {
                    rows = Math.Min(_tile, end - start);
                    RunStage(ref InputsFrom(start), Block(start, rows), Portion.Whole);
                }

                break;
        }
    }

    private BatchContext Block(int first, int rows) => _batch with
    {
        FirstRow = _batch.FirstRow + (nuint)first,
        WorkspaceRow = _batch.WorkspaceRow + (nuint)first,
        RowCount = (nuint)rows,
    };

    private unsafe ref float InputsFrom(int row) => ref Unsafe.AsRef<float>((float*)_inputs + (nint)row * _inputCount);

    public override void Abandon() => _progress.Fail();

    /// <summary>Does the work with some rows.</summary>
    /// <param name="inputs">The first input of the first row.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>The inputs that the first layer reads.</returns>
    public ref float RunRows(ref float inputs, in BatchContext rows)
    {
        TrainingBuffers buffers = _buffers!;
        if (_work.Includes(RowWork.Forward))
        {
            inputs = ref Standardize(ref inputs, in rows);
            program.Forward(ref inputs, buffers, in rows);
        }

        RunLoss(ref inputs, in rows);
        if (_work.Includes(RowWork.Backward))
        {
            program.Backpropagate(buffers, in rows);
        }

        return ref inputs;
    }

    /// <summary>Standardizes the inputs of some rows, if the network does.</summary>
    /// <returns>The inputs that the first layer reads.</returns>
    private ref float Standardize(ref float inputs, in BatchContext batch)
    {
        if (_standardization is null)
        {
            return ref inputs;
        }

        _standardization.Apply(ref inputs, ref InputsOf(in batch), (int)batch.RowCount);
        return ref InputsOf(in batch);
    }

    /// <summary>Does what is between the forward and the backward pass.</summary>
    private void RunLoss(ref float inputs, in BatchContext rows)
    {
        RowWork work = _work;
        if (work.Includes(RowWork.CheckInputs)
            && !Finite.All(MemoryMarshal.CreateReadOnlySpan(ref inputs, (int)rows.RowCount * _inputCount)))
        {
            // Several threads may write the same value.
            HasBadInputs = true;
        }

        if (work.Includes(RowWork.Loss))
        {
            loss.CalculateTerms(_buffers!, in rows);
        }

        if (work.Includes(RowWork.DifferentiateOutputs))
        {
            program.DifferentiateOutputs(_buffers!, in rows);
        }
    }

    /// <summary>Where standardized inputs of some rows lie in the workspace.</summary>
    private ref float InputsOf(in BatchContext rows) => ref Unsafe.Add(ref working.Inputs, (nint)rows.WorkspaceRow * _inputCount);
}

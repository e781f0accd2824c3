using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The tiles of a large batch on several threads. Each thread takes its tiles through all layers in memory of its own. Then it waits for
/// its turn to add them to the gradients and to the loss, which it passes on to the thread with the next tile: a few kilobytes travel
/// between the processors, instead of all activations, and every sum has the order of the rows.
/// </summary>
internal sealed class TilePipeline(
    NetworkDescription description,
    NetworkProgram program,
    TrainingBuffers buffers,
    WorkingBatch working,
    RowPass rows,
    LossPass loss,
    Team team) : SharedWork
{
    /// <summary>
    /// A thread takes up to this many tiles at a time, which stay in its second-level cache: the more, the less often the gradients travel.
    /// </summary>
    private const int MaxTilesPerTurn = 8;

    /// <summary>A thread has at least this many turns if the batch suffices, so that threads do not wait long for the last one.</summary>
    private const int MinTurns = 3;

    /// <summary>One word for all threads: whose turn it is.</summary>
    private readonly Progress _turns = new(1);

    private readonly int _inputCount = description.InputCount;
    private readonly int _width = description.OutputCount;
    private readonly int _tile = description.BatchTile;
    private BatchContext _batch;
    private nint _inputs;
    private nint _values;
    private nint _labels;
    private float _loss;
    private bool _inputsAreFinite;

    /// <summary>Samples that a thread takes in a turn.</summary>
    /// <param name="tile">Samples of a tile.</param>
    /// <param name="samples">Samples of the batch.</param>
    /// <param name="threads">Number of threads.</param>
    public static int TurnLength(int tile, int samples, int threads) =>
        tile * Math.Clamp(samples / (tile * threads * MinTurns), 1, MaxTilesPerTurn);

    /// <summary>The threads that may share a batch: each has at least one tile.</summary>
    public int Limit(int threads, int samples) => Math.Max(Math.Min(threads, samples / _tile), 1);

    /// <summary>Takes the batch forward and backward, and sums its gradients and its loss.</summary>
    /// <param name="inputs">The first input of the first sample.</param>
    /// <param name="targets">The targets, each of which is spread by the thread that needs it; none if they are in the workspace.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="inputsAreFinite">Whether all inputs are. The first one that is not is remembered.</param>
    /// <returns>The loss of the batch; NaN if an input is not finite.</returns>
    public unsafe float Run(ref float inputs, Targets targets, in BatchContext batch, int threads, out bool inputsAreFinite)
    {
        rows.Prepare(RowWork.Step, buffers);
        _batch = batch;
        _loss = 0;
        _inputsAreFinite = true;
        _turns.Reset();
        fixed (float* first = &inputs, values = targets.Values)
        fixed (int* labels = targets.Labels)
        {
            _inputs = (nint)first;
            _values = (nint)values;
            _labels = (nint)labels;
            team.Run(this, threads);
        }

        inputsAreFinite = _inputsAreFinite;
        return _loss;
    }

    public override void Run(int index, int count)
    {
        int samples = (int)_batch.RowCount;
        int length = TurnLength(_tile, samples, count);
        for (int turn = index, first = index * length; first < samples; turn += count, first += length * count)
        {
            var part = _batch with
            {
                FirstRow = (nuint)first,
                WorkspaceRow = (nuint)(index * length),
                RowCount = (nuint)Math.Min(length, samples - first),
                Continues = first > 0,
            };
            ref float read = ref RunTiles(in part);
            if (!_turns.WaitFor(0, turn))
            {
                return;
            }

            _inputsAreFinite = rows.CheckInputs(ref read, in part, _inputsAreFinite);
            _loss = loss.Sum(in part, _inputsAreFinite);
            program.SumGradients(ref read, buffers, in part, Share.Whole);
            _turns.Set(0, turn + 1);
        }
    }

    public override void Abandon() => _turns.Fail();

    /// <summary>Takes tile after tile forward and backward.</summary>
    /// <param name="part">The rows of one turn.</param>
    /// <returns>The inputs that the first layer reads of these rows.</returns>
    private ref float RunTiles(in BatchContext part)
    {
        int rowCount = (int)part.RowCount;
        for (int start = 0; start < rowCount; start += _tile)
        {
            var tile = part with
            {
                FirstRow = part.FirstRow + (nuint)start,
                WorkspaceRow = part.WorkspaceRow + (nuint)start,
                RowCount = (nuint)Math.Min(_tile, rowCount - start),
            };
            SpreadTargets((int)tile.FirstRow, (int)tile.RowCount);
            rows.RunRows(ref InputsOf(in tile), in tile);
        }

        return ref rows.ReadBy(in part, ref InputsOf(in part));
    }

    private unsafe ref float InputsOf(in BatchContext part) =>
        ref Unsafe.AsRef<float>((float*)_inputs + (nint)part.FirstRow * _inputCount);

    private unsafe void SpreadTargets(int first, int count)
    {
        if (_values != 0)
        {
            working.SpreadTargets(new ReadOnlySpan<float>((float*)_values + (nint)first * _width, count * _width), first, count);
        }
        else if (_labels != 0)
        {
            working.SpreadTargets(new ReadOnlySpan<int>((int*)_labels + first, count), first, count);
        }
    }
}

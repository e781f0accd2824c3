using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Memory for a batch of a source: apart from the workspace, which a source may overwrite by calls of the trainer while it fills the batch.
/// </summary>
internal sealed class SourceBatch(NetworkDescription description, ArgumentChecks arguments)
{
    private const string Name = "source";

    private AlignedBuffer _inputs = new(0);
    private float[] _targets = [];
    private int[] _labels = [];
    private float[] _weights = [];
    private bool _hasLabels;
    private bool _hasWeights;

    /// <summary>Samples of the source in an epoch; null if not known.</summary>
    public long? SampleCount { get; private set; }

    /// <summary>Number of samples of the current batch.</summary>
    public int Rows { get; private set; }

    /// <summary>The first input.</summary>
    public ref float Inputs => ref _inputs.Reference;

    /// <summary>The targets or labels of the current batch, and its weights.</summary>
    public Targets Targets
    {
        get
        {
            Targets targets = _hasLabels
                ? Targets.FromLabels(_labels.AsSpan(0, Rows))
                : Targets.FromValues(_targets.AsSpan(0, Rows * description.OutputCount));
            return _hasWeights ? targets.WithWeights(_weights.AsSpan(0, Rows)) : targets;
        }
    }

    /// <summary>Asks the source what it has, and makes room for its batches, so that no step allocates.</summary>
    /// <exception cref="ArgumentException">The source has no samples.</exception>
    /// <exception cref="InvalidOperationException">The loss takes no targets, or no labels.</exception>
    public void Prepare(IBatchSource source, int batchSize)
    {
        Rows = 0;
        SampleCount = source.SampleCount;
        _hasLabels = source.HasLabels;
        _hasWeights = source.HasWeights;
        if (SampleCount < 1)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected a source of at least 1 sample, or null if the number is not known, but got ")
                    + FormattableString.Invariant($"a SampleCount of {SampleCount}."),
                Name);
        }

        // No samples yet: this checks that the loss takes them.
        arguments.CheckTargets(Targets, samples: 0, Name);
        if (_inputs.Length < batchSize * description.InputCount)
        {
            _inputs = new AlignedBuffer(batchSize * description.InputCount);
        }

        Reserve(ref _targets, _hasLabels ? 0 : batchSize * description.OutputCount);
        Reserve(ref _labels, _hasLabels ? batchSize : 0);
        Reserve(ref _weights, _hasWeights ? batchSize : 0);
    }

    /// <summary>Lets the source fill in a batch, and checks it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="room">The number of samples to ask for.</param>
    /// <param name="taken">Samples of the epoch so far.</param>
    /// <returns>The number of samples; 0 at the end of an epoch whose length was not known.</returns>
    /// <exception cref="ArgumentException">A target, label or weight is not valid.</exception>
    /// <exception cref="InvalidOperationException">The source did not fill in the number of samples that it had to.</exception>
    public int Fill(IBatchSource source, int room, long taken)
    {
        var spans = new BatchSpans(
            room,
            _inputs.Span[..(room * description.InputCount)],
            _hasLabels ? [] : _targets.AsSpan(0, room * description.OutputCount),
            _hasLabels ? _labels.AsSpan(0, room) : [],
            _hasWeights ? _weights.AsSpan(0, room) : []);

        // Values that a source forgets would otherwise be those of the batch before.
        spans.Inputs.Fill(float.NaN);
        spans.Targets.Fill(float.NaN);
        spans.Labels.Fill(-1);
        spans.Weights.Fill(float.NaN);
        Rows = source.FillBatch(spans);
        CheckRows(room, taken);
        if (Rows > 0)
        {
            Targets targets = Targets;
            arguments.CheckTargets(targets, Rows, Name);
            arguments.CheckTargetValues(targets, Name);
        }

        return Rows;
    }

    private void CheckRows(int room, long taken)
    {
        if (SampleCount is { } count && Rows != room)
        {
            throw new InvalidOperationException(
                $"Expected {Check.Count(room, "sample")} from the source, whose SampleCount is {count}, "
                    + $"but after {taken} it filled in {Rows}.");
        }

        if (Rows < 0 || Rows > room)
        {
            throw new InvalidOperationException(
                $"Expected at most {Check.Count(room, "sample")} from the source, or 0 at the end of the epoch, but it filled in {Rows}.");
        }

        if (Rows == 0 && taken == 0)
        {
            throw new InvalidOperationException("Expected at least 1 sample from the source in each epoch, but got none.");
        }
    }

    private static void Reserve<T>(ref T[] values, int length)
    {
        if (values.Length < length)
        {
            values = new T[length];
        }
    }
}

namespace AdamKernels;

/// <summary>How far a Fit has come: with it, the parameters and the optimizer, another Fit goes on as if nothing had happened.</summary>
internal sealed class FitProgress
{
    private const int HistoryColumns = 5;

    private readonly ulong[] _random = new ulong[DeterministicRandom.StateLength];

    /// <summary>The epochs as a file has them, up to the last save; with room for some more.</summary>
    private double[] _table = [];
    private int _rows;

    private FitSettings _settings;
    private FitMonitor _monitor;
    private PlateauState _plateau;
    private double _loss;
    private double _counted;
    private long _firstStep;
    private long _stepCount;
    private long _taken;
    private bool _hasBest;

    /// <summary>The epochs so far.</summary>
    public FitHistory History { get; private set; } = new(maxEpochs: 0);

    /// <summary>What decides the order of the samples.</summary>
    public FitSettings Settings => _settings;

    /// <summary>Updates that the trainer had made before the Fit.</summary>
    public long FirstStep => _firstStep;

    /// <summary>Updates that the trainer has made.</summary>
    public long StepCount => _stepCount;

    /// <summary>Samples of the current epoch that were trained on; 0 before its first batch.</summary>
    public long Taken => _taken;

    /// <summary>Whether the parameters of the best epoch were kept.</summary>
    public bool HasBest => _hasBest;

    /// <summary>The best epoch so far, and when to stop.</summary>
    public FitMonitor Monitor => _monitor;

    /// <summary>The rate that follows the loss.</summary>
    public PlateauState Plateau => _plateau;

    /// <summary>State of the random numbers for the last step: when its epoch began; or when the Fit began, if there was none.</summary>
    public ReadOnlySpan<ulong> Random => _random;

    /// <summary>The mean loss of the current epoch so far.</summary>
    public double MeanLoss => _loss / _counted;

    /// <summary>Begins a Fit, in memory that was that of another one.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="options">Its options.</param>
    /// <param name="stepCount">Updates made so far by the trainer.</param>
    public void Begin(FitSettings settings, FitOptions options, long stepCount)
    {
        _settings = settings;
        _firstStep = stepCount;
        _stepCount = stepCount;
        _monitor = new FitMonitor(options.EarlyStopping);
        _plateau = options.ReduceOnPlateau?.GetState() ?? default;
        _hasBest = false;
        _rows = 0;
        History = new FitHistory(options.Epochs);
        BeginEpoch();
    }

    /// <summary>Takes over the options of a Fit that goes on.</summary>
    public void Continue(FitOptions options) => _monitor = _monitor.With(options.EarlyStopping);

    /// <summary>Records the random numbers at the beginning of the Fit, and of each epoch once a step was made.</summary>
    public void RecordRandom(in DeterministicRandom random) => random.CopyStateTo(_random);

    /// <summary>Records a step.</summary>
    /// <param name="rows">Its samples.</param>
    /// <param name="loss">The sum of their losses; 0 if the step was skipped.</param>
    /// <param name="counted">What the sum is to be divided by; 0 if the step was skipped.</param>
    /// <param name="stepCount">Updates that the trainer has made.</param>
    public void RecordStep(int rows, double loss, double counted, long stepCount)
    {
        _taken += rows;
        _loss += loss;
        _counted += counted;
        _stepCount = stepCount;
    }

    /// <summary>Records an epoch.</summary>
    /// <param name="epoch">Its results.</param>
    /// <param name="monitored">The loss that decides which epoch is best.</param>
    /// <param name="plateau">The rate that follows the loss; null if there is none.</param>
    /// <param name="keepsBest">Whether the parameters of the best epoch are kept.</param>
    /// <returns>Whether it is the best so far.</returns>
    public bool RecordEpoch(EpochResult epoch, double monitored, ref ReduceOnPlateau? plateau, bool keepsBest)
    {
        History.Add(epoch);
        bool isBest = _monitor.Add(epoch, monitored);
        if (plateau is { } rate)
        {
            rate.Report(monitored);
            _plateau = rate.GetState();
            plateau = rate;
        }

        _stepCount = epoch.StepCount;
        _hasBest = isBest ? keepsBest : _hasBest;
        BeginEpoch();
        return isBest;
    }

    /// <summary>Visits everything.</summary>
    public void Accept<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        _settings.Accept(ref visitor);
        visitor.Visit("fit.first_step", ref _firstStep);
        visitor.Visit("fit.step_count", ref _stepCount);
        visitor.Visit("fit.samples_taken", ref _taken);
        visitor.Visit("fit.loss_sum", ref _loss);
        visitor.Visit("fit.loss_divisor", ref _counted);
        visitor.Visit("fit.random", _random, [_random.Length]);
        visitor.Visit("fit.has_best_parameters", ref _hasBest);
        int epochs = History.Count;
        visitor.Visit("fit.epochs", ref epochs);
        WriteHistory();
        visitor.VisitTable("fit.history", ref _table, epochs, HistoryColumns);
        ReadHistory(epochs);
        _monitor.Accept(ref visitor, History);
        if (_settings.HasPlateau)
        {
            _plateau.Accept(ref visitor);
        }
    }

    /// <summary>Checks numbers that were read from a file.</summary>
    /// <exception cref="CheckpointException">They are not those of a Fit.</exception>
    public void Check(ArgumentChecks arguments)
    {
        LoadedNumber.Check("fit.batch_size", _settings.BatchSize, _settings.BatchSize >= 1, "at least 1");
        LoadedNumber.Check("fit.first_step", _firstStep, _firstStep >= 0, "at least 0");
        LoadedNumber.Check("fit.step_count", _stepCount, _stepCount >= _firstStep, "at least fit.first_step");
        LoadedNumber.Check("fit.samples_taken", _taken, _taken >= 0, "at least 0");
        LoadedNumber.Check("fit.random", 0, _random.AsSpan().ContainsAnyExcept(0UL), "the state of a generator of random numbers");
        if (_settings.HasPlateau)
        {
            LoadedNumber.CheckRate("fit.plateau_rate", _plateau.Rate, arguments);
        }
    }

    private void BeginEpoch()
    {
        _taken = 0;
        _loss = 0;
        _counted = 0;
    }

    /// <summary>Adds the epochs since the last save to the table.</summary>
    private void WriteHistory()
    {
        if (_table.Length < History.Count * HistoryColumns)
        {
            Array.Resize(ref _table, Math.Max(2 * _table.Length, (History.Count + 8) * HistoryColumns));
        }

        for (; _rows < History.Count; _rows++)
        {
            EpochResult epoch = History[_rows];
            Span<double> row = _table.AsSpan(_rows * HistoryColumns, HistoryColumns);
            row[0] = epoch.Loss;
            row[1] = epoch.StepCount;
            row[2] = epoch.ValidationLoss;
            row[3] = epoch.ValidationAccuracy;
            row[4] = epoch.LearningRate;
        }
    }

    /// <summary>Rebuilds the epochs from the table that a file has; nothing if they are there.</summary>
    private void ReadHistory(int epochs)
    {
        for (int i = History.Count; i < epochs; i++)
        {
            ReadOnlySpan<double> row = _table.AsSpan(i * HistoryColumns, HistoryColumns);
            History.Add(new EpochResult(i + 1, row[0], (long)row[1], row[2], row[3], row[4]));
        }

        _rows = History.Count;
    }
}

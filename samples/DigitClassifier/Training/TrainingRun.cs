using System.Globalization;
using AdamKernels;
using DigitSample.CommandLine;
using SampleKit;
using SampleKit.Data;
using SampleKit.Reporting;

namespace DigitSample.Training;

/// <summary>Trains a network and tests it after each epoch.</summary>
internal sealed class TrainingRun
{
    private readonly SampleOptions _options;
    private readonly DigitData _data;
    private readonly TrainingDisplay _display;
    private readonly DigitClassifier _network;
    private readonly Trainer<DigitClassifier> _trainer;
    private readonly List<EpochResult> _epochs = [];
    private readonly TrainingMeter _meter = new();

    public TrainingRun(SampleOptions options, DigitData data)
    {
        _options = options;
        _data = data;
        _network = new DigitClassifier(options.Seed);
        _trainer = new Trainer<DigitClassifier>(_network) { LearningRate = options.LearningRate };
        long stepsPerEpoch = (data.Training.Count + options.Batch - 1) / options.Batch;
        _display = TrainingDisplay.Create(options.Epochs, options.Epochs * stepsPerEpoch);
    }

    /// <exception cref="UserErrorException">Training diverged.</exception>
    public TrainingResult Run()
    {
        try
        {
            _display.Run(Train);
        }
        catch (NonFiniteLossException)
        {
            throw Diverged();
        }

        var parameters = new float[DigitClassifier.ParameterCount];
        _network.GetParameters(parameters);
        string hash = ParameterHash.Of(parameters);
        var test = new Evaluation(_epochs[^1].ValidationLoss, _epochs[^1].ValidationAccuracy, _data.Test.Count);
        return new TrainingResult(test, _trainer.StepCount, _meter.Elapsed, _meter.BytesPerStep, hash, _epochs);
    }

    private void Train(CancellationToken cancellation)
    {
        var fit = new FitOptions
        {
            Epochs = _options.Epochs,
            BatchSize = _options.Batch,
            Seed = _options.Seed ^ SeedStream.Order,
            CancellationToken = cancellation,
            StepCompleted = OnStepCompleted,
            EpochCompleted = OnEpochCompleted,
        };
        ShiftedDigits? shifted = _options.Augment ? new ShiftedDigits(_data.Training) : null;
        _meter.Resume();
        if (shifted is not null)
        {
            _trainer.Fit(shifted, fit);
        }
        else
        {
            _trainer.Fit(_data.Training.Images, _data.Training.Labels, fit);
        }

        _meter.Pause();
    }

    private void OnStepCompleted(StepResult step)
    {
        _meter.Pause();
        _meter.CountStep(step.StepCount);
        _display.StepCompleted(step);
        _meter.Resume();
    }

    private void OnEpochCompleted(EpochResult epoch)
    {
        _meter.Pause();
        Evaluation test = Evaluate();
        _epochs.Add(epoch with { ValidationLoss = test.Loss, ValidationAccuracy = test.Accuracy });
        _display.EpochCompleted(_epochs[^1]);
        _meter.Resume();
    }

    private Evaluation Evaluate()
    {
        Evaluation test = _trainer.Evaluate(_data.Test.Images, _data.Test.Labels);
        return double.IsFinite(test.Loss) ? test : throw Diverged();
    }

    private UserErrorException Diverged() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"training diverged after {_trainer.StepCount} steps: expected a finite loss; try a learning rate below {_options.LearningRate}"));
}

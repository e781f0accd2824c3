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
    private readonly CheckpointFolder? _checkpoints;
    private readonly TrainingDisplay _display;
    private readonly Trainer<DigitClassifier> _trainer;
    private readonly TrainingMeter _meter = new();
    private readonly long _stepsPerEpoch;
    private bool _hasBegun;
    private bool _hasSaved;

    /// <param name="options">How to train.</param>
    /// <param name="data">The digits.</param>
    /// <param name="checkpoints">Where to save the state of the training, and to go on from; null for nowhere.</param>
    public TrainingRun(SampleOptions options, DigitData data, CheckpointFolder? checkpoints = null)
    {
        _options = options;
        _data = data;
        _checkpoints = checkpoints;
        Network = new DigitClassifier(options.Seed);
        _trainer = new Trainer<DigitClassifier>(Network) { LearningRate = options.LearningRate };
        _stepsPerEpoch = (data.Training.Count + options.Batch - 1) / options.Batch;
        _display = TrainingDisplay.Create(options.Epochs, options.Epochs * _stepsPerEpoch);
    }

    /// <summary>The network that is trained.</summary>
    public DigitClassifier Network { get; }

    /// <exception cref="UserErrorException">Training diverged, or the checkpoints are of a run with other options.</exception>
    /// <exception cref="CheckpointException">A checkpoint cannot be written, or none can be read.</exception>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed.</exception>
    public TrainingResult Run()
    {
        FitResult result = default;
        try
        {
            _display.Run(cancellation => result = Train(cancellation));
        }
        catch (NonFiniteLossException)
        {
            throw Diverged();
        }
        catch (OperationCanceledException) when (_checkpoints is not null)
        {
            ReportCheckpoint(_checkpoints);
            throw;
        }
        catch (Exception error) when (!_hasBegun && IsMismatch(error))
        {
            throw Refused(error.Message.Replace(" (Parameter 'options')", "", StringComparison.Ordinal));
        }

        var test = new Evaluation(result.LastEpoch.ValidationLoss, result.LastEpoch.ValidationAccuracy, _data.Test.Count);
        return new TrainingResult(
            test, _trainer.StepCount, _meter.Elapsed, _meter.BytesPerStep, TrainingResult.HashOf(Network), result.History);
    }

    private FitResult Train(CancellationToken cancellation)
    {
        var fit = new FitOptions
        {
            Epochs = _options.Epochs,
            BatchSize = _options.Batch,
            Seed = _options.Seed ^ SeedStream.Order,
            CancellationToken = cancellation,
            Checkpoints = _checkpoints,
            Resume = _options.Resume,
            Resumed = OnResumed,
            StepCompleted = OnStepCompleted,
            EpochCompleted = OnEpochCompleted,
        };
        (DigitSet training, DigitSet test) = (_data.Training, _data.Test);
        ShiftedDigits? shifted = _options.Augment ? new ShiftedDigits(training) : null;
        _meter.Resume();
        FitResult result = shifted is not null
            ? _trainer.Fit(shifted, test.Images, test.Labels, fit)
            : _trainer.Fit(training.Images, training.Labels, test.Images, test.Labels, fit);
        _meter.Pause();
        return result;
    }

    private void OnResumed(FitHistory epochs)
    {
        _meter.Pause();
        if (_trainer.LearningRate != _options.LearningRate)
        {
            throw Refused(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected --learning-rate {_trainer.LearningRate}, as it began, but got {_options.LearningRate}."));
        }

        _display.Resumed(epochs, _trainer.StepCount);
        _meter.Resume();
    }

    private void OnStepCompleted(StepResult step)
    {
        _meter.Pause();
        _hasBegun = true;
        _meter.CountStep(isAlone: !_hasSaved);
        _hasSaved = _checkpoints is { } folder && step.StepCount % folder.EverySteps == 0;
        _display.StepCompleted(step);
        if (step.StepCount % _stepsPerEpoch != 0)
        {
            // Otherwise Fit tests the network next.
            _meter.Resume();
        }
    }

    private void OnEpochCompleted(EpochResult epoch)
    {
        _meter.Pause();
        if (!double.IsFinite(epoch.ValidationLoss))
        {
            throw Diverged();
        }

        _hasSaved = _checkpoints is not null;
        _display.EpochCompleted(epoch);
        _meter.Resume();
    }

    /// <summary>
    /// Whether the run in the checkpoints had another seed, batch size, source or number of samples: Fit compares them before it begins.
    /// </summary>
    private bool IsMismatch(Exception error) =>
        _options.Resume && error is InvalidOperationException or ArgumentException { ParamName: "options" };

    /// <summary>Says where the checkpoint is that Fit has saved, and how to continue.</summary>
    private void ReportCheckpoint(CheckpointFolder checkpoints)
    {
        if (checkpoints.FindNewest() is { } path)
        {
            string command = _options.Resume ? "the same command" : "the same command with --resume";
            Console.Out.WriteLine($"saved {path}; {command} continues from there");
        }
    }

    private UserErrorException Refused(string reason) => new($"{_options.Checkpoint}: cannot be resumed with these options. {reason}");

    private UserErrorException Diverged() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"training diverged after {_trainer.StepCount} steps: expected a finite loss; try a learning rate below {_options.LearningRate}"));
}

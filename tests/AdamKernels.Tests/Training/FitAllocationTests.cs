using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;
using static AdamKernels.Tests.Reference.Descriptions;

namespace AdamKernels.Tests.Training;

/// <summary>After warm-up a Fit allocates its history, and nothing for its steps and epochs.</summary>
public class FitAllocationTests
{
    private readonly NetworkDescription _description = DescriptionOf<Control>();
    private readonly Trainer<Control> _trainer = new(new Control(seed: 1));
    private readonly Batch _batch = new(DescriptionOf<Control>(), rows: 4);
    private readonly Batch _large = new(DescriptionOf<Control>(), rows: 100);

    [Fact]
    public void Fit_allocates_nothing_over_its_epochs()
    {
        var epochs = new EpochAllocations();
        var options = new FitOptions
        {
            Epochs = EpochAllocations.Epochs,
            BatchSize = 32,
            EpochCompleted = epochs.Complete,
        };

        _trainer.Fit(_large.Inputs, _large.Targets, options);

        Assert.Equal(0, epochs.Least);
        AssertHistoryAlone(options, () => _trainer.Fit(_large.Inputs, _large.Targets, options));
    }

    /// <summary>With everything that has a memory of its own: a schedule, a share held back, early stopping, and a token.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_with_every_option_allocates_nothing_over_its_epochs(bool scheduled)
    {
        using var source = new CancellationTokenSource();
        var epochs = new EpochAllocations();
        var options = new FitOptions
        {
            Epochs = EpochAllocations.Epochs,
            BatchSize = 32,
            ValidationFraction = 0.2,
            Schedule = scheduled ? new CosineSchedule(1e-3, 600) : null,
            ReduceOnPlateau = scheduled ? null : new ReduceOnPlateau(1e-3),
            EarlyStopping = new EarlyStopping(1000),
            CancellationToken = source.Token,
            EpochCompleted = epochs.Complete,
            Progress = new ImmediateProgress(_ => { }),
        };

        _trainer.Fit(_large.Inputs, _large.Targets, options);

        Assert.Equal(0, epochs.Least);
        AssertHistoryAlone(options, () => _trainer.Fit(_large.Inputs, _large.Targets, options));

        var withSet = new FitOptions { EarlyStopping = new EarlyStopping(1000) };
        AssertHistoryAlone(withSet, () => _trainer.Fit(_large.Inputs, _large.Targets, _batch.Inputs, _batch.Targets, withSet));
    }

    /// <summary>Fails when a feed or a batch is boxed on its way through the loop.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_over_a_source_allocates_nothing_over_its_epochs(bool isCounted)
    {
        var source = new SetSource(_large) { IsCounted = isCounted, Weights = [.. Enumerable.Repeat(0.5f, 100)] };
        var epochs = new EpochAllocations();
        var options = new FitOptions { Epochs = EpochAllocations.Epochs, BatchSize = 32, EpochCompleted = epochs.Complete };

        _trainer.Fit(source, options);

        Assert.Equal(0, epochs.Least);
        source.Seeds.EnsureCapacity(100 * EpochAllocations.Epochs);
        AssertHistoryAlone(options, () => _trainer.Fit(source, options));
    }

    private static void AssertHistoryAlone(FitOptions options, Action fit)
    {
        const int Calls = 10;

        // Kept alive, because an object that nobody keeps may be created on the stack.
        long history = Allocations.Least(() => GC.KeepAlive(new FitHistory(options.Epochs)), Calls);
        Assert.Equal(history, Allocations.Least(fit, Calls));
    }
}

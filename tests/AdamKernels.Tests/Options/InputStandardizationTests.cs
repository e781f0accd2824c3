using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>Where the standardization of inputs comes from, and that nothing trains or predicts on raw inputs by accident.</summary>
public class InputStandardizationTests
{
    private const int Rows = 20;
    private static readonly float[] Inputs = [.. Enumerable.Range(0, Rows * 3).Select(i => 100 + i * i % 17 * 0.5f)];
    private static readonly float[] Targets = [.. Enumerable.Range(0, Rows * 2).Select(i => i % 3 * 0.25f)];

    private readonly WithStandardization _network = new(seed: 1);
    private readonly Trainer<WithStandardization> _trainer;

    public InputStandardizationTests() => _trainer = new(_network);

    [Fact]
    public void A_step_before_it_is_set_is_refused()
    {
        Refuses(() => _trainer.Step(Inputs.AsSpan(0, 3), Targets.AsSpan(0, 2)));
        Refuses(() => _trainer.ForwardPropagate(Inputs.AsSpan(0, 3)));
        Refuses(() => _trainer.Evaluate(Inputs, Targets));

        void Refuses(Action call) => Refusal.Assert<InvalidOperationException, WithStandardization>(
            _trainer, call, "let Fit learn it, or set InputStandardization");
    }

    [Fact]
    public void A_prediction_before_it_is_set_is_refused()
    {
        float[] outputs = [1, 2];
        Assert.Throws<InvalidOperationException>(() => _network.Predict(Inputs.AsSpan(0, 3), outputs));
        Assert.Equal([1, 2], outputs);
    }

    /// <summary>The samples that are held back must not be learned from.</summary>
    [Fact]
    public void A_fit_learns_from_the_samples_that_it_trains_on()
    {
        var held = new WithStandardization(seed: 1);
        new Trainer<WithStandardization>(held).Fit(Inputs, Targets, new FitOptions { ValidationFraction = 0.25, Seed = 3 });
        _trainer.Fit(Inputs, Targets, new FitOptions());

        Assert.Equal(Standardization.Learn(Inputs, 3).Means.ToArray(), _network.InputStandardization!.Means.ToArray());
        Assert.NotEqual(_network.InputStandardization.Means.ToArray(), held.InputStandardization!.Means.ToArray());
    }

    [Fact]
    public void A_second_fit_keeps_what_the_first_one_learned()
    {
        _trainer.Fit(Inputs, Targets, new FitOptions());
        Standardization? learned = _network.InputStandardization;
        _trainer.Fit([.. Inputs.Select(x => x * 2)], Targets, new FitOptions());
        Assert.Same(learned, _network.InputStandardization);
    }

    [Fact]
    public void A_fit_keeps_what_was_set()
    {
        var set = Standardization.Identity(3);
        _network.InputStandardization = set;
        _trainer.Fit(Inputs, Targets, new FitOptions());
        Assert.Same(set, _network.InputStandardization);
    }

    [Fact]
    public void An_input_that_is_not_finite_is_named()
    {
        float[] inputs = [.. Inputs];
        inputs[3 * 4 + 1] = float.NaN;
        Refusal.Assert<ArgumentException, WithStandardization>(
            _trainer, () => _trainer.Fit(inputs, Targets, new FitOptions()), "row 4 has NaN in column 1");
        Assert.Null(_network.InputStandardization);
    }
}

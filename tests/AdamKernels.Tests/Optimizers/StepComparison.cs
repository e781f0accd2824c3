using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Optimizers;

/// <summary>The largest errors of an optimizer over many steps, in ulp of the largest term of each sum.</summary>
/// <param name="Parameter">Of parameters that an update moved by no more than half their own magnitude.</param>
/// <param name="LargeUpdate">
/// Of parameters that an update moved further, as it does near 0. Then little hides the rounding errors of the update itself, a chain of
/// about ten operations and rounded coefficients for Adam.
/// </param>
/// <param name="State">Of the optimizer states.</param>
internal readonly record struct StepErrors(double Parameter, double LargeUpdate, double State);

/// <summary>Every step of an optimizer against the same step in double.</summary>
internal static class StepComparison
{
    public const int Steps = 1_000;

    /// <summary>The errors over all steps and parameters; NaN if a value should not be finite and is, or the other way round.</summary>
    /// <remarks>Each step in double starts from the float state before it, so that errors do not add up.</remarks>
    public static StepErrors Run(UpdateSubject subject, ReferenceOptimizer oracle)
    {
        var series = new GradientSeries(subject.Count);
        subject.Start(series.Parameters());
        float[][] before = subject.State();
        Assert.Equal(1 + oracle.StateCount, before.Length);
        var errors = default(StepErrors);
        for (int step = 0; step < Steps; step++)
        {
            float[] gradients = series.Gradients(step);
            double rate = GradientSeries.LearningRate(step, subject.LearningRate);
            subject.Update(gradients, rate);
            oracle.Advance();
            float[][] after = subject.State();
            for (int i = 0; i < subject.Count; i++)
            {
                Sum[] expected = oracle.Update([.. before.Select(values => (double)values[i])], gradients[i], rate);
                errors = Add(errors, expected, before[0][i], [.. after.Select(values => values[i])]);
            }

            before = after;
        }

        return errors;
    }

    private static StepErrors Add(StepErrors errors, Sum[] expected, float old, float[] actual)
    {
        double error = expected[0].UlpError(actual[0]);
        bool isLarge = Math.Abs(expected[0].Value - old) > Math.Abs(old) / 2;
        return new StepErrors(
            isLarge ? errors.Parameter : Math.Max(errors.Parameter, error),
            isLarge ? Math.Max(errors.LargeUpdate, error) : errors.LargeUpdate,
            expected.Zip(actual).Skip(1).Aggregate(errors.State, (worst, pair) => Math.Max(worst, pair.First.UlpError(pair.Second))));
    }
}

using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Optimizers;

/// <summary>Every step of an optimizer against the same step in double.</summary>
internal static class StepComparison
{
    /// <summary>The errors over all steps and parameters; NaN if a value should not be finite and is, or the other way round.</summary>
    /// <param name="subject">What updates in float.</param>
    /// <param name="oracle">The formula in double.</param>
    /// <param name="steps">Number of steps.</param>
    /// <remarks>Each step in double starts from the float state before it, so that errors do not add up.</remarks>
    public static StepErrors Run(UpdateSubject subject, ReferenceOptimizer oracle, int steps)
    {
        var series = new GradientSeries(subject.Count);
        subject.Start(series.Parameters());
        float[][] before = subject.State();
        Assert.Equal(1 + oracle.StateCount, before.Length);
        var errors = default(StepErrors);
        for (int step = 0; step < steps; step++)
        {
            float[] gradients = series.Gradients(step);
            double rate = GradientSeries.GetLearningRate(step, subject.LearningRate);
            subject.Update(gradients, rate);
            oracle.Advance();
            float[][] after = subject.State();
            for (int i = 0; i < subject.Count; i++)
            {
                Sum[] expected = oracle.Update([.. before.Select(values => (double)values[i])], gradients[i], rate);
                errors = Add(errors, oracle, rate, expected, before[0][i], [.. after.Select(values => values[i])]);
            }

            before = after;
        }

        return errors with { Unmeasured = errors.Unmeasured / ((double)steps * subject.Count) };
    }

    private static StepErrors Add(StepErrors errors, ReferenceOptimizer oracle, double rate, Sum[] expected, float old, float[] actual)
    {
        bool isUnmeasured = double.IsPositiveInfinity(expected[0].LargestTerm);
        errors = errors with { Unmeasured = errors.Unmeasured + (isUnmeasured ? 1 : 0) };

        // Of an update that is added up over the steps the terms count, which may be larger than what is left of them.
        double update = Math.Max(
            Math.Abs(expected[0].Value - old), oracle.IsUpdate(expected.Length - 2) ? rate * expected[^1].LargestTerm : 0);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = expected[i].UlpError(actual[i]);
            bool isLarge = i == 0 ? update > Math.Abs(old) / 4 : oracle.IsUpdate(i - 1);
            errors = (isLarge, i) switch
            {
                (true, _) => errors with { LargeUpdate = Math.Max(errors.LargeUpdate, error) },
                (_, 0) => errors with { Parameter = Math.Max(errors.Parameter, error) },
                _ => errors with { State = Math.Max(errors.State, error) },
            };
        }

        return errors;
    }
}

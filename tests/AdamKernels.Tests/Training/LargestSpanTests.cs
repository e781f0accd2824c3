namespace AdamKernels.Tests.Training;

/// <summary>Predictions on the longest spans that there are, which only native memory can back.</summary>
public class LargestSpanTests
{
    private const int Length = int.MaxValue;

    /// <summary>
    /// Fails, with the whole process, when a row number is computed beyond the last sample: the sum of a row and a tile does not fit an
    /// <see cref="int"/> here.
    /// </summary>
    [SkippableFact]
    [Trait("Category", "Slow")]
    public void The_longest_span_is_predicted_to_its_end()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        Skip.IfNot(OperatingSystem.IsLinux(), "Maps memory as Linux does.");
        var network = new Line(1);
        network.SetParameters([0.5f, 3]);
        using var inputs = new RepeatedFloats(Length);
        using var outputs = new RepeatedFloats(Length);
        inputs.Span[^1] = 2;

        network.Predict(inputs.Span, outputs.Span);

        // The last samples are the last that were written to the memory: 0.5 · 2 + 3, and 0.5 · 0 + 3 before.
        Assert.Equal(4, outputs.Span[^1]);
        Assert.Equal(-1, outputs.Span[^1000..^1].IndexOfAnyExcept(3f));
    }
}

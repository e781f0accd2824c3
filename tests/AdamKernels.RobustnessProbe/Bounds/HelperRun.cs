namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>The other public methods that take spans: metrics, weights of classes, standardizations, orders and initial values.</summary>
internal static class HelperRun
{
    private const int MaxLength = 257;
    private const int Width = 3;

    public static void Run()
    {
        var floats = new GuardedArray<float>(Width * MaxLength);
        var others = new GuardedArray<float>(Width * MaxLength);
        var labels = new GuardedArray<int>(MaxLength);
        for (int length = 1; length <= MaxLength; length++)
        {
            foreach (Placement placement in Placement.InTurn(length))
            {
                Cases.Begin($"metrics of {length} rows, {placement}");
                Span<float> values = floats.Take(Width * length, placement).Span, targets = others.Take(Width * length, placement).Span;
                Span<int> classes = labels.Take(length, placement).Span;
                classes.Fill(Width - 1);
                values.Fill(1);
                RegressionMetrics.Calculate(values, targets, Width);
                new ConfusionMatrix(Width).Add(values, classes);
                float[] weights = ClassWeights.Balanced([0, 1, .. classes], Width);
                ClassWeights.GetSampleWeights(classes, floats.Take(weights, placement).Span, others.Take(length, placement).Span);
                Standardization.Learn(values, Width);
                Copy(length, floats, others, placement);
                var random = new DeterministicRandom(1);
                random.Shuffle(classes);
                Fill(floats.Take(length, placement).Span, ref random);
            }
        }
    }

    private static void Copy(int width, GuardedArray<float> first, GuardedArray<float> second, Placement placement)
    {
        Span<float> means = first.Take(width, placement).Span, deviations = second.Take(width, placement).Span;
        Standardization.Identity(width).CopyTo(means, deviations);
        _ = new Standardization(means, deviations);
    }

    private static void Fill(Span<float> weights, ref DeterministicRandom random)
    {
        ParameterInitializer.HeNormal(weights, weights.Length, 1, ref random);
        ParameterInitializer.HeUniform(weights, weights.Length, 1, ref random);
        ParameterInitializer.Orthogonal(weights, weights.Length, 1, ref random);
        ParameterInitializer.Constant(weights, 1);
    }
}

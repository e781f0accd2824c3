namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>Every hyper-parameter of every optimizer, out of its range.</summary>
internal static class HyperParameterCases
{
    private const string HalfOpen = "at least 0 and below 1, also when rounded to float";

    private const string Positive = "positive and finite, also when rounded to float";

    private const string NonNegative = "at least 0 and finite, also when rounded to float";

    private const string Epsilon = "at least 1e-30 and finite, also when rounded to float";

    /// <summary>A hyper-parameter that an attribute does not check makes one of these fail.</summary>
    public static IEnumerable<DiagnosticCase> All =>
    [
        .. Of("LearningRate", Positive, "0", "Adam", "AdamW", "Sgd", "RmsProp", "NAdam", "RAdam", "Adamax", "Adagrad", "Lion"),
        .. Of("LearningRate", Positive, "double.NaN", "AdamW", "NAdam", "RAdam", "Adamax", "Adagrad", "Lion"),
        .. Of("Beta1", HalfOpen, "1", "AdamW", "NAdam", "RAdam", "Adamax", "Lion"),
        .. Of("Beta2", HalfOpen, "1", "Adam", "AdamW", "NAdam", "RAdam", "Adamax", "Lion"),
        .. Of("Beta2", HalfOpen, "-0.1", "AdamW", "NAdam", "RAdam", "Adamax", "Lion"),
        .. Of("Epsilon", Epsilon, "0", "AdamW", "RmsProp", "NAdam", "RAdam", "Adamax", "Adagrad"),
        .. Of("Epsilon", Epsilon, "-1E-08", "Adam", "Adagrad"),
        .. Of("WeightDecay", NonNegative, "-0.01", "Adam", "AdamW", "Sgd", "RmsProp", "NAdam", "RAdam", "Adamax", "Adagrad", "Lion"),
        .. Of("WeightDecay", NonNegative, "double.PositiveInfinity", "Adam", "Lion"),
        .. Of("WeightDecay", NonNegative, "1E+39", "AdamW"),
        .. Of("Momentum", HalfOpen, "1", "Sgd", "RmsProp"),
        .. Of("Momentum", HalfOpen, "-0.5", "Sgd", "RmsProp"),
        .. Of("Dampening", HalfOpen, "-0.5", "Sgd"),
        .. Of("Dampening", HalfOpen, "1", "Sgd"),
        .. Of("MomentumDecay", NonNegative, "-0.004", "NAdam"),
        .. Of("MomentumDecay", NonNegative, "double.NaN", "NAdam"),
        .. Of("LearningRateDecay", NonNegative, "-0.1", "Adagrad"),
        .. Of("InitialAccumulator", NonNegative, "-1", "Adagrad"),
        .. Of("InitialAccumulator", NonNegative, "double.NaN", "Adagrad"),
    ];

    /// <param name="name">The hyper-parameter.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="value">What it is, as the message shows it, or the name of a constant.</param>
    /// <param name="attributes">The optimizers.</param>
    private static IEnumerable<DiagnosticCase> Of(string name, string expected, string value, params string[] attributes)
    {
        string shown = value.Replace("double.", "", StringComparison.Ordinal).Replace(
            "PositiveInfinity", "Infinity", StringComparison.Ordinal);
        return attributes.Select(attribute => new DiagnosticCase(
            "AK0010", $"{name} must be {expected}, but is {shown}", DiagnosticCases.Optimizer($"{attribute}({name} = {value})")));
    }
}

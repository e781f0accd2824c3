namespace AdamKernels.Onnx.Tests;

/// <summary>The networks that are exported and loaded.</summary>
internal static class NetworkCases
{
    /// <summary>All of them.</summary>
    public static readonly NetworkCase[] All =
    [
        new NetworkCase<WithIdentity>(),
        new NetworkCase<WithRelu>(),
        new NetworkCase<WithTanh>(),
        new NetworkCase<WithSigmoid>(),
        new NetworkCase<WithLeakyRelu>(),
        new NetworkCase<WithElu>(),
        new NetworkCase<WithGelu>(),
        new NetworkCase<WithGeluTanh>(),
        new NetworkCase<WithSilu>(),
        new NetworkCase<WithSoftplus>(),
        new NetworkCase<WithHardSwish>(),
        new NetworkCase<WithMish>(),
        new NetworkCase<WithLayerNorm>(),
        new NetworkCase<WithRmsNorm>(),
        new NetworkCase<WithResidual>(),
        new NetworkCase<WithDropout>(),
        new NetworkCase<WithInputScale>(),
        new NetworkCase<WithTargetScale>(),
        new NetworkCase<WithEverything>(),
        new NetworkCase<OfOne>(),
        new NetworkCase<SingleLayer>(),
        new NetworkCase<Wide>(),
        new NetworkCase<Classes>(),
        new NetworkCase<Decisions>(),
        new NetworkCase<OwnLoss>(),
        new NetworkCase<Linear>(),
        new NetworkCase<Relu8x16x4>(),
        new NetworkCase<TanhSigmoid5x7x6x3>(),
        new NetworkCase<NormGelu12x32x32x1>(),
        new NetworkCase<Silu64x64x10>(),
        new NetworkCase<EluSoftplus3x5x5x2>(),
        new NetworkCase<LeakyHardSwish16x33x33x2>(),
    ];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(network => network.Name)];

    /// <summary>The names of those with a normalized layer.</summary>
    public static TheoryData<string> Normalized =>
        [.. All.Where(network => network.Description.Model.Contains("Norm", StringComparison.Ordinal)).Select(network => network.Name)];

    /// <summary>The one with a name.</summary>
    public static NetworkCase Find(string name) => All.Single(network => network.Name == name);
}

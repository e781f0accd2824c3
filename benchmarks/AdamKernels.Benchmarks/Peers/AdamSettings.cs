namespace AdamKernels.Benchmarks.Peers;

/// <summary>Adam's hyper-parameters: the defaults, which the declared networks have too.</summary>
internal static class AdamSettings
{
    public const double LearningRate = 1e-3;
    public const double Beta1 = 0.9;
    public const double Beta2 = 0.999;
    public const double Epsilon = 1e-8;

    /// <summary>
    /// Learning rate of measured steps, so small that the networks stay what they are. At a useful rate they would learn the batch by
    /// heart within the measurement; their gradients would then sink into the subnormal numbers, with which processors are slower.
    /// </summary>
    public const double NegligibleRate = 1e-9;
}

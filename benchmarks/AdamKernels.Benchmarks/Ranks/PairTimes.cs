namespace AdamKernels.Benchmarks.Ranks;

/// <summary>What two processes measured.</summary>
/// <param name="Messages">Exchanges.</param>
/// <param name="Steps">Steps of all networks at all shared batches.</param>
internal sealed record PairTimes(MessageTimes Messages, PairStep[] Steps);

namespace AdamKernels.Conformance;

/// <summary>What a training may differ in without any difference in its results.</summary>
/// <param name="Workers">Threads that share the work; null for one alone.</param>
/// <param name="Group">Processes that share the shards of each batch; null for this one alone.</param>
/// <param name="IsInterrupted">Whether the training goes on from checkpoints, with another trainer each time.</param>
public sealed record RunOptions(TrainingWorkers? Workers = null, IProcessGroup? Group = null, bool IsInterrupted = false);

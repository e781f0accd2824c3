namespace AdamKernels.Tests.Readme;

/// <summary>A row of train.md.</summary>
/// <param name="Network">The network and the batch.</param>
/// <param name="Method">Who trained it.</param>
/// <param name="Median">Median time of a step in microseconds.</param>
/// <param name="Allocated">Bytes per step; a dash for none.</param>
internal sealed record TrainingResult(string Network, string Method, double Median, string Allocated);

namespace LiveService.Api;

/// <summary>Samples to learn: <c>{"inputs": [[0.1, -0.2, 0.5, 0], …], "targets": [[0.7], …]}</c>.</summary>
/// <param name="Inputs">A row of readings for each sample.</param>
/// <param name="Targets">A row of values for each sample: what should be predicted from its readings.</param>
internal sealed record SamplesRequest(float[]?[]? Inputs, float[]?[]? Targets);
